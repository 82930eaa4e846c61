using System.Text;

namespace SupplierDiversity.Tests.Hosting;

/// <summary>A small eForms call as a file, for tests of reading files; what a notice says is built with <see cref="TestTenders"/>.</summary>
public static class TestNoticeXml
{
    public static string Call(string? id = null, string title = "Cleaning of schools", int version = 1, string? procedure = null) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <ContractNotice xmlns="urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2"
            xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
            xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
            xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"
            xmlns:efext="http://data.europa.eu/p27/eforms-ubl-extensions/1"
            xmlns:efac="http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1"
            xmlns:efbc="http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1">
          <ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>
            <efac:NoticeSubType><cbc:SubTypeCode listName="notice-subtype">16</cbc:SubTypeCode></efac:NoticeSubType>
            <efac:Organizations><efac:Organization><efac:Company>
              <cac:PartyIdentification><cbc:ID schemeName="organization">ORG-0001</cbc:ID></cac:PartyIdentification>
              <cac:PartyName><cbc:Name languageID="ENG">City of Rosenhafen</cbc:Name></cac:PartyName>
              <cac:PostalAddress><cbc:CityName>Rosenhafen</cbc:CityName><cac:Country><cbc:IdentificationCode>DEU</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
              <cac:PartyLegalEntity><cbc:CompanyID>HRB 4711</cbc:CompanyID></cac:PartyLegalEntity>
            </efac:Company></efac:Organization></efac:Organizations>
          </efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>
          <cbc:CustomizationID>eforms-sdk-1.13</cbc:CustomizationID>
          <cbc:ID schemeName="notice-id">{id ?? Guid.CreateVersion7().ToString()}</cbc:ID>
          <cbc:ContractFolderID>{procedure ?? Guid.CreateVersion7().ToString()}</cbc:ContractFolderID>
          <cbc:IssueDate>2026-03-01+01:00</cbc:IssueDate>
          <cbc:IssueTime>08:00:00+01:00</cbc:IssueTime>
          <cbc:VersionID>{version:D2}</cbc:VersionID>
          <cbc:NoticeTypeCode listName="competition">cn-standard</cbc:NoticeTypeCode>
          <cbc:NoticeLanguageCode>ENG</cbc:NoticeLanguageCode>
          <cac:ContractingParty><cac:Party><cac:PartyIdentification><cbc:ID>ORG-0001</cbc:ID></cac:PartyIdentification></cac:Party></cac:ContractingParty>
          <cac:ProcurementProject><cbc:Name languageID="ENG">{title}</cbc:Name></cac:ProcurementProject>
          <cac:ProcurementProjectLot><cbc:ID schemeName="Lot">LOT-0001</cbc:ID>
            <cac:TenderingProcess><cac:TenderSubmissionDeadlinePeriod><cbc:EndDate>2030-04-01+02:00</cbc:EndDate><cbc:EndTime>12:00:00+02:00</cbc:EndTime></cac:TenderSubmissionDeadlinePeriod></cac:TenderingProcess>
            <cac:ProcurementProject><cbc:Name languageID="ENG">{title}</cbc:Name></cac:ProcurementProject>
          </cac:ProcurementProjectLot>
        </ContractNotice>
        """;

    public static byte[] Bytes(string xml) => Encoding.UTF8.GetBytes(xml);
}
