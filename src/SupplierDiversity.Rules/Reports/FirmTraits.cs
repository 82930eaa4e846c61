namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// By what a report breaks firms down: traits of the bid that came furthest, as they were then. Each is a code, empty where
/// it is not known; a firm has one value of each, so that every breakdown adds up to the same totals.
/// </summary>
public sealed record FirmTraits
{
    /// <summary>CPV division of the lot: the first two digits (BT-262).</summary>
    public string Trade { get; init; } = "";

    /// <summary>micro, small, medium or large, as frozen with the bid.</summary>
    public string Size { get; init; } = "";

    /// <summary>The procedure (BT-105): <c>open</c>, <c>restricted</c> …</summary>
    public string Procedure { get; init; } = "";

    /// <summary>The lot's estimated value as a band (<see cref="ValueBand"/>).</summary>
    public string Value { get; init; } = "";

    /// <summary>Where the lot's equality clauses stand (<see cref="ClausePlace"/>).</summary>
    public string Clause { get; init; } = "";

    /// <summary><c>yes</c> where the bid names subcontractors, <c>no</c> where it names none.</summary>
    public string Subcontractors { get; init; } = "";

    /// <summary><c>yes</c> where the lot asks for financial strength such as a turnover, <c>no</c> where it does not.</summary>
    public string Turnover { get; init; } = "";

    /// <summary><c>yes</c> where the lot asks for references or other proof of ability, <c>no</c> where it does not.</summary>
    public string References { get; init; } = "";

    /// <summary><c>one</c> or <c>several</c> languages in which one could bid.</summary>
    public string Languages { get; init; } = "";

    /// <summary>The breakdowns of a report; the words are <c>reports.by.…</c>.</summary>
    public static IReadOnlyList<string> Breakdowns { get; } = ["trade", "size", "procedure", "value", "clause", "subcontractors", "turnover", "references", "languages"];

    /// <summary>The code in one of <see cref="Breakdowns"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such breakdown.</exception>
    public string In(string breakdown) => breakdown switch
    {
        "trade" => Trade,
        "size" => Size,
        "procedure" => Procedure,
        "value" => Value,
        "clause" => Clause,
        "subcontractors" => Subcontractors,
        "turnover" => Turnover,
        "references" => References,
        "languages" => Languages,
        _ => throw new ArgumentOutOfRangeException(nameof(breakdown), breakdown, "No breakdown of a report."),
    };
}

/// <summary>Where the equality clauses of a lot stand.</summary>
public static class ClausePlace
{
    /// <summary>No clause at all.</summary>
    public const string None = "none";

    /// <summary>Clauses in more than one place.</summary>
    public const string Several = "several";

    /// <summary>There are clauses, and the notice does not say where.</summary>
    public const string Unstated = "unstated";

    private static readonly string[] Places = ["specification", "selection", "award", "performance"];

    /// <summary>All codes in order.</summary>
    public static IReadOnlyList<string> Codes { get; } = [None, .. Places, Several, Unstated];

    /// <summary>The place by the tags of a lot.</summary>
    /// <param name="tags">" et-eq performance ": tags and positions, each between blanks; null: the lot is not known.</param>
    public static string Of(string? tags) => tags is null ? "" : tags.Split(' ', StringSplitOptions.RemoveEmptyEntries) is var words && words.Length == 0 ? None
        : words.Intersect(Places).ToList() switch
        {
            [] => Unstated,
            [var only] => only,
            _ => Several,
        };
}
