using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Rules.Tests.Tenders;

public class EditionRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly MaterialFacts Open = Facts(Lot(Now.AddDays(30)));

    [Fact]
    public void Decide_OpenCallForTheFirstTime_IsNew() => Assert.Equal(EditionKind.New, Decide(Open, null)?.Kind);

    [Fact]
    public void Decide_CallWithoutAnyDeadline_IsNew() => Assert.Equal(EditionKind.New, Decide(Facts(Lot(null), Lot(null, "LOT-0002")), null)?.Kind);

    [Fact]
    public void Decide_OneOfTwoLotsStillOpen_IsNew() =>
        Assert.Equal(EditionKind.New, Decide(Facts(Lot(Now.AddDays(-1)), Lot(Now.AddDays(1), "LOT-0002")), null)?.Kind);

    [Fact]
    public void Decide_ClosedCall_IsNothing() => Assert.Null(Decide(Facts(Lot(Now)), null));

    [Fact]
    public void Decide_CancelledBeforeAnybodyHeard_IsNothing() => Assert.Null(Decide(Open with { Cancelled = true }, null));

    [Fact]
    public void Decide_NoCallOrAResult_IsNothing()
    {
        Assert.Null(EditionRule.Decide(Open, isCall: false, hasResult: false, null, Now));
        Assert.Null(EditionRule.Decide(Open, isCall: true, hasResult: true, null, Now));
    }

    [Fact]
    public void Decide_NothingMaterialChanged_IsNothing()
    {
        Assert.Null(Decide(Open, Open));
        Assert.Null(Decide(Facts(Lot(Now.AddDays(30).ToOffset(TimeSpan.FromHours(5)))), Open));
        Assert.Null(Decide(Facts(Lot(Now.AddDays(30), "LOT-0000")), Open));
    }

    [Fact]
    public void Decide_Cancelled_IsToldOnce()
    {
        var edition = Decide(Open with { Cancelled = true }, Open);
        Assert.Equal((EditionKind.Cancelled, "cancelled"), (edition!.Kind, Assert.Single(edition.Changes).What));
        Assert.Null(Decide(Open with { Cancelled = true }, Open with { Cancelled = true }));
        Assert.Equal("reinstated", Assert.Single(Decide(Open, Open with { Cancelled = true })!.Changes).What);
    }

    [Fact]
    public void Decide_CancelledAfterTheDeadline_IsStillTold() =>
        Assert.Equal(EditionKind.Cancelled, Decide(Facts(Lot(Now.AddDays(-1))) with { Cancelled = true }, Facts(Lot(Now.AddDays(-1))))?.Kind);

    [Fact]
    public void Decide_ChangeOfAClosedCall_IsNothing() => Assert.Null(Decide(Facts(Lot(Now.AddDays(-2))), Facts(Lot(Now.AddDays(-1)))));

    [Fact]
    public void Decide_MaterialChanges_NameOldAndNew()
    {
        var before = Facts(Lot(Now.AddDays(30)), Lot(Now.AddDays(30), "LOT-0002"));
        var after = Facts(
            new MaterialLot("LOT-0001", Now.AddDays(40), "5.00 EUR", "et-eq performance"), Lot(Now.AddDays(30), "LOT-0003")) with
        { Value = "9.00 EUR" };
        Assert.Equal(
            [
                new("value", null, null, "9.00 EUR"),
                new("deadline", "LOT-0001", "2026-04-01T09:00:00+00:00", "2026-04-11T09:00:00+00:00"),
                new("value", "LOT-0001", null, "5.00 EUR"),
                new("duties", "LOT-0001", "", "et-eq performance"),
                new("lot-added", "LOT-0003", null, "LOT-0003"),
                new("lot-removed", "LOT-0002", "LOT-0002", null),
            ],
            Decide(after, before)!.Changes);
    }

    private static EditionDecision? Decide(MaterialFacts facts, MaterialFacts? last) => EditionRule.Decide(facts, isCall: true, hasResult: false, last, Now);

    private static MaterialFacts Facts(params MaterialLot[] lots) => new() { Lots = lots };

    private static MaterialLot Lot(DateTimeOffset? deadline, string id = "LOT-0001") => new(id, deadline, null, "");
}
