using System.Collections.Frozen;

namespace SupplierDiversity.Features.Notices;

/// <summary>
/// The time zone of a country that buys through eForms, by its capital, for deadlines printed without an offset.
/// </summary>
internal static class CountryZone
{
    // Country (alpha-3) and IANA zone.
    private const string Zones =
        """
        ALB Europe/Tirane
        AUT Europe/Vienna
        BEL Europe/Brussels
        BGR Europe/Sofia
        BIH Europe/Sarajevo
        CHE Europe/Zurich
        CYP Asia/Nicosia
        CZE Europe/Prague
        DEU Europe/Berlin
        DNK Europe/Copenhagen
        ESP Europe/Madrid
        EST Europe/Tallinn
        FIN Europe/Helsinki
        FRA Europe/Paris
        GBR Europe/London
        GRC Europe/Athens
        HRV Europe/Zagreb
        HUN Europe/Budapest
        IRL Europe/Dublin
        ISL Atlantic/Reykjavik
        ITA Europe/Rome
        LIE Europe/Vaduz
        LTU Europe/Vilnius
        LUX Europe/Luxembourg
        LVA Europe/Riga
        MDA Europe/Chisinau
        MKD Europe/Skopje
        MLT Europe/Malta
        MNE Europe/Podgorica
        NLD Europe/Amsterdam
        NOR Europe/Oslo
        POL Europe/Warsaw
        PRT Europe/Lisbon
        ROU Europe/Bucharest
        SRB Europe/Belgrade
        SVK Europe/Bratislava
        SVN Europe/Ljubljana
        SWE Europe/Stockholm
        TUR Europe/Istanbul
        UKR Europe/Kyiv
        """;

    private static readonly FrozenDictionary<string, TimeZoneInfo> ByCountry = Zones
        .Split('\n', StringSplitOptions.TrimEntries)
        .Select(line => line.Split(' '))
        .ToFrozenDictionary(parts => parts[0], parts => Find(parts[1]));

    private static readonly TimeZoneInfo Brussels = Find("Europe/Brussels");

    /// <summary>The zone; Brussels, where the Official Journal counts its days, for any other country.</summary>
    public static TimeZoneInfo Of(string? country) =>
        country is not null && ByCountry.TryGetValue(country, out var zone) ? zone : Brussels;

    private static TimeZoneInfo Find(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;
}
