using System.Globalization;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Tests.Notices;

/// <summary>Calls: dates, languages, addresses, codes and ids as senders really write them.</summary>
public class NoticeTrapTests
{
    private static NoticeLot Lot(string inside) => NoticeXml.Read(NoticeXml.Call(NoticeXml.Lot("LOT-0001", inside))).Lots[0];

    private static NoticeDeadline? Deadline(string date, string time) => Lot(
        $"<cac:TenderingProcess><cac:TenderSubmissionDeadlinePeriod>{date}{time}</cac:TenderSubmissionDeadlinePeriod></cac:TenderingProcess>").TenderDeadline;

    [Fact]
    public void Read_Head_IsTakenWithItsOffsetAndWithoutLocalTime()
    {
        var notice = NoticeXml.Read(NoticeXml.Call(NoticeXml.Lot("LOT-0001")));
        Assert.Equal((2, NoticeKind.Call, "de", "16"), (notice.Version, notice.Kind, notice.Language, notice.Subtype));
        Assert.Equal("2025-03-01T09:30:00.1234567+01:00", notice.DispatchedAt!.Value.ToString("o", CultureInfo.InvariantCulture));
        Assert.Equal(("ORG-0001", "la"), (notice.Buyers[0].LocalId, notice.Buyers[0].LegalType));
        Assert.Empty(notice.Warnings);
    }

