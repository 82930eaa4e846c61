using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace SupplierDiversity.Database;

/// <summary>
/// Applies the plain-SQL files of <c>migrations/</c> in name order, once each, all in one transaction. Several
/// starters at once are safe: one applies, the others find nothing to do.
/// </summary>
/// <param name="db">The database they are for.</param>
/// <param name="clock">Dates the journal.</param>
/// <param name="folder">Which of the embedded folders holds them.</param>
public sealed class Migrations(Db db, TimeProvider clock, string folder = "migrations/")
{
    private const string Journal =
        "CREATE TABLE IF NOT EXISTS schema_migrations (name text PRIMARY KEY, hash text NOT NULL, applied_at timestamptz NOT NULL)";

    /// <summary>Applies what is pending and returns the names applied.</summary>
    /// <exception cref="MigrationRefusedException">A file was edited after it ran, comes before one that ran, or fails.</exception>
    public Task<IReadOnlyList<string>> ApplyAsync(CancellationToken ct) => ApplyAsync(Embedded(), ct);

    /// <summary>Names of this version's steps that the database does not have yet; changes nothing.</summary>
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var applied = (await connection.QueryAsync<string>(new CommandDefinition("SELECT name FROM schema_migrations", cancellationToken: ct))).ToHashSet();
        return [.. Mine().Where(f => !applied.Contains(f.Order)).Select(f => f.Name)];
    }

    /// <summary>The files of this version that run on this engine.</summary>
    internal IReadOnlyList<MigrationFile> Mine() => [.. Embedded().Where(f => f.RunsOn(db.Engine))];

    /// <summary>The same for given files (name and text), so that tests can refuse and fail on purpose.</summary>
    internal async Task<IReadOnlyList<string>> ApplyAsync(IReadOnlyList<MigrationFile> files, CancellationToken ct)
    {
        if (db.Engine == DatabaseEngine.Sqlite)
        {
            await using var first = await db.OpenAsync(ct);
            await first.ExecuteAsync("PRAGMA journal_mode = WAL");
        }

        var mine = files.Where(f => f.RunsOn(db.Engine)).OrderBy(f => f.Order, StringComparer.Ordinal).ToList();
        return await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                if (db.Engine == DatabaseEngine.Postgres)
                {
                    // A transaction's lock: a session's would stay with the pooled connection and block the next starter.
                    await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(20100518)", transaction: transaction);
                }

                await connection.ExecuteAsync(Journal, transaction: transaction);
                var applied = (await connection.QueryAsync<AppliedRow>(
                    "SELECT name, hash FROM schema_migrations", transaction: transaction)).ToDictionary(r => r.Name, r => r.Hash);
                return await RunPending(mine, applied, connection, transaction, ct);
            },
            ct);
    }

    private async Task<IReadOnlyList<string>> RunPending(
        List<MigrationFile> files, Dictionary<string, string> applied, DbConnection connection, DbTransaction transaction, CancellationToken ct)
    {
        var last = applied.Keys.Max(StringComparer.Ordinal);
        var names = new List<string>();
        foreach (var file in files)
        {
            if (applied.TryGetValue(file.Order, out var hash))
            {
                if (hash != file.Hash)
                {
                    throw new MigrationRefusedException($"{file.Name} was edited after it had been applied; write a new file instead.");
                }

                continue;
            }

            if (last is not null && string.CompareOrdinal(file.Order, last) < 0)
            {
                throw new MigrationRefusedException($"{file.Name} comes before {last}, which has been applied already; give it a later number.");
            }

            try
            {
                await connection.ExecuteAsync(new CommandDefinition(file.Text, transaction: transaction, cancellationToken: ct));
            }
            catch (DbException e)
            {
                throw new MigrationRefusedException($"{file.Name} failed and nothing was changed: {e.Message}", e);
            }

            await connection.ExecuteAsync(
                "INSERT INTO schema_migrations (name, hash, applied_at) VALUES (@Name, @Hash, @At)",
                new { Name = file.Order, file.Hash, At = DapperTypes.Cut(clock.GetUtcNow()) },
                transaction);
            names.Add(file.Name);
        }

        return names;
    }

    private List<MigrationFile> Embedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Select(n =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!, Encoding.UTF8);
            return new MigrationFile(n[folder.Length..], reader.ReadToEnd());
        }).ToList();
    }

    private sealed record AppliedRow
    {
        public required string Name { get; init; }
        public required string Hash { get; init; }
    }
}

/// <summary>A migration file. <c>0004_x.sqlite.sql</c> and <c>0004_x.postgres.sql</c> are one step in two spellings.</summary>
internal sealed record MigrationFile(string Name, string Text)
{
    /// <summary>The step's name without engine and ending: what is sorted and journalled.</summary>
    public string Order => Name.Replace(".sqlite.sql", ".sql", StringComparison.Ordinal).Replace(".postgres.sql", ".sql", StringComparison.Ordinal);

    /// <summary>SHA-256 over the text with \n line ends, so that a checkout's line ends do not matter.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n"))));

    public bool RunsOn(DatabaseEngine engine) => engine == DatabaseEngine.Sqlite
        ? !Name.EndsWith(".postgres.sql", StringComparison.Ordinal)
        : !Name.EndsWith(".sqlite.sql", StringComparison.Ordinal);
}

/// <summary>The database could not be brought to this version's schema; the message names the file.</summary>
public sealed class MigrationRefusedException : Exception
{
    /// <inheritdoc/>
    public MigrationRefusedException()
    {
    }

    /// <inheritdoc/>
    public MigrationRefusedException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public MigrationRefusedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
