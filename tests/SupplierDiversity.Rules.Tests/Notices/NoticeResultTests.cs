using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Tests.Notices;

/// <summary>Results: winners by contract, overlapping counts, withheld values, placeholders.</summary>
public class NoticeResultTests
{
    private static readonly string Firms = NoticeXml.Organisation("ORG-0002", "Alpha Bau GmbH", "<efbc:CompanySizeCode>small</efbc:CompanySizeCode>")
        + NoticeXml.Organisation("ORG-0003", "Beta Bau GmbH") + NoticeXml.Organisation("ORG-0004", "Gamma Putz KG");

    private static string Result(string id, string lot, string inside) =>
        $"<efac:LotResult><cbc:ID>{id}</cbc:ID>{inside}<efac:TenderLot><cbc:ID>{lot}</cbc:ID></efac:TenderLot></efac:LotResult>";

    private static string Tender(string id, string lot, string party, string inside = "") =>
        $"<efac:LotTender><cbc:ID>{id}</cbc:ID>{inside}<efac:TenderingParty><cbc:ID>{party}</cbc:ID></efac:TenderingParty><efac:TenderLot><cbc:ID>{lot}</cbc:ID></efac:TenderLot></efac:LotTender>";

    private static string Party(string id, string inside) => $"<efac:TenderingParty><cbc:ID>{id}</cbc:ID>{inside}</efac:TenderingParty>";

    private static string Contract(string id, string inside) => $"<efac:SettledContract><cbc:ID>{id}</cbc:ID>{inside}</efac:SettledContract>";

    private static string Ref(string element, string id) => $"<efac:{element}><cbc:ID>{id}</cbc:ID></efac:{element}>";

    private static string Won => "<cbc:TenderResultCode>selec-w</cbc:TenderResultCode>";

    private static IReadOnlyList<NoticeLotResult> Read(string result) => NoticeXml.Read(NoticeXml.Award(result, Firms)).Result!.LotResults;

    private static string Names(NoticeWinningTender winner) => string.Join(",", winner.Tenderers.Select(t => t.LocalId));

    [Fact]
    public void Read_LosersListedToo_WinnersAreThoseOfTheContract()
    {
        var lot = Assert.Single(Read(
            Result("RES-0001", "LOT-0001", Won + Ref("LotTender", "TEN-0001") + Ref("LotTender", "TEN-0002") + Ref("SettledContract", "CON-0001"))
            + Tender("TEN-0001", "LOT-0001", "TPA-0001") + Tender("TEN-0002", "LOT-0001", "TPA-0002", "<cac:LegalMonetaryTotal><cbc:PayableAmount currencyID=\"NOK\">120.50</cbc:PayableAmount></cac:LegalMonetaryTotal>")
            + Contract("CON-0001", "<cbc:IssueDate>2025-02-01+01:00</cbc:IssueDate><cbc:AwardDate>2000-01-01Z</cbc:AwardDate>" + Ref("LotTender", "TEN-0002"))
            + Party("TPA-0001", Ref("Tenderer", "ORG-0002")) + Party("TPA-0002", Ref("Tenderer", "ORG-0003"))));
        var winner = Assert.Single(lot.Winners);
        Assert.Equal("ORG-0003", Names(winner));
        Assert.Equal(new Money(120.50m, "NOK"), winner.Value);
        Assert.Equal((new DateOnly(2025, 2, 1), (DateOnly?)null), (winner.SignedOn, winner.DecidedOn));
    }

    [Fact]
    public void Read_OneContractForTwoLots_EachLotHasItsOwnTender()
    {
        var lots = Read(
            Result("RES-0001", "LOT-0001", Won + Ref("SettledContract", "CON-0001")) + Result("RES-0002", "LOT-0002", Won + Ref("SettledContract", "CON-0001"))
            + Tender("TEN-0001", "LOT-0001", "TPA-0001") + Tender("TEN-0002", "LOT-0002", "TPA-0002")
            + Contract("CON-0001", Ref("LotTender", "TEN-0001") + Ref("LotTender", "TEN-0002"))
            + Party("TPA-0001", Ref("Tenderer", "ORG-0002")) + Party("TPA-0002", Ref("Tenderer", "ORG-0003")));
        Assert.Equal(["ORG-0002", "ORG-0003"], lots.Select(l => Names(Assert.Single(l.Winners))));
    }

    [Theory]
    [InlineData("selec-w", 1)]
    [InlineData("open-nw", 0)]
    [InlineData("clos-nw", 0)]
    public void Read_NoContract_TendersCountOnlyWhenThereIsAWinner(string status, int winners)
    {
        var lot = Assert.Single(Read(
            Result("RES-0001", "LOT-0001", $"<cbc:TenderResultCode>{status}</cbc:TenderResultCode>" + Ref("LotTender", "TEN-0001"))
            + Tender("TEN-0001", "LOT-0001", "TPA-0001") + Party("TPA-0001", Ref("Tenderer", "ORG-0002"))));
        Assert.Equal((status, winners), (lot.Status, lot.Winners.Count));
    }

