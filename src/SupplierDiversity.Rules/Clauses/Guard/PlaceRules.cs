namespace SupplierDiversity.Rules.Clauses.Guard;

/// <summary>Firms, workers and goods of the place are not preferred.</summary>
internal static class PlaceRules
{
    private const string FreeMovement = "TFEU arts. 49, 56; 2014/24/EU art. 18(1)";

    public static IEnumerable<GuardMatch> In(ReadClause clause, ReadSentence said)
    {
        if (said.Names(Concept.Everywhere) || clause.Names(Concept.Sanctions))
        {
            yield break;
        }

        var asks = said.SaysAny(Concept.Advantage, Concept.Only, Concept.Must, Concept.Refuse) || clause.Position is ClausePosition.Award;
        var seated = said.Says(Concept.Seat) && said.SaysAny(Concept.Place, Concept.Distance);
        var workers = said.SaysAny(Concept.Jobs, Concept.Staff) && !said.Says(Concept.LocalFirm);
        if (asks && said.Says(Concept.Produce) && said.SaysAny(Concept.Distance, Concept.Place) && !said.Says(Concept.LocalFirm))
        {
            yield return new(GuardRule.LocalPreference, GuardSeverity.Warn, "TFEU art. 34; 2014/24/EU arts. 18(1), 67(3)");
        }
        else if (seated && workers && clause.Position == ClausePosition.Performance)
        {
            // To hire people far from work is lawful; that they live here needs a reason.
            yield return new(GuardRule.LocalPreference, GuardSeverity.Warn, "TFEU arts. 45, 56; 2014/24/EU arts. 18(1), 70");
        }
        else if (asks && (seated || said.Says(Concept.LocalFirm) || said.Says(Concept.Distance, Concept.Bidder)))
        {
            yield return new(GuardRule.LocalPreference, GuardSeverity.Block, FreeMovement);
        }
        else if (clause.Position == ClausePosition.Selection && said.Says(Concept.Only, Concept.Experience, Concept.Place))
        {
            // Experience from here alone: a firm from elsewhere can hardly have it.
            yield return new(GuardRule.LocalPreference, GuardSeverity.Warn, FreeMovement + ", 58(4)");
        }
    }
}
