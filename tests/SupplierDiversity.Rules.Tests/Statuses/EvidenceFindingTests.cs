using SupplierDiversity.Rules.Statuses;

namespace SupplierDiversity.Rules.Tests.Statuses;

public class EvidenceFindingTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2026, 3, 2);

    // list of the document, last day, hours between noon and acceptance, hours to its taking back (99: never)
    public static TheoryData<int, string, int, int, EvidenceStanding, bool> Cases => new()
    {
        { 1, "2026-03-02", -1, 99, EvidenceStanding.Seen, false },
        { 1, "2026-03-01", -1, 99, EvidenceStanding.Expired, false },
        { 1, "2027-03-02", 1, 99, EvidenceStanding.SelfDeclared, false },
        { 1, "2027-03-02", -2, -1, EvidenceStanding.SelfDeclared, false },
        { 1, "2027-03-02", -2, 1, EvidenceStanding.Seen, false },
        { 2, "2027-03-02", -1, 99, EvidenceStanding.SelfDeclared, true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_OneDocument_CountsForItsListFromAcceptanceToItsLastDay(int list, string until, int accepted, int takenBack, EvidenceStanding standing, bool earlier)
    {
        var document = new AcceptedEvidence(
            Guid.Empty, list, DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture), Noon.AddHours(accepted), takenBack == 99 ? null : Noon.AddHours(takenBack));
        var finding = EvidenceFinding.Of([document], 1, Day, Noon);
        Assert.Equal((standing, earlier), (finding.Standing, finding.EarlierList));
        Assert.Equal(standing == EvidenceStanding.SelfDeclared ? null : document, finding.By);
    }

    [Fact]
    public void Of_SeveralDocuments_TheOneThatHoldsLongestDecides()
    {
        var (shorter, longer) = (Accepted("2026-03-10"), Accepted("2026-05-01"));
        Assert.Equal(longer, EvidenceFinding.Of([longer, shorter], 1, Day, Noon).By);
        Assert.Equal((EvidenceStanding.Expired, longer), EvidenceFinding.Of([longer, shorter], 1, new(2026, 5, 2), Noon.AddDays(61)) is var late ? (late.Standing, late.By) : default);
        Assert.Equal(EvidenceStanding.SelfDeclared, EvidenceFinding.Of([], 1, Day, Noon).Standing);
    }

    private static AcceptedEvidence Accepted(string until) =>
        new(Guid.CreateVersion7(), 1, DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture), Noon.AddDays(-1), null);
}
