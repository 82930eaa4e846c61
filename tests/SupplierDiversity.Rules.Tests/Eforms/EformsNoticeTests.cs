using System.Text;
using System.Text.Json;
using SupplierDiversity.Rules.Eforms;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Tests.Notices;

namespace SupplierDiversity.Rules.Tests.Eforms;

public class EformsNoticeTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Sent = new(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void Write_EverySharedCallOfTheTwoForms_IsValidAndReadAgainTheSame()
    {
        var folder = SharedData.Notices();
        var schemas = EformsSchemas.Load();
        var (written, faults, differences) = (0, 0, 0);
        foreach (var file in Directory.EnumerateFiles(folder, "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (NoticeReader.Read(File.ReadAllBytes(file), NoticeLimits.Default).Notice is not { } notice || !EformsNotice.CanWrite(notice))
            {
                continue;
            }

            written++;
            var xml = EformsNotice.Write(notice, Sent);
            var wrong = schemas.Faults(xml);
            var again = NoticeReader.Read(Encoding.UTF8.GetBytes(xml.ToString()), NoticeLimits.Default).Notice;
            var (before, after) = (Facts(notice), Facts(again!));
            faults += wrong.Count;
            differences += before == after ? 0 : 1;
            foreach (var fault in wrong.Take(3))
            {
                output.WriteLine($"{Path.GetFileName(file)}: {fault}");
            }

            if (before != after)
            {
                var at = Enumerable.Range(0, Math.Min(before.Length, after.Length)).FirstOrDefault(i => before[i] != after[i]);
                output.WriteLine($"{Path.GetFileName(file)}: …{before.Substring(Math.Max(0, at - 60), Math.Min(160, before.Length - Math.Max(0, at - 60)))}\n  is now …{after.Substring(Math.Max(0, at - 60), Math.Min(160, after.Length - Math.Max(0, at - 60)))}");
            }
        }

        output.WriteLine($"{written} calls written and read again: {faults} faults by the schemas, {differences} with other facts.");
        Assert.True(written >= 25, $"Only {written} calls were written.");
        Assert.Equal((0, 0), (faults, differences));
    }

    [Fact]
    public void Faults_ElementsInTheWrongOrder_AreFound()
    {
        var xml = EformsNotice.Write(Call(), Sent);
        Assert.Empty(EformsSchemas.Load().Faults(xml));
        var lot = xml.Root!.Elements().Last();
        lot.Add(lot.Elements().First(e => e.Name.LocalName == "TenderingTerms"));
        Assert.Single(EformsSchemas.Load().Faults(xml));
    }

    [Fact]
    public void Write_EqualityClause_StandsInTheThreeFieldsAndInOfficialLanguagesOnly()
    {
        var lot = Call().Lots[0] with
        {
            StrategicAims = ["soc-obj"],
            StrategicDescription = Texts(("de", "Schulung des Personals"), ("ar", "تدريب الموظفين")),
            SocialObjectives = ["et-eq"],
            PerformanceConditions = Texts(("de", "Das Personal wird \u0001 geschult."), ("tr", "Personel eğitilir.")),
        };
        var xml = EformsNotice.Write(Call() with { Lots = [lot], OtherLanguages = ["fr", "ar"] }, Sent);
        Assert.Empty(EformsSchemas.Load().Faults(xml));
        var again = NoticeReader.Read(Encoding.UTF8.GetBytes(xml.ToString()), NoticeLimits.Default).Notice!;
        var read = Assert.Single(again.Lots);
        Assert.Equal("soc-obj et-eq fr", string.Join(' ', [.. read.StrategicAims, .. read.SocialObjectives, .. again.OtherLanguages]));
        Assert.Equal(("de", "Schulung des Personals"), (Assert.Single(read.StrategicDescription.ByLanguage).Key, read.StrategicDescription.ByLanguage["de"]));
        Assert.Equal("Das Personal wird  geschult.", Assert.Single(read.PerformanceConditions.ByLanguage).Value);
    }

    [Theory]
    [InlineData("17", NoticeKind.Call, "de")]
    [InlineData("29", NoticeKind.Result, "de")]
    [InlineData("16", NoticeKind.Call, "tr")]
    public void CanWrite_AnotherFormOrALanguageOfNoNotice_IsFalse(string subtype, NoticeKind kind, string language) =>
        Assert.False(EformsNotice.CanWrite(Call() with { Subtype = subtype, Kind = kind, Language = language }));

    private static Notice Call() => new()
    {
        NoticeId = "14549263-b47b-4e59-96a1-2d0d13e19343",
        Version = 1,
        ProcedureId = "aff2863e-b4cc-4e91-baba-b3b85f709117",
        Subtype = "16",
        Kind = NoticeKind.Call,
        Language = "de",
        Buyers = [new NoticeOrganisation { LocalId = "ORG-0001", Name = Texts(("de", "Stadt Rosenhafen")), Country = "DEU" }],
        Title = Texts(("de", "Beratung")),
        Lots = [new NoticeLot { LotId = "LOT-0001", Title = Texts(("de", "Beratung")), BidLanguages = ["de", "tr"] }],
    };

    private static LocalText Texts(params (string Language, string Text)[] texts) => new(texts.ToDictionary(t => t.Language, t => t.Text));

    // What a notice to be sent does not hold: the version it was written for, its later publication; and whether a
    // deadline's time and offset were printed, since ours always are.
    private static string Facts(Notice notice) => JsonSerializer.Serialize(notice with
    {
        Sdk = null,
        PublicationNumber = null,
        PublishedOn = null,
        Warnings = [],
        Withheld = [],
        DispatchedAt = notice.DispatchedAt ?? Sent,
        Lots = [.. notice.Lots.Select(l => l with
        {
            TenderDeadline = Printed(l.TenderDeadline),
            ParticipationDeadline = Printed(l.ParticipationDeadline),
            InterestDeadline = Printed(l.InterestDeadline),
            QuestionsDeadline = Printed(l.QuestionsDeadline),
            OpeningAt = Printed(l.OpeningAt),
        })],
    });

    private static NoticeDeadline? Printed(NoticeDeadline? deadline) => deadline is null ? null : deadline with { OffsetStated = true, TimeStated = true };
}
