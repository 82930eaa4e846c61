using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace SupplierDiversity.Database;

/// <summary>
/// Writes many rows in one transaction: on PostgreSQL statements travel together in batches, on SQLite each statement
/// is prepared once and executed at once. Parameters are named as in the statement.
/// </summary>
internal sealed class RowBatch(DbConnection connection, DbTransaction transaction) : IAsyncDisposable
{
    private const int BatchSize = 400;

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
            command.Parameters.Add(new NpgsqlParameter(name, value ?? DBNull.Value));
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

    private static object ForSqlite(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => DapperTypes.ToText(instant),
        DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    };
}
