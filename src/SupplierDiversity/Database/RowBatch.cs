using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace SupplierDiversity.Database;

/// <summary>
/// Writes many rows in one transaction. On PostgreSQL everything travels together and the rows of one INSERT become one
/// statement over arrays (<see cref="ArrayInsert"/>); on SQLite each statement is prepared once and executed at once.
/// Parameters are named as in the statement.
/// </summary>
/// <remarks>
/// Rows of different INSERTs may be written in another order than they were added, but never before the first row of an
/// INSERT that was added earlier, and never across a statement that is no INSERT of one row. So add parents before
/// children, and a row of one key once.
/// </remarks>
internal sealed class RowBatch(DbConnection connection, DbTransaction transaction) : IAsyncDisposable
{
    private const int MostRows = 4000;
    private const int MostCommands = 400;

    private static readonly ConcurrentDictionary<(string Sql, string Name), NpgsqlDbType> Types = new();

    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ArrayInsert> _inserts = new(StringComparer.Ordinal);
    private NpgsqlBatch? _batch;
    private int _rows;

    /// <summary>Adds one execution of a statement; rows become visible to queries after <see cref="SendAsync"/>.</summary>
    public async ValueTask AddAsync(string sql, CancellationToken ct, params (string Name, object? Value)[] values)
    {
        if (connection is SqliteConnection sqlite)
        {
            Execute(sqlite, sql, values);
            return;
        }

        _batch ??= new NpgsqlBatch((NpgsqlConnection)connection, (NpgsqlTransaction)transaction);
        if (ArrayInsert.Fits(sql))
        {
            if (!_inserts.TryGetValue(sql, out var insert))
            {
                _inserts.Add(sql, insert = new ArrayInsert(sql, (NpgsqlConnection)connection));
            }

            insert.Add(values);
            _rows++;
        }
        else
        {
            TakeRows(_batch);
            _batch.BatchCommands.Add(Single(sql, values));
        }

        if (_rows >= MostRows || _batch.BatchCommands.Count >= MostCommands)
        {
            await SendAsync(ct);
        }
    }

    /// <summary>Sends what is waiting.</summary>
    public async Task SendAsync(CancellationToken ct)
    {
        if (_batch is null)
        {
            return;
        }

        TakeRows(_batch);
        if (_batch.BatchCommands.Count > 0)
        {
            await _batch.ExecuteNonQueryAsync(ct);
            _batch.BatchCommands.Clear();
        }
    }

    private void TakeRows(NpgsqlBatch batch)
    {
        foreach (var insert in _inserts.Values)
        {
            batch.BatchCommands.Add(insert.Command());
        }

        _inserts.Clear();
        _rows = 0;
    }

    private static NpgsqlBatchCommand Single(string sql, (string Name, object? Value)[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var (name, value) in values)
        {
            command.Parameters.Add(new NpgsqlParameter { ParameterName = name, Value = value ?? DBNull.Value, NpgsqlDbType = TypeOf(sql, name, value) });
        }

        return command;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var command in _prepared.Values)
        {
            await command.DisposeAsync();
        }

        if (_batch is not null)
        {
            await _batch.DisposeAsync();
        }
    }

    private void Execute(SqliteConnection sqlite, string sql, (string Name, object? Value)[] values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = new SqliteCommand(sql, sqlite, (SqliteTransaction)transaction);
            foreach (var (name, _) in values)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = "@" + name });
            }

            _prepared.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = ForSqlite(values[i].Value);
        }

        command.ExecuteNonQuery();
    }

    // A statement is prepared once for each set of parameter types, so a NULL takes the type its column had before.
    private static NpgsqlDbType TypeOf(string sql, string name, object? value)
    {
        NpgsqlDbType? type = value switch
        {
            string => NpgsqlDbType.Text,
            Guid => NpgsqlDbType.Uuid,
            int => NpgsqlDbType.Integer,
            long => NpgsqlDbType.Bigint,
            bool => NpgsqlDbType.Boolean,
            DateTimeOffset => NpgsqlDbType.TimestampTz,
            DateOnly => NpgsqlDbType.Date,
            null => null,
            _ => throw new ArgumentException($"@{name} has a type no column has: {value.GetType().Name}."),
        };
        return type is { } known ? Types.AddOrUpdate((sql, name), known, (_, _) => known) : Types.GetValueOrDefault((sql, name), NpgsqlDbType.Unknown);
    }

    private static object ForSqlite(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => DapperTypes.ToText(instant),
        DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    };
}