    [Fact]
    public void Read_Consortium_HasTheLeaderFirstAndItsSubcontractors()
    {
        var winner = Assert.Single(Assert.Single(Read(
            Result("RES-0001", "LOT-0001", Won + Ref("LotTender", "TEN-0001"))
            + Tender("TEN-0001", "LOT-0001", "TPA-0001", "<cbc:RankCode>1</cbc:RankCode><efac:SubcontractingTerm><efbc:TermCode>yes</efbc:TermCode><efbc:TermPercent>30</efbc:TermPercent></efac:SubcontractingTerm>")
            + Party("TPA-0001", Ref("Tenderer", "ORG-0003") + "<efac:Tenderer><cbc:ID>ORG-0002</cbc:ID><efbc:GroupLeadIndicator>true</efbc:GroupLeadIndicator></efac:Tenderer>" + Ref("SubContractor", "ORG-0004")))).Winners);
        Assert.Equal("ORG-0002,ORG-0003", Names(winner));
        Assert.Equal(("small", "ORG-0004", "yes", 30m, 1), (winner.Tenderers[0].Size, winner.Subcontractors[0].LocalId, winner.Subcontracting, winner.SubcontractedPercent, winner.Rank));
    }

    [Fact]
    public void Read_Counts_AreKeptByKindAndNeverAddedUp()
    {
        static string Count(string code, string number) => $"<efac:ReceivedSubmissionsStatistics>{code}<efbc:StatisticsNumeric>{number}</efbc:StatisticsNumeric></efac:ReceivedSubmissionsStatistics>";
        var lot = Assert.Single(Read(Result("RES-0001", "LOT-0001",
            Count("<efbc:StatisticsCode>t-sme</efbc:StatisticsCode>", "3") + Count("<efbc:StatisticsCode>t-small</efbc:StatisticsCode>", "2")
            + Count("<efbc:StatisticsCode>t-sme</efbc:StatisticsCode>", "9") + Count("", "5") + Count("<efbc:StatisticsCode>t-micro</efbc:StatisticsCode>", "many"))));
        Assert.Equal(new Dictionary<string, int> { ["t-sme"] = 3, ["t-small"] = 2, ["unspecified"] = 5 }, lot.Submissions);
    }

    [Fact]
    public void Read_Withheld_IsUnknownAndNamedAndUnmaskedIsKept()
    {
        static string Privacy(string code) => $"<efac:FieldsPrivacy><efbc:FieldIdentifierCode>{code}</efbc:FieldIdentifierCode></efac:FieldsPrivacy>";
        var result = NoticeXml.Read(NoticeXml.Award(
            Privacy("not-val") + "<cbc:TotalAmount currencyID=\"EUR\">-1</cbc:TotalAmount>"
            + Result("RES-0001", "LOT-0001", Privacy("ten-val-low") + Privacy("ten-val-hig") + "<cbc:HigherTenderAmount currencyID=\"EUR\">7000</cbc:HigherTenderAmount><cbc:LowerTenderAmount currencyID=\"EUR\">-1</cbc:LowerTenderAmount>"
                + Won + $"<efac:ReceivedSubmissionsStatistics>{Privacy("rec-sub-cou")}<efbc:StatisticsCode>tenders</efbc:StatisticsCode><efbc:StatisticsNumeric>-1</efbc:StatisticsNumeric></efac:ReceivedSubmissionsStatistics>" + Ref("LotTender", "TEN-0001"))
            + Tender("TEN-0001", "LOT-0001", "TPA-0001", Privacy("win-ten-val") + "<cac:LegalMonetaryTotal><cbc:PayableAmount currencyID=\"EUR\">-1</cbc:PayableAmount></cac:LegalMonetaryTotal>")
            + Party("TPA-0001", Ref("Tenderer", "ORG-0002")), Firms)).Result!;
        var lot = result.LotResults[0];
        Assert.Null(result.TotalValue);
        Assert.Equal(["not-val"], result.Withheld);
        Assert.Null(lot.LowestBid);
        Assert.Equal(7000m, lot.HighestBid!.Amount);
        Assert.Empty(lot.Submissions);
        Assert.Null(lot.Winners[0].Value);
        Assert.Equal(["ten-val-low", "ten-val-hig", "rec-sub-cou", "win-ten-val"], lot.Withheld);
    }

    [Fact]
    public void Read_DanglingReferences_AreReportedAndTheRestIsRead()
    {
        var notice = NoticeXml.Read(NoticeXml.Award(
            Result("RES-0001", "LOT-0001", Won + Ref("SettledContract", "CON-0009") + Ref("SettledContract", "CON-0001"))
            + Contract("CON-0001", Ref("LotTender", "TEN-0009") + Ref("LotTender", "TEN-0001")) + Tender("TEN-0001", "LOT-0001", "TPA-0009"), Firms));
        Assert.Empty(Assert.Single(notice.Result!.LotResults[0].Winners).Tenderers);
        Assert.Equal(3, notice.Warnings.Count(w => w.Contains("is not described", StringComparison.Ordinal)));
    }

    [Fact]
    public void Read_BeneficialOwners_LeaveNoTrace()
    {
        var owner = "<efac:UltimateBeneficialOwner><cbc:ID>UBO-0001</cbc:ID><cbc:FirstName>Vorname</cbc:FirstName><efac:Nationality><cbc:NationalityID>TUR</cbc:NationalityID></efac:Nationality></efac:UltimateBeneficialOwner>";
        var notice = NoticeXml.Read(NoticeXml.Award(Result("RES-0001", "LOT-0001", Won), Firms + owner));
        var json = System.Text.Json.JsonSerializer.Serialize(notice);
        Assert.DoesNotContain("UBO", json, StringComparison.Ordinal);
        Assert.DoesNotContain("TUR", json, StringComparison.Ordinal);
        Assert.DoesNotContain("Vorname", json, StringComparison.Ordinal);
    }
}
