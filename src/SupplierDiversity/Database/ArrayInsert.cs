using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;

namespace SupplierDiversity.Database;

/// <summary>
/// Many rows of one INSERT as one statement for PostgreSQL: <c>INSERT INTO t (a, b) VALUES (@a, @b)</c> becomes
/// <c>INSERT INTO t (a, b) SELECT r.a, r.b FROM unnest(@a, @b) AS r (a, b)</c>, each parameter an array. The server then
/// parses, plans and starts it once instead of once a row.
/// </summary>
internal sealed partial class ArrayInsert
{
    private static readonly ConcurrentDictionary<string, Shape> Shapes = new(StringComparer.Ordinal);

    private readonly Shape _shape;
    private readonly ArrayColumn[] _columns;

    /// <summary>Begins with no rows. The types of the columns are asked of the server, once a statement.</summary>
    public ArrayInsert(string sql, NpgsqlConnection connection)
    {
        _shape = Shapes.GetOrAdd(sql, text => Shape.Of(text, connection));
        _columns = [.. _shape.Parameters.Select(p => ArrayColumn.Of(p.Type))];
    }

    /// <summary>True for an INSERT of one row of values.</summary>
    public static bool Fits(string sql) => sql.StartsWith("INSERT INTO ", StringComparison.Ordinal) && sql.Contains("VALUES (", StringComparison.Ordinal);

    /// <summary>Adds a row; the values come in the same order each time.</summary>
    public void Add((string Name, object? Value)[] values)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            var name = _shape.Parameters[i].Name;
            var value = i < values.Length && values[i].Name == name ? values[i].Value : Array.Find(values, v => v.Name == name).Value;
            _columns[i].Add(value);
        }
    }

    /// <summary>The statement with all rows.</summary>
    public NpgsqlBatchCommand Command()
    {
        var command = new NpgsqlBatchCommand(_shape.Sql);
        for (var i = 0; i < _columns.Length; i++)
        {
            command.Parameters.Add(_columns[i].Parameter(_shape.Parameters[i].Name));
        }

        return command;
    }

    /// <summary>The rewritten statement with its parameters.</summary>
    internal sealed record Shape(string Sql, IReadOnlyList<(string Name, NpgsqlDbType Type)> Parameters)
    {
        public static Shape Of(string sql, NpgsqlConnection connection)
        {
            using var command = new NpgsqlCommand(sql, connection);
            NpgsqlCommandBuilder.DeriveParameters(command);
            var parameters = command.Parameters.Select(p => (p.ParameterName, p.NpgsqlDbType)).ToList();
            return new(Rewrite(sql), parameters);
        }

        /// <summary>The statement over arrays.</summary>
        public static string Rewrite(string sql)
        {
            var start = sql.IndexOf("VALUES (", StringComparison.Ordinal) + "VALUES (".Length;
            var end = start;
            for (var open = 1; open > 0; end++)
            {
                open += sql[end] switch { '(' => 1, ')' => -1, _ => 0 };
            }

            var row = sql[start..(end - 1)];
            var names = ParameterName().Matches(row).Select(m => m.Groups[1].Value).Distinct().ToList();
            return $"{sql[..(start - "VALUES (".Length)]}SELECT {ParameterName().Replace(row, "r.$1")} FROM unnest({string.Join(", ", names.Select(n => "@" + n))}) AS r ({string.Join(", ", names)}){sql[end..]}";
        }
    }

    [GeneratedRegex(@"@(\w+)")]
    private static partial Regex ParameterName();
}
