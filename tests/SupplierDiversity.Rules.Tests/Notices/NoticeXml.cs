using System.Text;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Tests.Notices;

/// <summary>Small notices of invented buyers and firms, written as their senders might write them.</summary>
internal static class NoticeXml
{
    public const string Namespaces =
        """
        xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2" xmlns:efext="http://data.europa.eu/p27/eforms-ubl-extensions/1" xmlns:efac="http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1" xmlns:efbc="http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1"
        """;

    public const string Title = "<cac:ProcurementProject><cbc:Name languageID=\"DEU\">Reinigung der Schulen</cbc:Name></cac:ProcurementProject>";

    public const string Buyer =
        """
        <cac:ContractingParty><cac:ContractingPartyType><cbc:PartyTypeCode listName="buyer-legal-type">la</cbc:PartyTypeCode></cac:ContractingPartyType>
          <cac:Party><cac:PartyIdentification><cbc:ID>ORG-0001</cbc:ID></cac:PartyIdentification></cac:Party></cac:ContractingParty>
        """;

    public static string Extension(string content) =>
        $"<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>{content}</efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>";

    public static string Organisation(string id, string name, string inside = "") =>
        $"""
        <efac:Organization><efac:Company>{inside}<cac:PartyIdentification><cbc:ID schemeName="organization">{id}</cbc:ID></cac:PartyIdentification>
          <cac:PartyName><cbc:Name languageID="DEU">{name}</cbc:Name></cac:PartyName></efac:Company></efac:Organization>
        """;

    public static string Lot(string id, string inside = "") =>
        $"""<cac:ProcurementProjectLot><cbc:ID schemeName="Lot">{id}</cbc:ID>{inside}</cac:ProcurementProjectLot>""";

    /// <summary>A call for competition (16) of the city of Musterstadt.</summary>
    public static string Call(string body, string extension = "", string subtype = "16") =>
        Notice("ContractNotice", "competition", "cn-standard", subtype, Title + body, extension);

    /// <summary>An award notice (29) of the city of Musterstadt.</summary>
    public static string Award(string result, string organisations = "", string body = "", string subtype = "29") =>
        Notice("ContractAwardNotice", "result", "can-standard", subtype, Title + body + "<cac:TenderResult><cbc:AwardDate>2000-01-01Z</cbc:AwardDate></cac:TenderResult>",
            $"<efac:NoticeResult>{result}</efac:NoticeResult>", organisations);

    public static string Notice(string root, string form, string type, string subtype, string body, string extension = "", string organisations = "", string buyer = Buyer) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <{root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:{root}-2" {Namespaces}>
        {Extension(extension + (subtype.Length == 0 ? "" : $"<efac:NoticeSubType><cbc:SubTypeCode>{subtype}</cbc:SubTypeCode></efac:NoticeSubType>")
            + $"<efac:Organizations>{Organisation("ORG-0001", "Stadt Musterstadt")}{organisations}</efac:Organizations>")}
        <cbc:CustomizationID>eforms-sdk-1.13</cbc:CustomizationID>
        <cbc:ID schemeName="notice-id">6b3d2f1e-0000-4000-8000-000000000001</cbc:ID>
        <cbc:ContractFolderID>6b3d2f1e-0000-4000-8000-00000000000f</cbc:ContractFolderID>
        <cbc:IssueDate>2025-03-01+01:00</cbc:IssueDate><cbc:IssueTime>09:30:00.1234567+01:00</cbc:IssueTime>
        <cbc:VersionID>02</cbc:VersionID>
        <cbc:NoticeTypeCode listName="{form}">{type}</cbc:NoticeTypeCode>
        <cbc:NoticeLanguageCode>DEU</cbc:NoticeLanguageCode>
        {buyer}{body}
        </{root}>
        """;

    public static Notice Read(string xml)
    {
        var reading = NoticeReader.Read(Encoding.UTF8.GetBytes(xml), NoticeLimits.Default);
        Assert.Null(reading.Refusal);
        return reading.Notice!;
    }

    public static NoticeRefusal Refusal(string xml) => Refusal(Encoding.UTF8.GetBytes(xml));

    public static NoticeRefusal Refusal(byte[] xml, NoticeLimits? limits = null)
    {
        var reading = NoticeReader.Read(xml, limits ?? NoticeLimits.Default);
        Assert.Null(reading.Notice);
        return reading.Refusal!;
    }
}
