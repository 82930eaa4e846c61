using System.Xml.Linq;
using SupplierDiversity.Rules.Notices;
using static SupplierDiversity.Rules.Eforms.EformsXml;

namespace SupplierDiversity.Rules.Eforms;

/// <summary>The buyers: described once in the extension, named by reference everywhere else.</summary>
internal static class EformsParties
{
    /// <summary>BT-500, 501, 513, 507 and 514 of each buyer.</summary>
    public static XElement? Organisations(Notice notice) => Group(
        Efac + "Organizations",
        notice.Buyers.Select(b => Group(Efac + "Organization", Group(
            Efac + "Company",
            Group(Cac + "PartyIdentification", Id("organization", b.LocalId)),
            Text(Cbc + "Name", b.Name).Select(n => Group(Cac + "PartyName", n)),
            Group(
                Cac + "PostalAddress",
                Value(Cbc + "CityName", b.City),
                Code(Cbc + "CountrySubentityCode", "nuts", b.Nuts),
                Group(Cac + "Country", Code(Cbc + "IdentificationCode", "country", b.Country))),
            b.CompanyIds.Select(n => Group(Cac + "PartyLegalEntity", Value(Cbc + "CompanyID", n)))))));

    /// <summary>OPT-300 with BT-11 and BT-10, one contracting party a buyer.</summary>
    public static IEnumerable<XElement?> Buyers(Notice notice) => notice.Buyers.Select(b => Group(
        Cac + "ContractingParty",
        Group(Cac + "ContractingPartyType", Code(Cbc + "PartyTypeCode", "buyer-legal-type", b.LegalType)),
        Group(Cac + "ContractingActivity", Code(Cbc + "ActivityTypeCode", "authority-activity", b.Activity)),
        Group(Cac + "Party", Group(Cac + "PartyIdentification", Id("organization", b.LocalId)))));
}