    [Theory]
    [InlineData("2025-11-07+01:00", "12:00:00.000+02:00", "2025-11-07T12:00:00+02:00", true, true)]
    [InlineData("2025-11-07+01:00", "12:00:00", "2025-11-07T12:00:00+01:00", true, true)]
    [InlineData("2025-11-07Z", "23:59:59.9999999Z", "2025-11-07T23:59:59+00:00", true, true)]
    [InlineData("2025-11-07", "12:00:00", "2025-11-07T12:00:00+00:00", false, true)]
    [InlineData("2025-11-07", "", "2025-11-07T23:59:59+00:00", false, false)]
    [InlineData("2025-11-07-05:00", "", "2025-11-07T23:59:59-05:00", true, false)]
    [InlineData("2025-11-07+01:00", "24:00:00+01:00", "2025-11-08T00:00:00+01:00", true, true)]
    [InlineData("2025-11-07+01:00", "noon", "2025-11-07T23:59:59+01:00", true, false)]
    public void Read_Deadline_KeepsThePrintedOffset(string date, string time, string at, bool offsetStated, bool timeStated)
    {
        var deadline = Deadline($"<cbc:EndDate>{date}</cbc:EndDate>", time.Length == 0 ? "" : $"<cbc:EndTime>{time}</cbc:EndTime>")!;
        Assert.Equal(at, deadline.At.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        Assert.Equal((offsetStated, timeStated), (deadline.OffsetStated, deadline.TimeStated));
    }

    [Theory]
    [InlineData("2025-02-30Z")]
    [InlineData("0001-01-01+14:00")]
    [InlineData("9999-12-31-14:00")]
    [InlineData("2025-11-07+25:00")]
    [InlineData("soon")]
    public void Read_ImpossibleDate_IsLeftOutWithAWarning(string date)
    {
        var notice = NoticeXml.Read(NoticeXml.Call(NoticeXml.Lot("LOT-0001",
            $"<cac:TenderingProcess><cac:TenderSubmissionDeadlinePeriod><cbc:EndDate>{date}</cbc:EndDate></cac:TenderSubmissionDeadlinePeriod></cac:TenderingProcess>")));
        Assert.Null(notice.Lots[0].TenderDeadline);
        Assert.Contains(notice.Warnings, w => w.StartsWith("EndDate (line ", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_PublicationDay_IsNotMovedByItsOffset()
    {
        var notice = NoticeXml.Read(NoticeXml.Call(NoticeXml.Lot("LOT-0001"),
            "<efac:Publication><efbc:NoticePublicationID>123456-2025</efbc:NoticePublicationID><efbc:PublicationDate>2025-11-07+01:00</efbc:PublicationDate></efac:Publication>"));
        Assert.Equal((new DateOnly(2025, 11, 7), "123456-2025"), (notice.PublishedOn, notice.PublicationNumber));
    }

    [Fact]
    public void Read_Texts_AreTrimmedByLanguageAndTheFirstWins()
    {
        var title = Lot("""
            <cac:ProcurementProject><cbc:Name languageID="ENG">
               Cleaning &lt;b&gt;of&lt;/b&gt; <![CDATA[schools & halls]]>
            </cbc:Name><cbc:Name languageID="ENG">Second</cbc:Name><cbc:Name>Reinigung</cbc:Name><cbc:Name languageID="NOB">Renhold</cbc:Name>
            <cbc:Name languageID="XYZ">Other</cbc:Name><cbc:Name languageID="FRA"> </cbc:Name></cac:ProcurementProject>
            """).Title.ByLanguage;
        Assert.Equal("Cleaning <b>of</b> schools & halls", title["en"]);
        Assert.Equal(("Reinigung", "Renhold", "Other", 4), (title["de"], title["nb"], title["xyz"], title.Count));
    }

    [Fact]
    public void Read_Conditions_AreJoinedPerLanguage()
    {
        static string Condition(string texts) => $"<cac:ContractExecutionRequirement><cbc:ExecutionRequirementCode listName=\"conditions\">performance</cbc:ExecutionRequirementCode>{texts}</cac:ContractExecutionRequirement>";
        var lot = Lot($"""
            <cac:TenderingTerms>{Condition("<cbc:Description languageID=\"DEU\">Erstens</cbc:Description>")}
            {Condition("<cbc:Description languageID=\"DEU\">Zweitens</cbc:Description><cbc:Description languageID=\"ENG\">Second</cbc:Description>")}
            <cac:ContractExecutionRequirement><cbc:ExecutionRequirementCode listName="reserved-execution">no</cbc:ExecutionRequirementCode></cac:ContractExecutionRequirement></cac:TenderingTerms>
            """);
        Assert.Equal(("Erstens\n\nZweitens", "Second", "no"), (lot.PerformanceConditions.ByLanguage["de"], lot.PerformanceConditions.ByLanguage["en"], lot.ReservedExecution));
    }

    [Theory]
    [InlineData("https://example.org/a?b=1", "https://example.org/a?b=1")]
    [InlineData("www.example.org/tender", "https://www.example.org/tender")]
    [InlineData("example.org:8443/x", "https://example.org:8443/x")]
    [InlineData("HTTP://EXAMPLE.ORG", "HTTP://EXAMPLE.ORG")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("java\nscript:alert(1)", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("ftp://example.org/file", null)]
    [InlineData("mailto:office@example.org", null)]
    [InlineData("https://trusted.example@evil.example/", null)]
    [InlineData("see the documents", null)]
    public void Read_Address_IsHttpOrLeftOut(string written, string? read)
    {
        var lot = Lot($"<cac:TenderingTerms><cac:TenderRecipientParty><cbc:EndpointID>{written}</cbc:EndpointID></cac:TenderRecipientParty></cac:TenderingTerms>");
        Assert.Equal(read, lot.SubmissionUrl);
    }

    [Fact]
    public void Read_Cpv_HasEightDigitsMainFirstEachOnce()
    {
        var lot = Lot("""
            <cac:ProcurementProject><cac:AdditionalCommodityClassification><cbc:ItemClassificationCode listName="cpv">90910000</cbc:ItemClassificationCode></cac:AdditionalCommodityClassification>
            <cac:AdditionalCommodityClassification><cbc:ItemClassificationCode listName="cpv">90919300</cbc:ItemClassificationCode></cac:AdditionalCommodityClassification>
            <cac:MainCommodityClassification><cbc:ItemClassificationCode listName="cpv">90919300-5</cbc:ItemClassificationCode></cac:MainCommodityClassification></cac:ProcurementProject>
            """);
        Assert.Equal(["90919300", "90910000"], lot.Cpv);
    }

    [Fact]
    public void Read_SelectionCriteriaOfOldAndNewSdks_KeepTypeTextAndWhetherTheyAreUsed()
    {
        var criteria = Lot($"""
            <cac:TenderingTerms>{NoticeXml.Extension("""
                <efac:SelectionCriteria><cbc:CriterionTypeCode>ef-stand</cbc:CriterionTypeCode><cbc:Description languageID="DEU">Umsatz</cbc:Description><cbc:CalculationExpressionCode listName="usage">n-used</cbc:CalculationExpressionCode></efac:SelectionCriteria>
                <efac:SelectionCriteria><cbc:TendererRequirementTypeCode>slc-sche-deliv</cbc:TendererRequirementTypeCode></efac:SelectionCriteria>
                """)}</cac:TenderingTerms>
            """).SelectionCriteria;
        Assert.Equal([("ef-stand", "n-used"), ("slc-sche-deliv", null)], criteria.Select(c => (c.Type, c.Usage)));
        Assert.Equal("Umsatz", criteria[0].Description.ByLanguage["de"]);
    }

    [Fact]
    public void Read_RepeatedIds_KeepTheFirstAndWarn()
    {
        var notice = NoticeXml.Read(NoticeXml.Notice("ContractNotice", "competition", "cn-standard", "16",
            NoticeXml.Title + NoticeXml.Lot("LOT-0001", NoticeXml.Title) + NoticeXml.Lot("LOT-0001"),
            organisations: NoticeXml.Organisation("ORG-0001", "Stadt Doppelt")));
        Assert.Equal("Reinigung der Schulen", Assert.Single(notice.Lots).Title.ByLanguage["de"]);
        Assert.Equal("Stadt Musterstadt", Assert.Single(notice.Buyers).Name.ByLanguage["de"]);
        Assert.Equal(2, notice.Warnings.Count(w => w.Contains("twice", StringComparison.Ordinal)));
    }

    [Fact]
    public void Read_PartsAndGroups_AreNotLots()
    {
        var lots = NoticeXml.Read(NoticeXml.Call(NoticeXml.Lot("LOT-0001")
            + NoticeXml.Lot("GLO-0001").Replace("\"Lot\"", "\"LotsGroup\"", StringComparison.Ordinal)
            + NoticeXml.Lot("PAR-0001").Replace("\"Lot\"", "\"Part\"", StringComparison.Ordinal))).Lots;
        Assert.Equal("LOT-0001", Assert.Single(lots).LotId);
    }

    [Fact]
    public void Read_JointBuyersByTouchPoint_AreCountedOnceEach()
    {
        const string buyers = """
            <cac:ContractingParty><cac:Party><cac:PartyIdentification><cbc:ID>TPO-0001</cbc:ID></cac:PartyIdentification><cac:PartyIdentification><cbc:ID>ORG-0001</cbc:ID></cac:PartyIdentification></cac:Party></cac:ContractingParty>
            <cac:ContractingParty><cac:Party><cac:PartyIdentification><cbc:ID>ORG-0002</cbc:ID></cac:PartyIdentification><cac:PartyIdentification><cbc:ID>ORG-0077</cbc:ID></cac:PartyIdentification></cac:Party></cac:ContractingParty>
            """;
        var second = NoticeXml.Organisation("ORG-0002", "Kreis Beispiel")
            .Replace("</efac:Company>", "</efac:Company><efac:TouchPoint><cac:PartyIdentification><cbc:ID>TPO-0001</cbc:ID></cac:PartyIdentification></efac:TouchPoint>", StringComparison.Ordinal);
        var notice = NoticeXml.Read(NoticeXml.Notice("ContractNotice", "competition", "cn-standard", "16",
            NoticeXml.Title + NoticeXml.Lot("LOT-0001"), organisations: second, buyer: buyers));
        Assert.Equal(["ORG-0002", "ORG-0001", "ORG-0077"], notice.Buyers.Select(b => b.LocalId));
        Assert.Contains(notice.Warnings, w => w.Contains("ORG-0077 is not described", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_PrefixedRoot_IsKnownByItsNamespace()
    {
        var xml = NoticeXml.Call(NoticeXml.Lot("LOT-0001")).Replace("<ContractNotice xmlns=", "<can:ContractNotice xmlns:can=", StringComparison.Ordinal)
            .Replace("</ContractNotice>", "</can:ContractNotice>", StringComparison.Ordinal);
        Assert.Single(NoticeXml.Read(xml).Lots);
    }

    [Fact]
    public void Read_ChangeAndCancellation_NameWhatTheyChange()
    {
        var notice = NoticeXml.Read(NoticeXml.Call(NoticeXml.Lot("LOT-0001"), """
            <efac:Changes><efbc:ChangedNoticeIdentifier>6b3d2f1e-0000-4000-8000-000000000001-01</efbc:ChangedNoticeIdentifier>
              <efac:Change><efbc:ChangeDescription languageID="DEU">Frist</efbc:ChangeDescription><efac:ChangedSection><efbc:ChangedSectionIdentifier>LOT-0001</efbc:ChangedSectionIdentifier></efac:ChangedSection></efac:Change>
              <efac:ChangeReason><cbc:ReasonCode>cancel</cbc:ReasonCode><efbc:ReasonDescription languageID="DEU">Abgesagt</efbc:ReasonDescription></efac:ChangeReason></efac:Changes>
            """));
        Assert.Equal(("6b3d2f1e-0000-4000-8000-000000000001-01", "cancel", "LOT-0001"), (notice.ChangedNotice, notice.ChangeReason, notice.ChangedSections[0]));
        Assert.Equal("Frist\n\nAbgesagt", notice.ChangeDescription.ByLanguage["de"]);
    }

    [Fact]
    public void Read_WithheldInALot_IsUnknownAndNamed()
    {
        const string privacy = "<efac:FieldsPrivacy><efbc:FieldIdentifierCode>awa-cri-wei</efbc:FieldIdentifierCode></efac:FieldsPrivacy>";
        var notice = NoticeXml.Read(NoticeXml.Call(NoticeXml.Lot("LOT-0001", $"""
            <cac:TenderingTerms><cac:AwardingTerms><cac:AwardingCriterion><cac:SubordinateAwardingCriterion>
              {NoticeXml.Extension($"<efac:AwardCriterionParameter>{privacy}<efbc:ParameterCode listName=\"number-weight\">per-exa</efbc:ParameterCode><efbc:ParameterNumeric>-1</efbc:ParameterNumeric></efac:AwardCriterionParameter>{privacy}")}
              <cbc:AwardingCriterionTypeCode listName="award-criterion-type">unpublished</cbc:AwardingCriterionTypeCode>
              <cbc:Description languageID="DEU">unpublished</cbc:Description></cac:SubordinateAwardingCriterion></cac:AwardingCriterion></cac:AwardingTerms></cac:TenderingTerms>
            """)));
        var criterion = Assert.Single(notice.Lots[0].AwardCriteria);
        Assert.Null(criterion.Type);
        Assert.True(criterion.Description.IsEmpty);
        Assert.Empty(criterion.Numbers);
        Assert.Equal(["awa-cri-wei"], notice.Withheld);
    }
}
