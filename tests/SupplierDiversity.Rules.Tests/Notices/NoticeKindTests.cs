using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Tests.Notices;

/// <summary>What a notice is, and which notices cannot be used.</summary>
public class NoticeKindTests
{
    private static readonly string Lot = NoticeXml.Title + NoticeXml.Lot("LOT-0001");

    [Theory]
    [InlineData("1", NoticeKind.OutOfScope)]
    [InlineData("6", NoticeKind.OutOfScope)]
    [InlineData("7", NoticeKind.Planning)]
    [InlineData("9", NoticeKind.Planning)]
    [InlineData("10", NoticeKind.Call)]
    [InlineData("24", NoticeKind.Call)]
    [InlineData("N16", NoticeKind.Call)]
    [InlineData("25", NoticeKind.DirectAward)]
    [InlineData("28", NoticeKind.DirectAward)]
    [InlineData("29", NoticeKind.Result)]
    [InlineData("37", NoticeKind.Result)]
    [InlineData("N29", NoticeKind.Result)]
    [InlineData("38", NoticeKind.Modification)]
    [InlineData("40", NoticeKind.Modification)]
    [InlineData("E3", NoticeKind.OutOfScope)]
    [InlineData("CEI", NoticeKind.OutOfScope)]
    [InlineData("T01", NoticeKind.OutOfScope)]
    [InlineData("X02", NoticeKind.OutOfScope)]
    public void Read_Subtype_DecidesBeforeTheTypes(string subtype, NoticeKind kind) =>
        Assert.Equal(kind, NoticeXml.Read(NoticeXml.Notice("PriorInformationNotice", "competition", "cn-standard", subtype, Lot)).Kind);

    [Theory]
    [InlineData("competition", "cn-standard", NoticeKind.Call)]
    [InlineData("result", "can-social", NoticeKind.Result)]
    [InlineData("dir-awa-pre", "veat", NoticeKind.DirectAward)]
    [InlineData("cont-modif", "can-modif", NoticeKind.Modification)]
    [InlineData("planning", "pin-rtl", NoticeKind.Planning)]
    [InlineData("planning", "pin-only", NoticeKind.OutOfScope)]
    [InlineData("", "can-standard", NoticeKind.Result)]
    [InlineData("consultation", "pmc", NoticeKind.OutOfScope)]
    public void Read_NoSubtype_TypesDecide(string form, string type, NoticeKind kind)
    {
        var notice = NoticeXml.Read(NoticeXml.Notice("ContractNotice", form, type, "", Lot));
        Assert.Equal((kind, (string?)null), (notice.Kind, notice.Subtype));
    }

    [Theory]
    [InlineData("notice-id\">6b3d2f1e-0000-4000-8000-000000000001", "notice-id\">", "cbc:ID")]
    [InlineData(">16<", "><", "cbc:SubTypeCode")]
    [InlineData(">ORG-0001</cbc:ID></cac:PartyIdentification></cac:Party>", "></cbc:ID></cac:PartyIdentification></cac:Party>", "cac:ContractingParty")]
    [InlineData("schemeName=\"Lot\"", "schemeName=\"Part\"", "cac:ProcurementProjectLot")]
    [InlineData("Reinigung der Schulen", "", "cac:ProcurementProject/cbc:Name")]
    public void Read_CallThatCannotBeUsed_IsRefusedNamingTheElement(string written, string without, string element)
    {
        var xml = NoticeXml.Notice("ContractNotice", "", "", "16", Lot).Replace(written, without, StringComparison.Ordinal);
        var refusal = NoticeXml.Refusal(xml);
        Assert.Equal(element, refusal.Element);
        Assert.True(refusal.Line > 1);
        Assert.EndsWith(".", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OutOfScopeWithoutAnything_IsPassedOver() =>
        Assert.Equal(NoticeKind.OutOfScope, NoticeXml.Read(NoticeXml.Notice("PriorInformationNotice", "planning", "pin-only", "4", "", buyer: "")).Kind);

    [Theory]
    [InlineData("eforms-sdk-1.3", 0)]
    [InlineData("eforms-sdk-1.15", 0)]
    [InlineData("eforms-de-1.2", 0)]
    [InlineData("eforms-sdk-1.7#extended#urn:example:national", 0)]
    [InlineData("eforms-sdk-1.16", 1)]
    [InlineData("eforms-sdk-2.0", 1)]
    [InlineData("", 1)]
    public void Read_Sdk_IsReadWhateverItIsAndWarnedOfWhenUnknown(string sdk, int warnings) => Assert.Equal(
        warnings,
        NoticeXml.Read(NoticeXml.Call(NoticeXml.Lot("LOT-0001")).Replace("eforms-sdk-1.13", sdk, StringComparison.Ordinal)).Warnings.Count);

    [Fact]
    public void Read_UnknownSdkNoProcedureNoVersion_IsReadWithWarnings()
    {
        var xml = NoticeXml.Call(NoticeXml.Lot("LOT-0001"))
            .Replace("eforms-sdk-1.13", "urn:example:own", StringComparison.Ordinal)
            .Replace("<cbc:VersionID>02</cbc:VersionID>", "", StringComparison.Ordinal)
            .Replace("<cbc:ContractFolderID>6b3d2f1e-0000-4000-8000-00000000000f</cbc:ContractFolderID>", "", StringComparison.Ordinal);
        var notice = NoticeXml.Read(xml);
        Assert.Equal((notice.NoticeId, 1, "urn:example:own"), (notice.ProcedureId, notice.Version, notice.Sdk));
        Assert.Equal(2, notice.Warnings.Count);
    }
}
