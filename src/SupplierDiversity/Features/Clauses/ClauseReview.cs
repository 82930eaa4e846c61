using SupplierDiversity.Rules.Clauses.Guard;
using SupplierDiversity.Rules.Clauses.Library;

namespace SupplierDiversity.Features.Clauses;

/// <summary>What stands against approving a city's words.</summary>
internal static class ClauseReview
{
    private const int LongestText = 6000;

    /// <summary>What the guard finds in a wording; award criteria of the library carry their points in the text, so the weight is not looked at.</summary>
    public static IReadOnlyList<GuardFinding> Look(LibraryClause clause, string language, string text, string evidence) =>
        [.. LegalGuard.Check(Checked(clause, language, text, evidence)).Where(f => f.Rule != GuardRule.WeightMissing)];

    /// <summary>What the guard reads of a wording: what a signature of a misread is bound to.</summary>
    public static ClauseText Checked(LibraryClause clause, string language, string text, string evidence) => new(clause.Position, language, text + "\n" + evidence);

    /// <summary>Keys of what is wrong with the form of a wording; texts <c>clauses.wrong.…</c>.</summary>
    public static IEnumerable<(string Field, string Problem)> Problems(LibraryClause clause, CityWording wording)
    {
        foreach (var (field, text) in new[] { ("ClauseText", wording.ClauseText), ("Evidence", wording.Evidence), ("Monitoring", wording.Monitoring) })
        {
            if (text.Length is 0 or > LongestText)
            {
                yield return (field, text.Length == 0 ? "empty" : "long");
            }
        }

        if (clause.Wordings.TryGetValue(wording.Language, out var original) && ClauseParity.Of(clause.Blanks, wording.Over(original)).Any())
        {
            yield return ("ClauseText", "blanks");
        }
    }
}
