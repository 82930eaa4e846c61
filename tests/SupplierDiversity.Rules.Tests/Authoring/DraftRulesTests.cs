using SupplierDiversity.Rules.Authoring;

namespace SupplierDiversity.Rules.Tests.Authoring;

public class DraftRulesTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-03-29T01:59", 1)]
    [InlineData("2026-03-29T03:00", 2)]
    [InlineData("2026-10-25T01:59", 2)]
    [InlineData("2026-10-25T03:00", 1)]
    [InlineData("2028-02-29T12:00", 1)]
    public void Read_TimeTheCityHas_IsAnInstantWithItsOffset(string typed, int hours)
    {
        var (at, problem) = CityTime.Read(typed, Berlin);
        Assert.Null(problem);
        Assert.Equal(TimeSpan.FromHours(hours), at!.Value.Offset);
    }

    [Theory]
    [InlineData("2026-03-29T02:30", CityTimeProblem.Skipped)]
    [InlineData("2026-10-25T02:30", CityTimeProblem.Twice)]
    [InlineData("2027-02-29T12:00", CityTimeProblem.NoTime)]
    [InlineData("", CityTimeProblem.NoTime)]
    public void Read_TimeTheCityDoesNotHave_SaysWhy(string typed, CityTimeProblem why) => Assert.Equal((null, why), CityTime.Read(typed, Berlin));

    // Sent on 2 March: the thirtieth day after it is 1 April (Regulation 1182/71 art. 3).
    [Theory]
    [InlineData("standard", "open", false, "2026-04-01T12:00", false)]
    [InlineData("standard", "open", false, "2026-03-31T23:59", true)]
    [InlineData("standard", "open", true, "2026-03-17T12:00", false)]
    [InlineData("standard", "open", true, "2026-03-16T12:00", true)]
    [InlineData("standard", "restricted", false, "2026-03-31T12:00", true)]
    [InlineData("light", "open", false, "2026-03-05T12:00", false)]
    [InlineData("below", "open", false, "2026-03-05T12:00", false)]
    public void Find_Deadline_WarnsOfAPeriodThatIsTooShort(string regime, string procedure, bool urgent, string until, bool warned)
    {
        var found = DraftCheck.Find(Whole with { Regime = regime, Procedure = procedure, Urgent = urgent, BidsUntil = until }, Berlin, Now);
        Assert.Equal(warned, found.Any(f => f is { Code: "period-short", Stops: false }));
        Assert.DoesNotContain(found, f => f.Stops);
    }

    [Theory]
    [InlineData("2026-04-10T12:00", "2026-04-10T12:00", "")]
    [InlineData("2026-04-11T12:00", "2026-04-10T12:00", "")]
    [InlineData("", "2026-04-10T12:00", "2026-04-10T11:00")]
    [InlineData("2026-03-01T12:00", "2026-04-10T12:00", "")]
    public void Find_DatesThatOverlap_AreRefused(string questions, string bids, string opened) =>
        Assert.Contains(DraftCheck.Find(Whole with { QuestionsUntil = questions, BidsUntil = bids, OpenedAt = opened }, Berlin, Now), f => f is { Code: "dates-overlap", Stops: true });

    [Fact]
    public void Find_QuestionsCloserThanSixDays_AreWarnedOf() =>
        Assert.Contains(DraftCheck.Find(Whole with { QuestionsUntil = "2026-04-08T12:00" }, Berlin, Now), f => f is { Code: "questions-late", Day: { } day } && day == new DateOnly(2026, 4, 4));

    [Fact]
    public void Find_WeightsThatAreNotTheWhole_AreRefused() =>
        Assert.Contains(DraftCheck.Find(Whole with { Criteria = [new("c1", "price", "Preis", "", 9_900)] }, Berlin, Now), f => f is { Code: "weights-sum", Number: 99, Stops: true });

    [Theory]
    [InlineData("250000", 25_000_000L)]
    [InlineData("250 000,50", 25_000_050L)]
    [InlineData("1.200.000", 120_000_000L)]
    [InlineData("1,200,000.05", 120_000_005L)]
    [InlineData("about 5", null)]
    public void Cents_AsTyped_AreExact(string typed, long? cents) => Assert.Equal(cents, AmountText.Cents(typed));

    [Fact]
    public void Complete_TranslationWhoseOriginalChanged_IsNotPublished()
    {
        var texts = DraftTexts.Of(Whole).ToDictionary(t => t.Key, t => new DraftTranslation("çeviri", "checked", t.Original));
        var draft = Whole with { Translations = new Dictionary<string, IReadOnlyDictionary<string, DraftTranslation>> { ["tr"] = texts } };
        Assert.Equal(["tr"], DraftTexts.Complete(draft));
        Assert.Equal("çeviri", DraftTexts.Published(draft, "title", draft.Title).ByLanguage["tr"]);
        Assert.Empty(DraftTexts.Complete(draft with { Title = "Anderer Titel" }));
        Assert.Equal("changed", DraftTexts.StateOf(draft, "tr", "title", "Anderer Titel"));
    }

    [Fact]
    public void Of_File_IsWhatItsContentSays()
    {
        Assert.Equal("application/pdf", DocumentType.Of("a.PDF", "%PDF-1.7"u8));
        Assert.Null(DocumentType.Of("a.pdf", "<html>"u8));
        Assert.Null(DocumentType.Of("a.docx", [0x50, 0x4B, 3, 4, 1, 2]));
        Assert.EndsWith("wordprocessingml.document", DocumentType.Of("a.docx", [0x50, 0x4B, 3, 4, .. "word/document.xml"u8]), StringComparison.Ordinal);
        Assert.Null(DocumentType.Of("a.exe", "MZ"u8));
        Assert.Equal("text/csv", DocumentType.Of("a.csv", "é;1"u8));
        Assert.Null(DocumentType.Of("a.csv", [0xC3, 0x28]));
        Assert.Null(DocumentType.Of("a.pdf", []));
    }

    private static TenderDraft Whole => new()
    {
        Language = "de",
        Title = "Beratung",
        Description = "Beratung in Zentren.",
        Nature = "services",
        Cpv = ["85000000"],
        Nuts = ["DE6"],
        ValueCents = 1_000_000,
        Regime = "standard",
        Procedure = "open",
        BidLanguages = ["de"],
        BidsUntil = "2026-04-10T12:00",
        AssessmentId = Guid.CreateVersion7(),
        Criteria = [new("c1", "price", "Preis", "", 10_000)],
    };
}
