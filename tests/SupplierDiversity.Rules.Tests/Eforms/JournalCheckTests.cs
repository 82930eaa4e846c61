using System.Text.Json;
using System.Xml;
using System.Xml.XPath;
using SupplierDiversity.Rules.Authoring;
using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Eforms;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Tests.Notices;

namespace SupplierDiversity.Rules.Tests.Eforms;

public class JournalCheckTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly TenderDraft Whole = new()
    {
        Language = "de",
        Title = "Beratung",
        Description = "Beratung in Familienzentren.",
        Nature = "services",
        Cpv = ["85310000"],
        Nuts = ["DE600"],
        ValueCents = 25_000_000,
        Regime = "standard",
        Procedure = "open",
        BidLanguages = ["de"],
        BidsUntil = "2026-04-10T12:00",
        Criteria = [new("c1", "price", "Preis", "Der niedrigste Preis.", 6000), new("c2", "quality", "Konzept", "Wie Familien erreicht werden.", 4000)],
    };

    // What the official rules demand of each such notice stands in the notice, or is named: nothing in between.
    [Theory]
    [InlineData("standard")]
    [InlineData("light")]
    public void Find_FieldsEveryNoticeMustHave_AreInItOrNamed(string regime)
    {
        var notice = Of(Whole with { Regime = regime });
        var xml = EformsNotice.Write(notice, Now);
        var names = new XmlNamespaceManager(new NameTable());
        foreach (var prefix in xml.Root!.Attributes().Where(a => a.IsNamespaceDeclaration && a.Name.LocalName != "xmlns"))
        {
            names.AddNamespace(prefix.Name.LocalName, prefix.Value);
        }

        var missing = MandatoryIn(notice.Subtype!).Where(f => !((IEnumerable<object>)xml.XPathEvaluate(f.Path, names)).Any()).Select(f => f.Term).Distinct().Order(StringComparer.Ordinal).ToList();
        var named = JournalCheck.Find(notice).SelectMany(f => f.Terms).ToHashSet();
        Assert.NotEmpty(missing);
        Assert.Empty(missing.Except(named));
    }

    [Fact]
    public void Find_WholeTender_HasNothingToMendHere() => Assert.DoesNotContain(JournalCheck.Find(Of(Whole)), f => !f.Elsewhere);

    [Theory]
    [InlineData("deadline")]
    [InlineData("place")]
    [InlineData("place-country")]
    [InlineData("main-code")]
    [InlineData("criterion-description")]
    [InlineData("long")]
    [InlineData("language")]
    public void Find_WhatTheJournalRefuses_IsSaid(string code)
    {
        var draft = code switch
        {
            "deadline" => Whole with { BidsUntil = "2026-03-02T23:00" },
            "place" => Whole with { Nuts = ["DE6"] },
            "place-country" => Whole with { Nuts = ["FR101"] },
            "main-code" => Whole with { Nature = "works" },
            "criterion-description" => Whole with { Criteria = [Whole.Criteria[0] with { Description = "" }] },
            "long" => Whole with { Description = new string('x', 5990) },
            _ => Whole with { Language = "tr" },
        };
        var found = Assert.Single(JournalCheck.Find(Of(draft)), f => !f.Elsewhere);
        Assert.Equal(code, found.Code);
        Assert.Contains(found.Step, DraftCheck.Steps);
    }

    private static Notice Of(TenderDraft draft)
    {
        var buyer = new NoticeOrganisation { LocalId = "ORG-0001", Name = Text("Stadt"), Country = "DEU", City = "Stadt", LegalType = "la" };
        var clause = new ClauseInTender
        {
            ImpactId = Guid.NewGuid(),
            CityClauseId = Guid.NewGuid(),
            ClauseId = "x",
            Position = ClausePosition.Specification,
            SocialObjective = "et-eq",
            Title = Text("Schulung"),
            Text = Text("Das Personal wird geschult."),
            Evidence = Text("Plan"),
        };
        return DraftNotice.Of(draft, [clause], new(Guid.NewGuid().ToString(), Guid.NewGuid().ToString()) { DocumentsUrl = "https://portal.example/" }, buyer, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), Now);
    }

    private static LocalText Text(string text) => new(new Dictionary<string, string> { ["de"] = text });

    private static List<(string Term, string Path)> MandatoryIn(string subtype)
    {
        var file = Path.Combine(Path.GetDirectoryName(SharedData.Notices())!, "sdk", "fields.json");
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return
        [
            .. json.RootElement.GetProperty("fields").EnumerateArray().Where(f => Constraints(f).Any(c =>
                c.GetProperty("value").GetBoolean() && !c.TryGetProperty("condition", out _) && c.GetProperty("noticeTypes").EnumerateArray().Any(t => t.GetString() == subtype)))
                .Select(f => (Term(f.GetProperty("id").GetString()!), f.GetProperty("xpathAbsolute").GetString()!)),
        ];
    }

    private static JsonElement.ArrayEnumerator Constraints(JsonElement field) =>
        field.TryGetProperty("mandatory", out var mandatory) && mandatory.TryGetProperty("constraints", out var constraints) ? constraints.EnumerateArray() : default;

    // "BT-05(a)-notice" and "BT-501-Organization-Company" are BT-05 and BT-501.
    private static string Term(string id) => string.Join('-', id.Split('-', '(').Take(2));
}
