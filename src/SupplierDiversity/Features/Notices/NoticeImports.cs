using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.Notices;

/// <summary>Imports and what they found: begun before the first file, counted with each chunk, finished after the last.</summary>
public sealed class NoticeImports(Db db, TimeProvider clock)
{
    private const string Begin =
        "INSERT INTO imports (import_id, source, name, started_at) VALUES (@id, @source, @name, @now)";

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
                await AddAsync(batch, importId, new(outcome.Notice.FileName, 0, Severity(outcome.Outcome), "", outcome.Remark), ct);
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

    private static string Severity(NoticeOutcome outcome) => outcome switch
    {
        NoticeOutcome.Rejected => "rejected",
        NoticeOutcome.Skipped => "skipped",
        _ => "warning",
    };
}

/// <summary>Something an import found in a file.</summary>
/// <param name="FileName">Name of the file inside what was imported.</param>
/// <param name="Line">Line, counted from 1; 0 where none is known.</param>
/// <param name="Severity">"rejected", "skipped" or "warning".</param>
/// <param name="Element">The element it is about ("cbc:ID"); "" for the file as a whole.</param>
/// <param name="Reason">One plain sentence.</param>
public sealed record ImportFinding(string FileName, int Line, string Severity, string Element, string Reason);
