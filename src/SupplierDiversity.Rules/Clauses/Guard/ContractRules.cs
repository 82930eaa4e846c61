using System.Globalization;
using System.Text.RegularExpressions;

namespace SupplierDiversity.Rules.Clauses.Guard;

/// <summary>What may be asked where, and how: labels, reserved contracts, subcontracting, languages, policies, wages.</summary>
internal static partial class ContractRules
{
    // Article 20(1): at least this share of the workers.
    private const int ReservedShare = 30;

    public static IEnumerable<GuardMatch> In(ReadClause clause, ReadSentence said)
    {
        var selection = clause.Position == ClausePosition.Selection;
        if (Label(clause, said) is { } label)
        {
            yield return label;
        }

        if (Reserved(clause, said) is { } reserved)
        {
            yield return reserved;
        }

        if (said.Says(Concept.CompanyWide) && said.SaysAny(Concept.Policy, Concept.Equality, Concept.Staff, Concept.Jobs, Concept.Label, Concept.NamedLabel, Concept.Sheltered))
        {
            var aboutPolicy = said.SaysAny(Concept.Policy, Concept.Equality, Concept.Label, Concept.NamedLabel);
            yield return new(GuardRule.CompanyWidePolicy, selection && aboutPolicy ? GuardSeverity.Block : GuardSeverity.Warn, selection ? "2014/24/EU art. 58" : "2014/24/EU arts. 67(3), 70; recital 97");
        }

        if (selection && said.Says(Concept.Equality) && !clause.Names(Concept.Experience))
        {
            var severity = said.SaysAny(Concept.Policy, Concept.Label, Concept.CompanyWide) ? GuardSeverity.Block : GuardSeverity.Warn;
            yield return new(GuardRule.EqualityAsSelection, severity, "2014/24/EU art. 58(1)");
        }

        if (BansSubcontracting(clause, said))
        {
            yield return new(GuardRule.SubcontractingBan, GuardSeverity.Block, "2014/24/EU arts. 63(2), 71");
        }

        if (said.Names(Concept.Language) && said.Names(Concept.Private) && (said.SaysAny(Concept.Only, Concept.Must, Concept.Refuse) || said.Denied(Concept.Language)))
        {
            yield return new(GuardRule.LanguageRestriction, GuardSeverity.Block, "2014/24/EU art. 70; 2000/43/EC art. 2(2)(b)");
        }

        if (said.Says(Concept.Wages))
        {
            yield return new(GuardRule.PostedWorkers, GuardSeverity.Warn, "96/71/EC art. 3; 2014/24/EU art. 18(2)");
        }
    }

    // Selection asks for certificates of many kinds (registers, works done); there only labels by name are looked at.
    private static GuardMatch? Label(ReadClause clause, ReadSentence said)
    {
        var selection = clause.Position == ClausePosition.Selection;
        // "Labels are in Polish" speaks of stickers.
        var asked = said.Says(Concept.NamedLabel) || (!selection && said.Says(Concept.Label) && !said.Names(Concept.Language));
        if (!asked || clause.Sentences.Any(s => s.Says(Concept.Equivalent) && !s.Says(Concept.Refuse)))
        {
            return null;
        }

        var refused = clause.Sentences.Any(s => s.Denied(Concept.Equivalent) || s.Denied(Concept.Label) || (s.Says(Concept.Refuse) && s.SaysAny(Concept.Label, Concept.Equivalent)));
        return new(GuardRule.LabelWithoutEquivalent, refused ? GuardSeverity.Block : GuardSeverity.Warn, selection ? "2014/24/EU arts. 43(1), 62" : "2014/24/EU art. 43(1)");
    }

    // Hours and jobs are reserved in performance; here it is about who may take part.
    private static GuardMatch? Reserved(ReadClause clause, ReadSentence said)
    {
        if (!said.Says(Concept.Only) || clause.Position is ClausePosition.Performance or ClausePosition.Award)
        {
            return null;
        }

        if (said.Says(Concept.Sheltered))
        {
            var lawful = clause.Names(Concept.ArticleTwenty) || Share(clause.Text) is not null;
            return lawful && Share(clause.Text) is null or >= ReservedShare ? null : new(GuardRule.ReservedContract, GuardSeverity.Warn, "2014/24/EU art. 20");
        }

        return said.Says(Concept.FirmKind) ? new(GuardRule.ReservedContract, GuardSeverity.Block, "2014/24/EU arts. 18(1), 20, 77") : null;
    }

    private static bool BansSubcontracting(ReadClause clause, ReadSentence said)
    {
        if (clause.Names(Concept.Critical) || said.Names(Concept.Principle))
        {
            return false;
        }

        // A general cap is a ban on the rest (C-63/18).
        var capped = said.Names(Concept.AtMost) && said.Text.AsSpan().IndexOfAny('%', '٪') >= 0 && said.SaysAny(Concept.Subcontracting, Concept.Subcontractor);
        return capped || said.Denied(Concept.Subcontracting)
            || (said.Says(Concept.Refuse) && said.SaysAny(Concept.Subcontracting, Concept.Subcontractor))
            || said.Says(Concept.OwnMeans, Concept.Only);
    }

    private static int? Share(string text) =>
        Percent().Matches(text) is { Count: > 0 } found ? found.Max(m => int.Parse(m.Groups["n"].Value, CultureInfo.InvariantCulture)) : null;

    [GeneratedRegex(@"(?<n>[0-9]{1,3})(?:[.,][0-9]+)?\s*(?:[%٪]|per cent|percent|Prozent|pour cent|procent|per cento|por ciento|la sută|بالمئة|بالمائة)|%\s*(?<n>[0-9]{1,3})", RegexOptions.IgnoreCase)]
    private static partial Regex Percent();
}
