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
    public void OfOwners_OneDocument_CountsForItsListFromAcceptanceToItsLastDay(int list, string until, int accepted, int takenBack, EvidenceStanding standing, bool earlier)
    {
        var document = Accepted(until, EvidenceSubject.Owners) with { List = list, SeenAt = Noon.AddHours(accepted), TakenBackAt = takenBack == 99 ? null : Noon.AddHours(takenBack) };
        var finding = EvidenceFinding.OfOwners([document], 1, Day, Noon);
        Assert.Equal((standing, earlier), (finding.Standing, finding.ForEarlier));
        Assert.Equal(standing == EvidenceStanding.SelfDeclared ? null : document, finding.By);
    }

    [Fact]
    public void OfOwners_SeveralDocuments_TheOneThatHoldsLongestDecides()
    {
        var (shorter, longer) = (Accepted("2026-03-10", EvidenceSubject.Owners), Accepted("2026-05-01", EvidenceSubject.Owners));
        Assert.Equal(longer, EvidenceFinding.OfOwners([longer, shorter], 1, Day, Noon).By);
        Assert.Equal((EvidenceStanding.Expired, longer), EvidenceFinding.OfOwners([longer, shorter], 1, new(2026, 5, 2), Noon.AddDays(61)) is var late ? (late.Standing, late.By) : default);
        Assert.Equal(EvidenceFinding.None, EvidenceFinding.OfOwners([Accepted("2026-05-01", EvidenceSubject.Staff)], 1, Day, Noon));
    }

    // Hours between the sending of the document and the figures: negative, the figures were there before.
    [Theory]
    [InlineData(-1, EvidenceStanding.Seen, false)]
    [InlineData(0, EvidenceStanding.Seen, false)]
    [InlineData(1, EvidenceStanding.SelfDeclared, true)]
    public void OfFigures_ADocument_CountsForWhatWasSaidBeforeItWasSent(int hours, EvidenceStanding standing, bool earlier)
    {
        var document = Accepted("2026-05-01", EvidenceSubject.Staff);
        var finding = EvidenceFinding.OfFigures([document, Accepted("2026-05-01", EvidenceSubject.Practice)], EvidenceSubject.Staff, document.SentAt.AddHours(hours), Day, Noon);
        Assert.Equal((standing, earlier), (finding.Standing, finding.ForEarlier));
        Assert.Equal(EvidenceFinding.None, EvidenceFinding.OfFigures([document], EvidenceSubject.Staff, null, Day, Noon));
    }

    // What the head-count and the practice score say and rest on, and what the status rests on.
    [Theory]
    [InlineData(DiverseVersion.Dive2009, StatusAnswer.Yes, "Seen", null, "SelfDeclared", "Seen")]
    [InlineData(DiverseVersion.Dive2010And, StatusAnswer.Yes, "Seen", StatusAnswer.Yes, "SelfDeclared", "SelfDeclared")]
    [InlineData(DiverseVersion.Dive2010And, StatusAnswer.Yes, "Seen", StatusAnswer.Yes, "Expired", "Expired")]
    [InlineData(DiverseVersion.Dive2010And, StatusAnswer.Yes, "SelfDeclared", StatusAnswer.No, "Seen", "Seen")]
    [InlineData(DiverseVersion.Dive2010Or, StatusAnswer.Yes, "Seen", StatusAnswer.No, "SelfDeclared", "Seen")]
    [InlineData(DiverseVersion.Dive2010Or, StatusAnswer.Yes, "Expired", StatusAnswer.Yes, "Seen", "Seen")]
    [InlineData(DiverseVersion.Dive2010Or, StatusAnswer.No, "Seen", StatusAnswer.No, "SelfDeclared", "SelfDeclared")]
    public void OfDiverse_TwoLimbs_RestsOnWhatDecides(DiverseVersion version, StatusAnswer staff, string ofStaff, StatusAnswer? practice, string ofPractice, string together) =>
        Assert.Equal(together, EvidenceFinding.OfDiverse(version, staff, practice, Standing(ofStaff), Standing(ofPractice)).Standing.ToString());

    private static EvidenceFinding Standing(string name) => EvidenceFinding.None with { Standing = Enum.Parse<EvidenceStanding>(name) };

    private static AcceptedEvidence Accepted(string until, EvidenceSubject about) =>
        new(Guid.CreateVersion7(), about, 1, Noon.AddDays(-2), DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture), Noon.AddDays(-1), null);
}
