using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Tests.Clauses;

public class EqualityDutiesTests
{
    private static readonly NoticeLot Lot = new() { LotId = "LOT-0001" };

    [Fact]
    public void Of_LotWithoutSocialFields_FindsNothing()
    {
        Assert.Empty(EqualityDuties.Of(Lot with { StrategicAims = ["env-imp"], ReservedParticipation = ["none"], ReservedExecution = "no", Accessibility = "n-inc" }, "en"));
        Assert.Equal("", EqualityDuties.TagsOf([]));
    }

    [Fact]
    public void Of_SocialObjectives_AreNamedByCodeWithTheBuyersDescription()
    {
        var how = new LocalText(new Dictionary<string, string> { ["de"] = "Zwei Ausbildungsplätze." });
        var duties = EqualityDuties.Of(Lot with { SocialObjectives = ["et-eq", "opp"], StrategicAims = ["soc-obj"], StrategicDescription = how }, "de");
        Assert.Equal(["et-eq", "opp"], duties.Where(d => d.Source == DutySource.Code).Select(d => d.Tag));
        Assert.All(duties.Where(d => d.Source == DutySource.Code), d => Assert.Equal(("Zwei Ausbildungsplätze.", "de"), (d.Excerpt, d.ExcerptLanguage)));
    }

    [Fact]
    public void Of_SocialAimAlone_IsSomeSocialAim() =>
        Assert.Equal(
            new EqualityDuty("soc-obj", ClausePosition.Unstated, DutySource.Code, null, null),
            Assert.Single(EqualityDuties.Of(Lot with { StrategicAims = ["soc-obj", "inn-pur"] }, "en")));

    [Fact]
    public void Of_ReservedAndAccessible_StandAtTheirPositions()
    {
        var duties = EqualityDuties.Of(Lot with { ReservedParticipation = ["res-ws"], ReservedExecution = "yes", Accessibility = "inc" }, "en");
        Assert.Equal(
            [("res-ws", ClausePosition.Selection), ("reserved-execution", ClausePosition.Performance), ("acc-all", ClausePosition.Specification)],
            duties.Select(d => (d.Tag, d.Position)));
        Assert.Equal(" acc-all performance res-ws reserved-execution selection specification ", EqualityDuties.TagsOf(duties));
    }

    [Fact]
    public void Of_DamagedCode_NeverBecomesATag() =>
        Assert.Empty(EqualityDuties.Of(Lot with { SocialObjectives = ["et eq performance", ""] }, "en"));
}
