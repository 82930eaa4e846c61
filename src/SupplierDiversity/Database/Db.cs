using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace SupplierDiversity.Database;

/// <summary>All there is between a feature's SQL and its engine: connections, transactions and the few differences.</summary>
public sealed class Db : IAsyncDisposable
{
    private readonly DatabaseSettings _settings;
    private readonly NpgsqlDataSource? _postgres;
    private readonly KeptConnections? _sqlite;

    /// <summary>Opens nothing yet.</summary>
    public Db(DatabaseSettings settings)
    {
        _settings = settings;
        DapperTypes.Register(settings.Engine);
        _postgres = settings.Engine == DatabaseEngine.Postgres ? NpgsqlDataSource.Create(Preparing(settings.ConnectionString)) : null;
        _sqlite = _postgres is null ? new KeptConnections(settings.ConnectionString) : null;
    }

    /// <summary>The engine in use.</summary>
    public DatabaseEngine Engine => _settings.Engine;

    /// <summary>The connection string, for parts that open their own connections (the job store).</summary>
    public string ConnectionString => _settings.ConnectionString;

    /// <summary>An open connection; dispose it after the query.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken ct) =>
        _postgres is not null ? await _postgres.OpenConnectionAsync(ct) : _sqlite!.Take(ct);

    /// <summary>
    /// An open connection for the few places that a framework calls without await. Waiting there for
    /// <see cref="OpenAsync"/> would hold a thread that its own answer needs: sixteen at once stood still for seconds.
    /// </summary>
    public DbConnection Open() => _postgres is not null ? _postgres.OpenConnection() : _sqlite!.Take(CancellationToken.None);

    /// <summary>Lets go of the SQLite file, which is about to be replaced; no connection that was opened before is used again.</summary>
    public void LetGo()
    {
        _sqlite?.Clear();
        SqliteConnection.ClearAllPools();
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

    /// <summary>Runs one statement on a connection of its own; it is its own transaction.</summary>
    public async Task ExecuteAsync(string sql, object? parameters, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: ct));
    }

    /// <summary>All rows of one question on a connection of its own.</summary>
    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? parameters, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        return (await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: ct))).AsList();
    }

    /// <summary>The one row of a question on a connection of its own, or null; more than one is a fault.</summary>
    public async Task<T?> FindAsync<T>(string sql, object? parameters, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: ct));
    }

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
        // Nobody changes a session's settings but for one transaction, so there is nothing to reset between two users.
        builder.NoResetOnClose = true;
        return builder.ToString();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _sqlite?.Dispose();
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }
}
