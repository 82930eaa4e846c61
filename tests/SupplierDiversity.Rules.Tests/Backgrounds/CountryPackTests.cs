using SupplierDiversity.Rules.Backgrounds;
using SupplierDiversity.Rules.Ownership;

namespace SupplierDiversity.Rules.Tests.Backgrounds;

public class CountryPackTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly BackgroundFact Born = new(FactKind.BornIn, "NL");

    private static CountryPack Pack => new()
    {
        Key = "nl",
        Version = 1,
        Country = "NL",
        Alpha3 = "NLD",
        Basis = AskingBasis.PublicInterest,
        Laws = [new("Wet", "nl")],
        Asks = [new(FactKind.BornIn, "born_in"), new(FactKind.MovedToLiveIn, "moved"), new(FactKind.LivesIn, "lives"), new(FactKind.ParentBornOutside, "parent")],
        Definitions = [BackgroundVersion.UnitedNations],
        KeptMonths = 24,
        SmallestCount = 5,
    };

    [Fact]
    public void Permit_FactOfThePack_IsTheOnlyWayToAQuestion()
    {
        Assert.Equal((Born, "born_in"), (Pack.Permit(Born)!.Fact, Pack.Permit(Born)!.Words));
        Assert.Null(Pack.Permit(new(FactKind.BornIn, "DE")));
        Assert.Null(Pack.Permit(new(FactKind.RecognisedMinorityIn, "NL")));
        Assert.Null((Pack with { Basis = null }).Permit(Born));
        Assert.Empty(typeof(LawfulQuestion).GetConstructors());
    }

    [Fact]
    public void Problems_PackThatContradictsItself_AreNamed()
    {
        Assert.Empty(Pack.Problems());
        Assert.Contains("Flemish2009 needs NationalOf", string.Join(' ', (Pack with { Definitions = [BackgroundVersion.UnitedNations, BackgroundVersion.Flemish2009] }).Problems()), StringComparison.Ordinal);
        Assert.Contains("SelfIdentified is asked, but no definition needs it", string.Join(' ', (Pack with { Asks = [.. Pack.Asks, new(FactKind.SelfIdentified, "self")] }).Problems()), StringComparison.Ordinal);
        Assert.NotEmpty((Pack with { Asks = [.. Pack.Asks.Skip(1), new(FactKind.BornIn, "")] }).Problems());
        Assert.NotEmpty((Pack with { Asks = [.. Pack.Asks, new(FactKind.BornIn, "born_here")] }).Problems());
        Assert.NotEmpty((Pack with { Basis = null }).Problems());
        Assert.NotEmpty((Pack with { Laws = [] }).Problems());
        Assert.NotEmpty((Pack with { KeptMonths = 0 }).Problems());
        Assert.NotEmpty((Pack with { SmallestCount = 2 }).Problems());
    }

    [Fact]
    public void KeptAtMost_LaterDecision_NeverKeepsAnAnswerLonger()
    {
        var said = new SaidEntry(Born, true, Noon).KeptAtMost(24);
        Assert.Equal(new(2028, 3, 2), said.EraseOn);
        Assert.Equal(new(2027, 3, 2), said.KeptAtMost(12).EraseOn);
        Assert.Equal(new(2028, 3, 2), said.KeptAtMost(36).EraseOn);
    }

    [Theory]
    [InlineData(null, Silence.NotAsked)]
    [InlineData(OwnerDecision.Refused, Silence.Refused)]
    [InlineData(OwnerDecision.Objected, Silence.Refused)]
    [InlineData(OwnerDecision.Withdrawn, Silence.Withdrawn)]
    [InlineData(OwnerDecision.Agreed, null)]
    [InlineData(OwnerDecision.Informed, null)]
    public void For_EachDecision_TellsTheSilencesApart(OwnerDecision? decision, Silence? why)
    {
        var (owner, city) = (Guid.NewGuid(), Guid.NewGuid());
        var file = new OwnerFile([new(Born, false, Noon), new(new(FactKind.MovedToLiveIn, "NL"), true, Noon)], decision is { } d ? [new(city, d, Noon)] : []);
        var found = file.For(owner, city, Pack.Definition(BackgroundVersion.UnitedNations), Noon);
        Assert.Equal((why is null ? Background.Yes : Background.Undeclared, why), (found.Background, found.Why));
    }

    [Fact]
    public void For_AnEarlierInstant_GivesTheAnswerOfThen()
    {
        var city = Guid.NewGuid();
        var definition = Pack.Definition(BackgroundVersion.UnitedNations);
        var file = new OwnerFile(
            [new(Born, false, Noon), new(new(FactKind.MovedToLiveIn, "NL"), true, Noon), new(Born, true, Noon.AddDays(2)), new(new(FactKind.ParentBornOutside, "NL"), null, Noon.AddDays(2))],
            [new(city, OwnerDecision.Informed, Noon)]);
        Assert.Equal(Background.Undeclared, file.For(city, city, definition, Noon.AddDays(-1)).Background);
        Assert.Equal(Background.Yes, file.For(city, city, definition, Noon.AddDays(1)).Background);
        Assert.Equal((Background.Undeclared, Silence.Refused), (file.For(city, city, definition, Noon.AddDays(3)) is var later ? later.Background : default, later.Why));
    }

    [Theory]
    [InlineData("nl", 1, true)]
    [InlineData("nl", 2, false)]
    [InlineData("de", 1, false)]
    public void Covers_NewerTermsOrAnotherPack_NeedADecisionOfTheirOwn(string pack, int termsSince, bool covered)
    {
        var city = Guid.NewGuid();
        var file = new OwnerFile([], [new(city, OwnerDecision.Agreed, Noon) { Pack = "nl", PackVersion = 1 }]);
        Assert.Equal(covered, file.Covers(city, Noon, pack, termsSince));
    }

    [Fact]
    public void LastDay_NobodyNeedsIt_IsAMonthLaterAndNeverAfterThatOfThePack()
    {
        var said = new SaidEntry(Born, true, Noon) { EraseOn = new(2026, 6, 1) };
        Assert.Equal(new(2026, 6, 1), said.LastDay);
        Assert.Equal(new(2026, 4, 1), (said with { IdleSince = new(2026, 3, 2) }).LastDay);
        Assert.Equal(new(2026, 6, 1), (said with { IdleSince = new(2026, 5, 20) }).LastDay);
    }
}
