using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Rules.Tests.Tenders;

public class TenderDerivationTests
{
    [Fact]
    public void Of_AnyOrderOfArrival_IsTheSameTender()
    {
        var random = new Random(2010);
        for (var round = 0; round < 300; round++)
        {
            var notices = Enumerable.Range(0, random.Next(1, 9)).Select(i => Any(random, i)).ToArray();
            var expected = TenderDerivation.Of(notices)!;
            var procedures = TenderProcedures.Of(notices);
            for (var shuffle = 0; shuffle < 5; shuffle++)
            {
                random.Shuffle(notices);
                var shape = TenderDerivation.Of(notices)!;
                Assert.Equal(expected.Shown.Key, shape.Shown.Key);
                Assert.Equal(expected.IsCancelled, shape.IsCancelled);
                Assert.Equal(expected.Results, shape.Results);
                Assert.Equal(procedures, TenderProcedures.Of(notices));
            }
        }
    }

    [Fact]
    public void Of_NoNotice_IsNoTender() => Assert.Null(TenderDerivation.Of([]));

    [Fact]
    public void Of_CallAndNewerResult_IsShownFromTheCall()
    {
        var call = Notice("a", NoticeKind.Call, "2026-01-01");
        var shape = TenderDerivation.Of([call, Notice("b", NoticeKind.Result, "2026-05-01", lots: ["LOT-0001"])])!;
        Assert.Equal(call, shape.Shown);
        Assert.NotNull(shape.ResultAt);
    }

    [Fact]
    public void Of_PlanningAndResult_IsShownFromTheNewest() =>
        Assert.Equal("b", TenderDerivation.Of([Notice("a", NoticeKind.Planning, "2026-01-01"), Notice("b", NoticeKind.Result, "2026-02-01")])!.Shown.NoticeId);

    [Fact]
    public void Of_HigherVersionPublishedEarlier_Counts() =>
        Assert.Equal(2, TenderDerivation.Of([Notice("a", NoticeKind.Call, "2026-02-01"), Notice("a", NoticeKind.Call, "2026-01-01", version: 2)])!.Shown.Version);

    [Fact]
    public void Of_SameVersionTwice_TheOnePublishedLastCounts()
    {
        var masked = Notice("a", NoticeKind.Result, "2026-01-01", lots: ["LOT-0001"]);
        var open = Notice("a", NoticeKind.Result, "2026-06-01", lots: ["LOT-0001"]);
        Assert.Equal([new LotResultSource(open.Key, "LOT-0001")], TenderDerivation.Of([open, masked])!.Results);
    }

    [Fact]
    public void Of_ResultsForDifferentLots_AddUpAndTheNewestOfALotCounts()
    {
        var first = Notice("a", NoticeKind.Result, "2026-01-01", lots: ["LOT-0001", "LOT-0002"]);
        var second = Notice("b", NoticeKind.Result, "2026-02-01", lots: ["LOT-0002", "LOT-0003"]);
        var later = Notice("c", NoticeKind.Modification, "2026-03-01", lots: ["LOT-0001", "LOT-0004"]);
        Assert.Equal(
            [new(first.Key, "LOT-0001"), new(second.Key, "LOT-0002"), new(second.Key, "LOT-0003"), new(later.Key, "LOT-0004")],
            TenderDerivation.Of([later, first, second])!.Results);
    }

    [Fact]
    public void Of_ChangedResult_DropsTheLotsOfTheOneItReplaces()
    {
        var first = Notice("a", NoticeKind.Result, "2026-01-01", lots: ["LOT-0001", "LOT-0002"]);
        var change = Notice("b", NoticeKind.Result, "2026-02-01", lots: ["LOT-0001"], names: new("a", 1));
        Assert.Equal([new LotResultSource(change.Key, "LOT-0001")], TenderDerivation.Of([first, change])!.Results);
    }

    [Fact]
    public void Of_CancelledCall_IsCancelled() =>
        Assert.True(TenderDerivation.Of([Notice("a", NoticeKind.Call, "2026-01-01"), Notice("b", NoticeKind.Call, "2026-02-01", names: new("a", 1)) with { Cancels = true }])!.IsCancelled);

    [Theory]
    [InlineData("f252f386-55ac-4fa8-9be4-9f950b9904c8-02", "f252f386-55ac-4fa8-9be4-9f950b9904c8", 2)]
    [InlineData("f252f386-55ac-4fa8-9be4-9f950b9904c8", "f252f386-55ac-4fa8-9be4-9f950b9904c8", null)]
    [InlineData(" 00123456-2024 ", "123456-2024", null)]
    public void NoticeReference_Printed_IsReadAsIdOrNumber(string printed, string name, int? version) =>
        Assert.Equal(new NoticeReference(name, version), NoticeReference.Of(printed));

    [Fact]
    public void Procedures_ChainOfChanges_BelongsToTheFirst()
    {
        var first = Notice("a", NoticeKind.Call, "2026-01-01");
        var second = Notice("b", NoticeKind.Call, "2026-02-01", names: new("a", 1));
        var third = Notice("c", NoticeKind.Call, "2026-03-01", names: new("9-2026", null));
        var procedures = TenderProcedures.Of([third, second with { PublicationNumber = "9-2026" }, first]);
        Assert.Equal(["procedure a", "procedure a", "procedure a"], procedures.Values);
    }

    private static NoticeFacts Any(Random random, int i) => Notice(
        "abcd"[random.Next(4)].ToString(),
        (NoticeKind)random.Next(5),
        $"2026-0{random.Next(1, 4)}-01",
        random.Next(1, 4),
        [.. Enumerable.Range(1, random.Next(3)).Select(l => $"LOT-{l:D4}")],
        random.Next(3) == 0 ? new NoticeReference("abcd"[random.Next(4)].ToString(), random.Next(1, 3)) : null) with
    {
        Sha256 = $"{i}",
        Cancels = random.Next(4) == 0,
    };

    private static NoticeFacts Notice(
        string id, NoticeKind kind, string day, int version = 1, IReadOnlyList<string>? lots = null, NoticeReference? names = null) => new()
        {
            Key = Guid.CreateVersion7(),
            Sha256 = $"{id}{version}{day}",
            NoticeId = id,
            Version = version,
            Kind = kind,
            OrderKey = $"{day} {version:D6}",
            OwnProcedure = $"procedure {id}",
            ResultLots = lots ?? [],
            Names = names,
            Replaces = names is not null,
            ImportedAt = DateTimeOffset.UnixEpoch,
        };
}
