namespace SupplierDiversity.Features.Notices;

/// <summary>An import as the administration lists it. <see cref="FilesRead"/> is the sum of the five counts after it.</summary>
public sealed record NoticeImportRow
{
    /// <summary>The import.</summary>
    public required Guid ImportId { get; init; }
    /// <summary>"command", "inbox", "upload" or "demo".</summary>
    public required string Source { get; init; }
    /// <summary>The file or folder asked for, without the folders above it.</summary>
    public required string Name { get; init; }
    /// <summary>When it began (UTC).</summary>
    public required DateTimeOffset StartedAt { get; init; }
    /// <summary>When it ended (UTC); null while it runs, or when it was interrupted.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
    /// <summary>Files read so far.</summary>
    public required int FilesRead { get; init; }
    /// <summary>Notices the portal did not know.</summary>
    public required int Published { get; init; }
    /// <summary>Newer versions and changes of known notices.</summary>
    public required int Updated { get; init; }
    /// <summary>Known files and older versions.</summary>
    public required int Unchanged { get; init; }
    /// <summary>Notices outside the portal's scope.</summary>
    public required int Skipped { get; init; }
    /// <summary>Refused files.</summary>
    public required int Rejected { get; init; }
    /// <summary>Notices of this import that count now; 0 after a withdrawal.</summary>
    public required int LiveNotices { get; init; }
    /// <summary>When it was withdrawn (UTC); null: it stands.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }
    /// <summary>Who withdrew it.</summary>
    public string? WithdrawnBy { get; init; }
    /// <summary>Why, in that person's words.</summary>
    public string? WithdrawnReason { get; init; }
}

/// <summary>Something an import found in a file.</summary>
public sealed record ImportFinding
{
    /// <summary>Name of the file inside what was imported; never a whole path.</summary>
    public required string FileName { get; init; }
    /// <summary>Line, counted from 1; 0 where none is known.</summary>
    public required int Line { get; init; }
    /// <summary>"rejected", "skipped" or "warning".</summary>
    public required string Severity { get; init; }
    /// <summary>The element it is about ("cbc:ID"); "" for the file as a whole.</summary>
    public required string Element { get; init; }
    /// <summary>One plain English sentence.</summary>
    public required string Reason { get; init; }
}

internal static class NoticeImportsSql
{
    private const string Columns =
        """
        SELECT i.import_id, i.source, i.name, i.started_at, i.finished_at, i.files_read, i.published, i.updated, i.unchanged,
               i.skipped, i.rejected, i.withdrawn_at, i.withdrawn_by, i.withdrawn_reason,
               (SELECT count(*) FROM notices n WHERE n.import_id = i.import_id AND n.withdrawn_at IS NULL) AS live_notices
          FROM imports i
        """;

    public const string List = $"{Columns} WHERE i.authored = FALSE ORDER BY i.started_at DESC, i.import_id DESC LIMIT @most OFFSET @skip";

    public const string Find = $"{Columns} WHERE i.import_id = @id";

    public const string Findings =
        """
        SELECT file_name, line, severity, element, reason FROM import_findings
         WHERE import_id = @id
         ORDER BY CASE severity WHEN 'rejected' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, file_name, line, finding_id
         LIMIT @most OFFSET @skip
        """;
}
