using System.Collections.Concurrent;
using Npgsql;
using SupplierDiversity.Database;

namespace SupplierDiversity.Hangfire;

/// <summary>
/// Gates that one passes at a time, over all processes of a database. On PostgreSQL an advisory lock of a connection of its
/// own, because it goes with its process; Hangfire's own locks outlive a killed one.
/// </summary>
internal abstract class RunGates
{
    public static RunGates For(Db db) => db.Engine == DatabaseEngine.Postgres ? new OfDatabase(db.ConnectionString) : new OfProcess();

    /// <summary>Waits until the gate is free; closed again when the result is disposed.</summary>
    public abstract Task<IAsyncDisposable> EnterAsync(string name, CancellationToken ct);

    /// <summary>The same without waiting: null when somebody is inside.</summary>
    public abstract Task<IAsyncDisposable?> TryEnterAsync(string name, CancellationToken ct);

    private sealed class OfDatabase(string connectionString) : RunGates
    {
        private readonly string unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ToString();

        public override async Task<IAsyncDisposable> EnterAsync(string name, CancellationToken ct) =>
            (await LockAsync("SELECT true FROM (SELECT pg_advisory_lock(hashtextextended(@name, 0))) AS locked", name, ct))!;

        public override Task<IAsyncDisposable?> TryEnterAsync(string name, CancellationToken ct) =>
            LockAsync("SELECT pg_try_advisory_lock(hashtextextended(@name, 0))", name, ct);

        private async Task<IAsyncDisposable?> LockAsync(string sql, string name, CancellationToken ct)
        {
            var connection = new NpgsqlConnection(unpooled);
            try
            {
                await connection.OpenAsync(ct);
                await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new("name", "portal job " + name) } };
                if (await command.ExecuteScalarAsync(ct) is true)
                {
                    return connection;
                }
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }

            await connection.DisposeAsync();
            return null;
        }
    }

    private sealed class OfProcess : RunGates
    {
        private readonly ConcurrentDictionary<string, SemaphoreSlim> gates = new();

        public override async Task<IAsyncDisposable> EnterAsync(string name, CancellationToken ct)
        {
            var entered = Gate(name);
            await entered.WaitAsync(ct);
            return new Inside(entered);
        }

        public override Task<IAsyncDisposable?> TryEnterAsync(string name, CancellationToken ct) =>
            Task.FromResult<IAsyncDisposable?>(Gate(name).Wait(0, ct) ? new Inside(Gate(name)) : null);

        private SemaphoreSlim Gate(string name) => gates.GetOrAdd(name, _ => new SemaphoreSlim(1, 1));

        private sealed class Inside(SemaphoreSlim gate) : IAsyncDisposable
        {
            private SemaphoreSlim? open = gate;

            public ValueTask DisposeAsync()
            {
                Interlocked.Exchange(ref open, null)?.Release();
                return ValueTask.CompletedTask;
            }
        }
    }
}
