namespace SupplierDiversity.Features.CodeLists;

internal static class CodeListsSql
{
    public const string FindStamps =
        """
        SELECT list, imported_at, source_hash
        FROM code_lists
        ORDER BY list
        """;

    public const string FindLabelsOfLanguage =
        """
        SELECT list, code, language, label
        FROM code_labels
        WHERE language = @Language AND list IN (SELECT list FROM code_lists)
        """;

    // Codes without an English label are few; each is shown in the first language it has.
    public const string FindLabelsWithoutEnglish =
        """
        SELECT l.list, l.code, l.language, l.label
        FROM code_labels l
        WHERE l.list IN (SELECT list FROM code_lists WHERE english < codes)
          AND NOT EXISTS (SELECT 1 FROM code_labels e WHERE e.list = l.list AND e.language = 'en' AND e.code = l.code)
        ORDER BY l.language
        """;

    public const string FindLists =
        """
        SELECT list, codes, source_hash
        FROM code_lists
        """;

    public const string CountLists =
        """
        SELECT COUNT(*) AS lists,
               COALESCE(SUM(CASE WHEN EXISTS (SELECT 1 FROM code_labels l WHERE l.list = c.list AND l.language = @Language) THEN 1 ELSE 0 END), 0) AS with_language
        FROM code_lists c
        """;

    public const string FindCodes =
        """
        SELECT DISTINCT code
        FROM code_labels
        WHERE list = @List
        """;

    // The caller adds which codes.
    public const string FindLabelsOfCodes =
        """
        SELECT list, code, language, label
        FROM code_labels
        WHERE list = @List
        """;

    public const string KeepList =
        """
        INSERT INTO code_lists (list, imported_at, codes, english, source_hash)
        VALUES (@List, @ImportedAt, @Codes, @English, @SourceHash)
        ON CONFLICT (list) DO UPDATE SET
            imported_at = excluded.imported_at, codes = excluded.codes, english = excluded.english, source_hash = excluded.source_hash
        """;

    public const string RemoveLabels =
        """
        DELETE FROM code_labels
        WHERE list = @List
        """;

    public const string AddLabel =
        """
        INSERT INTO code_labels (list, code, language, label)
        VALUES ($list, $code, $language, $label)
        """;

    public static readonly string[] AddLabelParameters = ["$list", "$code", "$language", "$label"];

    public const string CopyLabels = "COPY code_labels (list, code, language, label) FROM STDIN (FORMAT BINARY)";
}

/// <summary>A list as it was last imported.</summary>
internal sealed record ListRow
{
    public required string List { get; init; }
    public required int Codes { get; init; }
    public required string SourceHash { get; init; }
}

/// <summary>When a list was last changed by an import.</summary>
internal sealed record StampRow
{
    public required string List { get; init; }
    public required DateTimeOffset ImportedAt { get; init; }
    public required string SourceHash { get; init; }
}

/// <summary>How many lists there are, and how many of them speak a language.</summary>
internal sealed record ListCountRow
{
    public required long Lists { get; init; }
    public required long WithLanguage { get; init; }
}

/// <summary>One label of one code.</summary>
internal sealed record LabelRow
{
    public required string List { get; init; }
    public required string Code { get; init; }
    public required string Language { get; init; }
    public required string Label { get; init; }
}
