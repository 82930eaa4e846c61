namespace SupplierDiversity.Rules.Clauses.Guard;

/// <summary>Nobody is preferred, counted, reserved for or listed by origin: owners, firms and staff alike.</summary>
internal static class OriginRules
{
    private const string EqualTreatment = "2014/24/EU art. 18(1)";
    private const string Race = "; 2000/43/EC art. 3";

    private static readonly Concept[] Firms = [Concept.Owner, Concept.Bidder];
    private static readonly Concept[] People = [Concept.Staff];

    public static IEnumerable<GuardMatch> In(ReadClause clause, ReadSentence said)
    {
        if (clause.Names(Concept.Sanctions))
        {
            yield break;
        }

        if (ByOrigin(clause, said) is { } match)
        {
            yield return match;
        }

        if (said.SaysAny(Concept.Origin, Concept.PersonalTrait) && said.Says(Concept.PersonList) && !said.Names(Concept.Aggregate))
        {
            yield return new(GuardRule.PersonLevelOrigin, GuardSeverity.Block, "GDPR art. 9");
        }
        else if (said.Says(Concept.Looks) && said.SaysAny(Concept.Origin, Concept.Group))
        {
            yield return new(GuardRule.PersonLevelOrigin, GuardSeverity.Block, "GDPR arts. 5(1)(a), 9");
        }

        var noAccent = said.Names(Concept.Accent) && !said.Names(Concept.Principle) && !said.Names(Concept.Nobody) && (said.Names(Concept.Not) || said.Names(Concept.Without) || said.SaysAny(Concept.Only, Concept.Refuse));
        if ((said.Says(Concept.Native) || noAccent) && !clause.Names(Concept.Thing))
        {
            // "C1 or mother tongue" leaves the level open to all.
            var severity = said.Names(Concept.Level) || said.Says(Concept.Equivalent) ? GuardSeverity.Warn : GuardSeverity.Block;
            yield return new(GuardRule.NativeSpeaker, severity, "2000/43/EC art. 2(2)(b); 2014/24/EU art. 18(1)");
        }
    }

    private static GuardMatch? ByOrigin(ReadClause clause, ReadSentence said)
    {
        // Article 20 names minorities among the disadvantaged workers of the firms it allows to reserve for.
        var isArticleTwenty = clause.Says(Concept.Sheltered);
        var firm = said.Says(Concept.FirmOfOrigin) || (!isArticleTwenty && IsAboutOrigin(clause, said, Firms));
        var people = !isArticleTwenty && (IsAboutOrigin(clause, said, People) || Mirrors(said));
        if ((!firm && !people) || (clause.Names(Concept.Thing) && !said.SaysAny(Concept.Owner, Concept.Staff)))
        {
            return null;
        }

        var owner = firm && said.Says(Concept.Owner);
        return 0 switch
        {
            _ when said.SaysAny(Concept.Only, Concept.Refuse) => new(GuardRule.OriginReservation, GuardSeverity.Block, EqualTreatment + ", art. 20"),
            _ when said.Says(Concept.Advantage) => new(GuardRule.OriginPreference, GuardSeverity.Block, EqualTreatment + Race),
            _ when said.Counts => new(GuardRule.OriginQuota, GuardSeverity.Block, EqualTreatment + Race),
            _ when owner && said.Says(Concept.Must) => new(GuardRule.OriginReservation, GuardSeverity.Block, EqualTreatment + ", art. 20"),
            // A genuine and determining requirement of the work is thinkable, and rare.
            _ when people && said.Says(Concept.Must) && said.Says(Concept.Mediator) => new(GuardRule.OriginQuota, GuardSeverity.Warn, "2000/43/EC art. 4"),
            _ when people && said.Says(Concept.Must) && (said.Says(Concept.Origin) || Mirrors(said)) => new(GuardRule.OriginQuota, GuardSeverity.Block, EqualTreatment + Race),
            // A criterion is there to give points, even when it does not say so.
            _ when clause.Position == ClausePosition.Award => new(GuardRule.OriginPreference, GuardSeverity.Block, EqualTreatment + Race),
            _ => null,
        };
    }

    private static bool Mirrors(ReadSentence said) =>
        said.Says(Concept.MixedTeam) || said.Says(Concept.Mirror, Concept.Composition, Concept.Population, Concept.Staff);

    private static bool IsAboutOrigin(ReadClause clause, ReadSentence said, Concept[] holders)
    {
        // Where nobody is named, a condition of performance is about staff, a specification about users, the rest about bidders.
        // "Nationality may not be stated" forbids to ask, it turns nobody away.
        var unnamed = clause.Position switch
        {
            _ when said.Says(Concept.Refuse) => Concept.User,
            ClausePosition.Performance => Concept.Staff,
            ClausePosition.Award or ClausePosition.Selection => Concept.Bidder,
            _ => Concept.User,
        };
        return said.IsOf(Concept.Origin, holders, unnamed)
            || said.IsOf(Concept.Group, holders, unnamed)
            || (said.IsOf(Concept.Nation, holders, Concept.User) && !said.Names(Concept.Language) && !said.Names(Concept.Level));
    }
}
