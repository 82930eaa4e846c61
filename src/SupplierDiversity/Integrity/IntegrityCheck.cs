using System.Data.Common;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.People;
using SupplierDiversity.Wall;
using SupplierDiversity.Wall.Sealing;

namespace SupplierDiversity.Integrity;

/// <summary>Looks for what should never be: a broken file, a wrong schema, rows that lead nowhere, stuck work, lost keys.</summary>
internal sealed partial class IntegrityCheck(Db db, Migrations migrations, BackgroundDatabase background, IKeyManager keys, IOptions<KeyManagementOptions> options, RoleBook roles, AuditLog audit, TimeProvider clock)
{
    /// <summary>Everything that is wrong; empty when all is well.</summary>
    /// <param name="keptHead">Number and hash of an audit record that were kept outside the database, or null.</param>
    /// <param name="ct">Stops between checks.</param>
    public async Task<IReadOnlyList<IntegrityProblem>> FindAsync(AuditHead? keptHead, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        List<IntegrityProblem> problems = [.. await Schema(connection, migrations), .. Secrets(), .. await BackgroundAsync(ct)];
        if (db.Engine == DatabaseEngine.Sqlite)
        {
            problems.AddRange(await SqliteFile(connection));
        }

        // Rows can be counted only where the tables are.
        if (problems.Exists(p => p.Check == "schema-table"))
        {
            return problems;
        }

        var now = DapperTypes.Cut(clock.GetUtcNow());
        var instants = new { Now = now, HourAgo = now.AddHours(-1), DayAgo = now.AddDays(-1) };
        foreach (var rule in IntegritySql.Rules)
        {
            var count = await connection.ExecuteScalarAsync<long>(new CommandDefinition(rule.Sql, instants, cancellationToken: ct));
            if (count > 0)
            {
                problems.Add(new(rule.Name, count, rule.Meaning));
            }
        }

        if (await roles.CountConflictsAsync(ct) is var conflicts and > 0)
        {
            problems.Add(new("role-conflict", conflicts, "People hold roles in a city that do not go together; end one of each pair."));
        }

        if (await audit.FirstBrokenAsync(ct) is { } broken)
        {
            problems.Add(new("audit-chain", 1, $"Record {broken} of the audit log is not as it was written, or is missing; what comes after it proves nothing."));
        }

        if (keptHead is not null && (await audit.HashOfAsync(keptHead.Number, ct))?.Hash != keptHead.Hash)
        {
            problems.Add(new("audit-head", 1, $"Record {keptHead.Number} of the audit log is not the one whose fingerprint was kept, or is missing: the log was cut off or made anew."));
        }

        return problems;
    }

    // Pending and edited files were dealt with before: every command that uses the database migrates first.
    private async Task<IEnumerable<IntegrityProblem>> Schema(DbConnection connection, Migrations migrations)
    {
        var files = migrations.Mine();
        var journal = await connection.QueryAsync<string>(IntegritySql.Journal);
        var tables = await connection.QueryAsync<string>(db.Choose(IntegritySql.SqliteTables, IntegritySql.PostgresTables));
        var made = files.SelectMany(f => CreatedTable().Matches(f.Text).Select(m => m.Groups[1].Value)).ToList();
        var dropped = files.SelectMany(f => DroppedTable().Matches(f.Text).Select(m => m.Groups[1].Value));
        return
        [
            .. journal.Except(files.Select(f => f.Order))
                .Select(name => new IntegrityProblem("schema-newer", 1, $"{name} was applied by another version of the portal; this version does not know it.")),
            .. made.Except(dropped).Except(tables)
                .Select(name => new IntegrityProblem("schema-table", 1, $"The table {name} is missing.")),
        ];
    }

    // Behind the wall: the same, and payloads that nothing opens any more.
    private async Task<IEnumerable<IntegrityProblem>> BackgroundAsync(CancellationToken ct)
    {
        await using var connection = await background.Db.OpenAsync(ct);
        List<IntegrityProblem> problems = [.. await Schema(connection, background.Migrations)];
        if (db.Engine == DatabaseEngine.Sqlite)
        {
            problems.AddRange(await SqliteFile(connection));
        }

        if (problems.Count > 0)
        {
            return problems;
        }

        try
        {
            await background.Keys.ReadAsync(ct);
        }
        catch (SealBrokenException e)
        {
            problems.Add(new("background-key", 1, e.Message));
        }

        foreach (var table in SealedTables.All)
        {
            if (await connection.ExecuteScalarAsync<long>(new CommandDefinition(table.CountUnreadable, cancellationToken: ct)) is var lost and > 0)
            {
                problems.Add(new("background-sealed", lost, $"Rows of {table.Name} are sealed with a key that is not there any more."));
            }
        }

        if (await background.Audit.FirstBrokenAsync(ct) is { } broken)
        {
            problems.Add(new("background-audit-chain", 1, $"Record {broken} of the audit log of the background database is not as it was written, or is missing."));
        }

        return problems;
    }

    private static async Task<IEnumerable<IntegrityProblem>> SqliteFile(DbConnection connection)
    {
        var broken = (await connection.QueryAsync<string>("PRAGMA integrity_check")).Where(line => line != "ok").ToList();
        var orphans = (await connection.QueryAsync("PRAGMA foreign_key_check"))
            .Cast<IDictionary<string, object>>().GroupBy(row => $"{row["table"]} that name a row of {row["parent"]}");
        return
        [
            .. broken.Select(line => new IntegrityProblem("file", 1, $"The database file is damaged: {line}")),
            .. orphans.Select(group => new IntegrityProblem("orphans", group.Count(), $"There are rows of {group.Key} which is not there.")),
        ];
    }

    // Sessions and one-time tokens are sealed with these keys; one that cannot be opened makes them worthless.
    private List<IntegrityProblem> Secrets()
    {
        try
        {
            var stored = options.Value.XmlRepository?.GetAllElements().Count(e => e.Name.LocalName == "key") ?? 0;
            var readable = keys.GetAllKeys();
            List<IntegrityProblem> problems = readable.Count < stored
                ? [new("secret", stored - readable.Count, "Keys in the database cannot be understood; sign-ins and links sealed with them are lost.")]
                : [];
            problems.AddRange(readable.Where(key => !key.IsRevoked && !Opens(key))
                .Select(key => new IntegrityProblem("secret", 1, $"The key {key.KeyId} in the database cannot be opened; sign-ins and links sealed with it are lost.")));
            return problems;
        }
        catch (Exception e) when (e is System.Xml.XmlException or IOException or UnauthorizedAccessException)
        {
            return [new("secret", 1, $"The keys in the database cannot be read: {e.Message}")];
        }
    }

    private static bool Opens(IKey key)
    {
        try
        {
            return key.CreateEncryptor() is not null;
        }
        catch (Exception e) when (e is CryptographicException or System.Xml.XmlException or InvalidOperationException or FormatException or ArgumentException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^\s*CREATE (?:VIRTUAL )?TABLE (?:IF NOT EXISTS )?(\w+)", RegexOptions.Multiline)]
    private static partial Regex CreatedTable();

    [GeneratedRegex(@"^\s*DROP TABLE (?:IF EXISTS )?(\w+)", RegexOptions.Multiline)]
    private static partial Regex DroppedTable();
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Check">Which check found it; stable, for scripts.</param>
/// <param name="Count">How many rows or things.</param>
/// <param name="Meaning">One plain sentence.</param>
internal sealed record IntegrityProblem(string Check, long Count, string Meaning);
