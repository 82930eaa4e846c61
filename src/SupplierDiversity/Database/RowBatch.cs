using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace SupplierDiversity.Database;

/// <summary>
/// Writes many rows in one transaction: on PostgreSQL statements travel together in batches, on SQLite each statement
/// is prepared once and executed at once. Parameters are named as in the statement.
/// </summary>
internal sealed class RowBatch(DbConnection connection, DbTransaction transaction) : IAsyncDisposable
{
    private const int BatchSize = 400;

    private static readonly ConcurrentDictionary<(string Sql, string Name), NpgsqlDbType> Types = new();

    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private NpgsqlBatch? _batch;

    /// <summary>Adds one execution of a statement; rows become visible to queries after <see cref="SendAsync"/>.</summary>
    public async ValueTask AddAsync(string sql, CancellationToken ct, params (string Name, object? Value)[] values)
    {
        if (connection is SqliteConnection sqlite)
        {
            Execute(sqlite, sql, values);
            return;
        }

        _batch ??= new NpgsqlBatch((NpgsqlConnection)connection, (NpgsqlTransaction)transaction);
        var command = new NpgsqlBatchCommand(sql);
        foreach (var (name, value) in values)
        {
            command.Parameters.Add(new NpgsqlParameter { ParameterName = name, Value = value ?? DBNull.Value, NpgsqlDbType = TypeOf(sql, name, value) });
        }

        _batch.BatchCommands.Add(command);
        if (_batch.BatchCommands.Count >= BatchSize)
        {
            await SendAsync(ct);
        }
    }

    /// <summary>Sends what is waiting.</summary>
    public async Task SendAsync(CancellationToken ct)
    {
        if (_batch is { BatchCommands.Count: > 0 })
        {
            await _batch.ExecuteNonQueryAsync(ct);
            _batch.BatchCommands.Clear();
        }
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
            string[] => NpgsqlDbType.Array | NpgsqlDbType.Text,
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
