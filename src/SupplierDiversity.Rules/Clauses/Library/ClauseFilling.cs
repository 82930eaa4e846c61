using System.Globalization;
using System.Text.RegularExpressions;

namespace SupplierDiversity.Rules.Clauses.Library;

/// <summary>Fills the blanks of a clause. A clause with a blank that is missing or out of bounds has no text and cannot be used.</summary>
public sealed partial record ClauseFilling
{
    private static readonly string[] Levels = ["A1", "A2", "B1", "B2", "C1", "C2"];

    /// <summary>The clause with all blanks filled; null while any of them is wrong.</summary>
    public required string? Text { get; init; }

    /// <summary>The evidence with all blanks filled; null while any of them is wrong.</summary>
    public required string? Evidence { get; init; }

    /// <summary>Blanks that cannot be used, by name.</summary>
    public required IReadOnlyDictionary<string, BlankProblem> Problems { get; init; }

    /// <summary>Fills a wording with what was typed.</summary>
    public static ClauseFilling Of(ClauseWording wording, IEnumerable<ClauseBlank> blanks, IReadOnlyDictionary<string, string> typed)
    {
        Dictionary<string, string> values = [];
        Dictionary<string, BlankProblem> problems = [];
        foreach (var blank in blanks)
        {
            var value = string.Join(' ', typed.GetValueOrDefault(blank.Name, "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (ProblemOf(blank, value) is { } problem)
            {
                problems[blank.Name] = problem;
            }
            else
            {
                values[blank.Name] = blank.Kind == BlankKind.Text ? value : value.ToUpperInvariant();
            }
        }

        var whole = problems.Count == 0;
        return new() { Text = whole ? Fill(wording.Text, values) : null, Evidence = whole ? Fill(wording.Evidence, values) : null, Problems = problems };
    }

    /// <summary>The names in braces, each once, in order.</summary>
    public static IReadOnlyList<string> NamesIn(string text) => [.. Braces().Matches(text).Select(m => m.Groups[1].Value).Distinct()];

    /// <summary>The text with something in place of each name in braces; a name without a value stays as it is.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Braces().Replace(text, m => values.GetValueOrDefault(m.Groups[1].Value, m.Value));

    private static BlankProblem? ProblemOf(ClauseBlank blank, string value)
    {
        if (value.Length == 0)
        {
            return BlankProblem.Missing;
        }

        return blank.Kind switch
        {
            BlankKind.Level => Levels.Contains(value, StringComparer.OrdinalIgnoreCase) ? null : BlankProblem.NoLevel,
            // A brace would look like a blank that nobody filled.
            BlankKind.Text => value.Length < blank.Least || value.Length > blank.Most || value.Any(c => c is '{' or '}' || char.IsControl(c)) ? BlankProblem.OutOfBounds : null,
            _ => !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? BlankProblem.NoNumber
                : number < blank.Least || number > blank.Most ? BlankProblem.OutOfBounds : null,
        };
    }

    [GeneratedRegex(@"\{([a-z][a-z_]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Braces();
}

/// <summary>Why a blank cannot be used.</summary>
public enum BlankProblem
{
    /// <summary>Nothing was filled in.</summary>
    Missing,

    /// <summary>No whole number in Latin digits.</summary>
    NoNumber,

    /// <summary>No level from A1 to C2.</summary>
    NoLevel,

    /// <summary>Below the least or above the most.</summary>
    OutOfBounds,
}
