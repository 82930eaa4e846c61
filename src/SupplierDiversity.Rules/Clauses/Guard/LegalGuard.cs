namespace SupplierDiversity.Rules.Clauses.Guard;

/// <summary>
/// Reads a clause as a careful lawyer would at first sight: what prefers, reserves or counts by origin cannot go out;
/// what is often wrong is pointed at. It knows words and where they stand, not meaning, so it errs; the tests list its
/// known errors. A text in a language without a list gets findings about weights only.
/// </summary>
public static class LegalGuard
{
    /// <summary>Beyond this (30 %) a social criterion tends to drown price and quality; a city may set its own limit.</summary>
    public const int UsualWeightBasisPoints = 3000;

    /// <summary>Languages the guard reads (ISO 639-1).</summary>
    public static IEnumerable<string> Languages => GuardWords.Languages;

    /// <summary>All findings, blocking ones first; each rule at most once, with the gravest sentence it was found in.</summary>
    /// <param name="clause">The text.</param>
    /// <param name="weightLimitBasisPoints">The most a social criterion may weigh.</param>
    /// <param name="subject">What the contract is about, in the clause's language; null where there is no tender to look at.</param>
    public static IReadOnlyList<GuardFinding> Check(ClauseText clause, int weightLimitBasisPoints = UsualWeightBasisPoints, ContractSubject? subject = null)
    {
        List<GuardFinding> found = [];
        if (GuardWords.For(clause.Language) is { } words)
        {
            var read = new ReadClause(clause, words);
            found.AddRange(read.Sentences.SelectMany(s => InSentence(read, s).Select(m => new GuardFinding(m.Rule, m.Severity, m.Article, s.Text))));
            if (subject is not null && SubjectRules.Of(read, subject, words, clause.Language) is { } unlinked)
            {
                found.Add(new(unlinked.Rule, unlinked.Severity, unlinked.Article, null));
            }
        }

        if (WeightRules.Of(clause.Position, clause.WeightBasisPoints, weightLimitBasisPoints) is { } weight)
        {
            found.Add(new(weight.Rule, weight.Severity, weight.Article, null));
        }

        return [.. found.OrderByDescending(f => f.Severity).ThenBy(f => f.Rule).DistinctBy(f => f.Rule)];
    }

    private static IEnumerable<GuardMatch> InSentence(ReadClause clause, ReadSentence sentence) =>
        OriginRules.In(clause, sentence)
            .Concat(PlaceRules.In(clause, sentence))
            .Concat(ContractRules.In(clause, sentence))
            .Concat(WeightRules.In(clause, sentence));
}
