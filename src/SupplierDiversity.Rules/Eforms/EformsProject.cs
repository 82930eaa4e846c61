using System.Globalization;
using System.Xml.Linq;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Tenders;
using static SupplierDiversity.Rules.Eforms.EformsXml;

namespace SupplierDiversity.Rules.Eforms;

/// <summary><c>cac:ProcurementProject</c> of the procedure and of a lot: what is bought, where, for how much, and what else it aims at.</summary>
internal static class EformsProject
{
    /// <summary>The procedure's.</summary>
    public static XElement? Of(Notice notice) => Group(
        Cac + "ProcurementProject",
        Text(Cbc + "Name", notice.Title),
        Text(Cbc + "Description", notice.Description),
        Code(Cbc + "ProcurementTypeCode", "contract-nature", notice.Nature),
        Total(notice.Value, notice.FrameworkMaximum),
        Cpv(notice.Cpv),
        Places(notice.Place));

    /// <summary>A lot's.</summary>
    public static XElement? Of(NoticeLot lot) => Group(
        Cac + "ProcurementProject",
        Text(Cbc + "Name", lot.Title),
        Text(Cbc + "Description", lot.Description),
        Code(Cbc + "ProcurementTypeCode", "contract-nature", lot.Nature),
        Value(Cbc + "SMESuitableIndicator", lot.SuitableForSmes is { } suits ? (suits ? "true" : "false") : null),
        Aims(lot),
        Total(lot.Value, lot.FrameworkMaximum),
        Cpv(lot.Cpv),
        Places(lot.Place),
        Period(lot));

    // BT-06 with BT-777 once, BT-775, BT-754.
    private static IEnumerable<XElement?> Aims(NoticeLot lot) =>
    [
        .. lot.StrategicAims.Select((aim, i) => Group(
            Cac + "ProcurementAdditionalType",
            Code(Cbc + "ProcurementTypeCode", "strategic-procurement", aim),
            i == 0 ? Text(Cbc + "ProcurementType", lot.StrategicDescription) : null)),
        .. lot.SocialObjectives.Select(o => Group(Cac + "ProcurementAdditionalType", Code(Cbc + "ProcurementTypeCode", "social-objective", o))),
        Group(Cac + "ProcurementAdditionalType", Code(Cbc + "ProcurementTypeCode", "accessibility", lot.Accessibility)),
    ];

    private static XElement? Total(Money? value, Money? framework) => Group(
        Cac + "RequestedTenderTotal",
        Extension(Amount(Efbc + "FrameworkMaximumAmount", framework)),
        Amount(Cbc + "EstimatedOverallContractAmount", value));

    private static IEnumerable<XElement?> Cpv(IReadOnlyList<string> codes) => codes.Select((code, i) => Group(
        Cac + (i == 0 ? "MainCommodityClassification" : "AdditionalCommodityClassification"),
        Code(Cbc + "ItemClassificationCode", "cpv", code)));

    // Each region with its country; countries without a region, and "anywhere", stand alone.
    private static IEnumerable<XElement?> Places(NoticePlace place)
    {
        var left = place.Countries.ToList();
        foreach (var nuts in place.Nuts)
        {
            var country = place.Countries.FirstOrDefault(c => PlaceCodes.CountryLetters(c) is { } letters && nuts.StartsWith(letters, StringComparison.OrdinalIgnoreCase))
                ?? (place.Countries.Count == 1 ? place.Countries[0] : null);
            left.Remove(country ?? "");
            yield return Place(nuts, null, country);
        }

        foreach (var anywhere in place.Anywhere)
        {
            var country = anywhere == "anyw-cou" ? left.FirstOrDefault() : null;
            left.Remove(country ?? "");
            yield return Place(null, anywhere, country);
        }

        foreach (var country in left)
        {
            yield return Place(null, null, country);
        }
    }

    private static XElement? Place(string? nuts, string? anywhere, string? country) => Group(
        Cac + "RealizedLocation",
        Group(
            Cac + "Address",
            Code(Cbc + "CountrySubentityCode", "nuts", nuts),
            Value(Cbc + "Region", anywhere),
            Group(Cac + "Country", Code(Cbc + "IdentificationCode", "country", country))));

    // BT-36, 536 and 537.
    private static XElement? Period(NoticeLot lot) => Group(
        Cac + "PlannedPeriod",
        Day(Cbc + "StartDate", lot.StartsOn),
        Day(Cbc + "EndDate", lot.EndsOn),
        lot.Duration switch
        {
            null => null,
            { Unit: "UNLIMITED" } => Code(Cbc + "DescriptionCode", "timeperiod", "UNLIMITED"),
            var d => new XElement(Cbc + "DurationMeasure", new XAttribute("unitCode", d.Unit), d.Length.ToString(CultureInfo.InvariantCulture)),
        });
}
