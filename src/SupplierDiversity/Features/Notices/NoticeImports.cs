using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.Notices;

/// <summary>Imports and what they found: begun before the first file, counted with each chunk, finished after the last.</summary>
public sealed class NoticeImports(Db db, TimeProvider clock)
{
    // The rest stands in the notice itself; a list of hundreds helps nobody.
    private const int WarningsKept = 20;

    private const string Begin =
        "INSERT INTO imports (import_id, source, name, started_at) VALUES (@id, @source, @name, @now)";

    private const string BeginAuthored =
        "INSERT INTO imports (import_id, source, name, started_at, finished_at, authored) VALUES (@id, 'upload', @name, @now, @now, TRUE)";

    private const string Finish = "UPDATE imports SET finished_at = @now WHERE import_id = @id";

    private const string Count =
        """
        UPDATE imports SET files_read = files_read + @read, published = published + @published, updated = updated + @updated,
            unchanged = unchanged + @unchanged, skipped = skipped + @skipped, rejected = rejected + @rejected
         WHERE import_id = @id
        """;

    private const string CountRefused = "UPDATE imports SET files_read = files_read + @read, rejected = rejected + @read WHERE import_id = @id";

    private const string AddFinding =
        """
        INSERT INTO import_findings (finding_id, import_id, file_name, line, severity, element, reason)
        VALUES (@finding_id, @import_id, @file_name, @line, @severity, @element, @reason)
        """;

    /// <summary>Begins an import and returns its id.</summary>
    /// <param name="source">"command", "inbox", "upload" or "demo".</param>
    /// <param name="name">What was asked for: a file or folder name, never a whole path.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public async Task<Guid> BeginAsync(string source, string name, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await using var connection = await db.OpenAsync(ct);
        await connection.ExecuteAsync(Begin, new { id, source, name, now = DapperTypes.Cut(clock.GetUtcNow()) });
        return id;
    }

    /// <summary>Marks an import as gone through to the end.</summary>
    public async Task FinishAsync(Guid importId, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        await connection.ExecuteAsync(Finish, new { id = importId, now = DapperTypes.Cut(clock.GetUtcNow()) });
    }

    /// <summary>Imports, the newest first.</summary>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="most">How many to return.</param>
    /// <param name="ct">Stops the query.</param>
    public async Task<IReadOnlyList<NoticeImportRow>> ListAsync(int skip, int most, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return [.. await connection.QueryAsync<NoticeImportRow>(NoticeImportsSql.List, new { skip, most })];
    }

    /// <summary>One import; null when there is none of this id.</summary>
    public async Task<NoticeImportRow?> FindAsync(Guid importId, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<NoticeImportRow>(NoticeImportsSql.Find, new { id = importId });
    }

    /// <summary>What an import found: refusals first, then warnings, then what was skipped; by file and line.</summary>
    /// <param name="importId">The import.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="most">How many to return.</param>
    /// <param name="ct">Stops the query.</param>
    public async Task<IReadOnlyList<ImportFinding>> FindingsAsync(Guid importId, int skip, int most, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return [.. await connection.QueryAsync<ImportFinding>(NoticeImportsSql.Findings, new { id = importId, skip, most })];
    }

    /// <summary>Begins and finishes the import of one notice that was written in the portal, in the transaction of its publication.</summary>
    internal static async Task<Guid> AddAuthoredAsync(DbConnection connection, DbTransaction transaction, string name, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7();
        await connection.ExecuteAsync(BeginAuthored, new { id, name, now }, transaction);
        return id;
    }

    /// <summary>Adds the outcomes of a chunk to its import, in the chunk's transaction.</summary>
    internal static async Task CountAsync(
        DbConnection connection, DbTransaction transaction, Guid importId, IReadOnlyList<PublishedNotice> outcomes, CancellationToken ct)
    {
        int Of(NoticeOutcome outcome) => outcomes.Count(o => o.Outcome == outcome);
        await connection.ExecuteAsync(new CommandDefinition(Count, new
        {
            id = importId,
            read = outcomes.Count,
            published = Of(NoticeOutcome.Published),
            updated = Of(NoticeOutcome.Updated),
            unchanged = Of(NoticeOutcome.Unchanged),
            skipped = Of(NoticeOutcome.Skipped),
            rejected = Of(NoticeOutcome.Rejected),
        }, transaction, cancellationToken: ct));
        await using var batch = new RowBatch(connection, transaction);
        foreach (var outcome in outcomes)
        {
            if (outcome.Remark is not null)
            {
                await AddAsync(batch, importId, Finding(outcome, Severity(outcome.Outcome), outcome.Remark), ct);
            }

            if (outcome.Outcome is NoticeOutcome.Published or NoticeOutcome.Updated)
            {
                foreach (var warning in outcome.Notice.Notice.Warnings.Take(WarningsKept))
                {
                    await AddAsync(batch, importId, Finding(outcome, "warning", warning), ct);
                }
            }
        }

        await batch.SendAsync(ct);
    }

    /// <summary>Counts refused files of an import and keeps why.</summary>
    internal Task AddRefusedAsync(Guid importId, IReadOnlyList<ImportFinding> findings, CancellationToken ct) =>
        db.InTransactionAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(CountRefused, new { id = importId, read = findings.Count }, transaction);
                await using var batch = new RowBatch(connection, transaction);
                foreach (var finding in findings)
                {
                    await AddAsync(batch, importId, finding, ct);
                }

                await batch.SendAsync(ct);
            },
            ct);

    private static async Task AddAsync(RowBatch batch, Guid importId, ImportFinding finding, CancellationToken ct) =>
        await batch.AddAsync(AddFinding, ct,
            ("finding_id", Guid.CreateVersion7()), ("import_id", importId), ("file_name", finding.FileName), ("line", finding.Line),
            ("severity", finding.Severity), ("element", finding.Element), ("reason", finding.Reason));

    private static ImportFinding Finding(PublishedNotice outcome, string severity, string reason) =>
        new() { FileName = outcome.Notice.FileName, Line = 0, Severity = severity, Element = "", Reason = reason };

    private static string Severity(NoticeOutcome outcome) => outcome switch
    {
        NoticeOutcome.Rejected => "rejected",
        NoticeOutcome.Skipped => "skipped",
        _ => "warning",
    };
}
