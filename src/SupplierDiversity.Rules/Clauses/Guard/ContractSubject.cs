namespace SupplierDiversity.Rules.Clauses.Guard;

/// <summary>What a contract is about, to which everything asked must be linked (2014/24/EU arts. 42(1), 67(3), 70).</summary>
/// <param name="Nature">BT-23: "services", "supplies" or "works"; empty while not chosen.</param>
/// <param name="Cpv">CPV codes.</param>
/// <param name="Text">Title and description.</param>
public sealed record ContractSubject(string Nature, IReadOnlyList<string> Cpv, string Text);

/// <summary>Whether what a clause asks has to do with what is bought.</summary>
internal static class SubjectRules
{
    // Repair, installation, engineering, computing, research, oil and gas: who does these seldom meets the public.
    private static readonly string[] BehindTheScenes = ["50", "51", "71", "72", "73", "76"];

    /// <summary>A clause about serving people, in a contract whose trade and words know of none.</summary>
    public static GuardMatch? Of(ReadClause clause, ContractSubject subject, GuardWords words, string language)
    {
        if (!SeldomMeetsPeople(subject) || !clause.Sentences.Any(s => s.Says(Concept.User) && s.SaysAny(Concept.Staff, Concept.Language, Concept.Level)))
        {
            return null;
        }

        var said = new ReadClause(new(ClausePosition.Specification, language, subject.Text), words);
        return said.Names(Concept.User) ? null : new(GuardRule.SubjectMatter, GuardSeverity.Warn, "2014/24/EU arts. 42(1), 67(3), 70");
    }

    private static bool SeldomMeetsPeople(ContractSubject subject) =>
        subject.Nature is "supplies" or "works" || (subject.Cpv.Count > 0 && subject.Cpv.All(c => BehindTheScenes.Any(d => c.StartsWith(d, StringComparison.Ordinal))));
}
