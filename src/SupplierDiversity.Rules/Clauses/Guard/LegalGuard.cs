namespace SupplierDiversity.Rules.Clauses.Guard;

/// <summary>
/// Reads a clause as a careful lawyer would at first sight: what prefers, reserves or counts by origin cannot go out;
/// what is often wrong is pointed at. It knows words, not meaning, so it errs; the tests list its known errors. A text in
/// a language without a list gets findings about weights only.
/// </summary>
public static class LegalGuard
{
    /// <summary>Beyond this a social criterion tends to drown price and quality; a city may set its own limit.</summary>
    public const int UsualWeightBasisPoints = 2500;

    private const string EqualTreatment = "2014/24/EU art. 18(1)";
    private const string FreeMovement = "TFEU arts. 49, 56; 2014/24/EU art. 18(1)";

    /// <summary>Languages the guard reads (ISO 639-1).</summary>
    public static IEnumerable<string> Languages => GuardWords.Languages;

    /// <summary>All findings, blocking ones first; each rule at most once, with the first sentence it was found in.</summary>
    public static IReadOnlyList<GuardFinding> Check(ClauseText clause, int weightLimitBasisPoints = UsualWeightBasisPoints)
    {
        Dictionary<GuardRule, GuardFinding> found = [];
        if (GuardWords.For(clause.Language) is { } words)
        {
            var sentences = Sentences.Of(clause.Text).Select(s => (Text: s, Said: words.Read(s))).ToList();
            var whole = sentences.Aggregate(Concepts.None, (all, s) => all | s.Said);
            foreach (var (text, said) in sentences)
            {
                foreach (var (rule, severity, article) in InSentence(said, whole, clause.Position))
                {
                    found.TryAdd(rule, new(rule, severity, article, text));
                }
            }
        }

        foreach (var (rule, article) in InWeight(clause, weightLimitBasisPoints))
        {
            found.TryAdd(rule, new(rule, GuardSeverity.Warn, article, null));
        }

        return [.. found.Values.OrderByDescending(f => f.Severity).ThenBy(f => f.Rule)];
    }

    private static IEnumerable<(GuardRule Rule, GuardSeverity Severity, string Article)> InSentence(Concepts said, Concepts whole, ClausePosition position)
    {
        // "Regardless of origin", "no preference": the sentence forbids what the words would otherwise ask for.
        if (!said.HasFlag(Concepts.Neutral))
        {
            if (Origin(said) is { } rule)
            {
                yield return (rule, GuardSeverity.Block, rule == GuardRule.OriginReservation ? EqualTreatment + ", art. 20" : EqualTreatment + "; 2000/43/EC art. 3");
            }

            if (said.HasFlag(Concepts.Origin | Concepts.PersonData) && !said.HasFlag(Concepts.Aggregate))
            {
                yield return (GuardRule.PersonLevelOrigin, GuardSeverity.Block, "GDPR art. 9");
            }

            if (said.HasFlag(Concepts.LocalFirm) && SaysAny(said, Concepts.Preference | Concepts.Reserved | Concepts.Must))
            {
                yield return (GuardRule.LocalPreference, GuardSeverity.Block, FreeMovement);
            }
        }

        if (said.HasFlag(Concepts.Native))
        {
            yield return (GuardRule.NativeSpeaker, GuardSeverity.Warn, "2000/43/EC art. 2(2)(b); 2014/24/EU art. 18(1)");
        }

        if (said.HasFlag(Concepts.Label) && ((whole & Concepts.Equivalent) == 0 || position == ClausePosition.Selection))
        {
            yield return (GuardRule.LabelWithoutEquivalent, GuardSeverity.Warn, "2014/24/EU art. 43(1)");
        }

        if (said.HasFlag(Concepts.Reserved | Concepts.Sheltered) && (whole & Concepts.ArticleTwenty) == 0)
        {
            yield return (GuardRule.ReservedContract, GuardSeverity.Warn, "2014/24/EU art. 20");
        }

        if (said.HasFlag(Concepts.CompanyWide))
        {
            yield return (GuardRule.CompanyWidePolicy, GuardSeverity.Warn, position == ClausePosition.Selection ? "2014/24/EU art. 58" : "2014/24/EU art. 67(3), 70; recital 97");
        }

        if (position == ClausePosition.Selection && said.HasFlag(Concepts.Equality))
        {
            yield return (GuardRule.EqualityAsSelection, GuardSeverity.Warn, "2014/24/EU art. 58(1)");
        }

        if (said.HasFlag(Concepts.Wages))
        {
            yield return (GuardRule.PostedWorkers, GuardSeverity.Warn, "96/71/EC art. 3; 2014/24/EU art. 18(2)");
        }
    }

    // Training staff to serve migrants, or a concept to reach them, is about users and lawful; the same words about
    // owners, or about who is employed, are not.
    private static GuardRule? Origin(Concepts said)
    {
        var firm = said.HasFlag(Concepts.FirmOfOrigin) || (said.HasFlag(Concepts.Owner) && SaysAny(said, Concepts.Origin | Concepts.Group));
        var people = said.HasFlag(Concepts.Staff) && SaysAny(said, Concepts.Origin | Concepts.Group) && !said.HasFlag(Concepts.Service);
        if (!firm && !people)
        {
            return null;
        }

        return 0 switch
        {
            _ when said.HasFlag(Concepts.Reserved) => GuardRule.OriginReservation,
            _ when said.HasFlag(Concepts.Preference) => GuardRule.OriginPreference,
            _ when said.HasFlag(Concepts.Quota) => GuardRule.OriginQuota,
            _ when firm && said.HasFlag(Concepts.Owner | Concepts.Must) => GuardRule.OriginReservation,
            _ when people && said.HasFlag(Concepts.Origin | Concepts.Must) => GuardRule.OriginQuota,
            _ => null,
        };
    }

    private static bool SaysAny(Concepts said, Concepts concepts) => (said & concepts) != 0;

    private static IEnumerable<(GuardRule Rule, string Article)> InWeight(ClauseText clause, int limit)
    {
        switch (clause.Position, clause.WeightBasisPoints)
        {
            case (ClausePosition.Award, null):
                yield return (GuardRule.WeightMissing, "2014/24/EU art. 67(5)");
                break;
            case (ClausePosition.Award, var weight) when weight > limit:
                yield return (GuardRule.WeightUnusual, "2014/24/EU art. 67(4), (5)");
                break;
            case (not ClausePosition.Award, not null):
                yield return (GuardRule.WeightMisplaced, "2014/24/EU art. 67(5)");
                break;
        }
    }
}
