using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace SupplierDiversity.Database;

/// <summary>All there is between a feature's SQL and its engine: connections, transactions and the few differences.</summary>
public sealed class Db : IAsyncDisposable
{
    private readonly DatabaseSettings _settings;
    private readonly NpgsqlDataSource? _postgres;

    /// <summary>Opens nothing yet.</summary>
    public Db(DatabaseSettings settings)
    {
        _settings = settings;
        DapperTypes.Register(settings.Engine);
        _postgres = settings.Engine == DatabaseEngine.Postgres ? NpgsqlDataSource.Create(Preparing(settings.ConnectionString)) : null;
    }

    /// <summary>The engine in use.</summary>
    public DatabaseEngine Engine => _settings.Engine;

    /// <summary>The connection string, for parts that open their own connections (the job store).</summary>
    public string ConnectionString => _settings.ConnectionString;

    /// <summary>An open connection; dispose it after the query.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken ct)
    {
        if (_postgres is not null)
        {
            return await _postgres.OpenConnectionAsync(ct);
        }

        var connection = new SqliteConnection(_settings.ConnectionString);
        await connection.OpenAsync(ct);
        await using var pragmas = connection.CreateCommand();
        // WAL is set when the file is made (migrations); NORMAL survives a killed process, and a power cut loses at
        // most the last commits, never the file.
        pragmas.CommandText = "PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 30000;";
        await pragmas.ExecuteNonQueryAsync(ct);
        return connection;
    }

    /// <summary>
    /// Runs the work in one transaction and commits when it returns. On SQLite the transaction takes the write lock at
    /// once, so two writers queue up instead of failing half-way.
    /// </summary>
    public async Task<T> InTransactionAsync<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var transaction = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(IsolationLevel.Serializable, deferred: false)
            : await connection.BeginTransactionAsync(ct);
        var result = await work(connection, transaction);
        await transaction.CommitAsync(ct);
        return result;
    }

    /// <inheritdoc cref="InTransactionAsync{T}"/>
    public Task InTransactionAsync(Func<DbConnection, DbTransaction, Task> work, CancellationToken ct) =>
        InTransactionAsync(
            async (connection, transaction) =>
            {
                await work(connection, transaction);
                return true;
            },
            ct);

    /// <summary>"column is one of the list parameter", the one place where the engines spell a list differently.</summary>
    public string In(string column, string parameter) =>
        Engine == DatabaseEngine.Postgres ? $"{column} = ANY({parameter})" : $"{column} IN {parameter}";

    /// <summary>The statement that fits the engine, where one text cannot serve both.</summary>
    public string Choose(string sqlite, string postgres) => Engine == DatabaseEngine.Postgres ? postgres : sqlite;

    // Statements that come again are parsed once a connection, unless the operator says otherwise.
    private static string Preparing(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        builder.MaxAutoPrepare = builder.MaxAutoPrepare == 0 ? 60 : builder.MaxAutoPrepare;
        // Parsed once, planned each time: a plan kept from when a table was small reads all of it when it has grown.
        builder.Options ??= "-c plan_cache_mode=force_custom_plan";
        return builder.ToString();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }
}
