using SupplierDiversity.Rules.Calendar;
using SupplierDiversity.Rules.Clauses.Guard;

namespace SupplierDiversity.Features.Cities;

/// <summary>A city of the portal: what an administrator made of one or more buyers.</summary>
public sealed record City
{
    /// <summary>Key.</summary>
    public required Guid CityId { get; init; }

    /// <summary>Part of addresses: <c>/en/cities/{slug}/monitoring</c>. Never changes once made.</summary>
    public required string Slug { get; init; }

    /// <summary>As the city calls itself.</summary>
    public required string Name { get; init; }

    /// <summary>ISO 3166-1 alpha-3, as in eForms.</summary>
    public required string Country { get; init; }

    /// <summary>IANA name.</summary>
    public required string TimeZone { get; init; }

    /// <summary>ISO 639-1, the city's own first language.</summary>
    public required string Language { get; init; }

    /// <summary>True: whoever holds a role in it signs in with a second factor.</summary>
    public bool SecondFactor { get; init; }

    /// <summary>True: its pages and mails are in <see cref="Language"/> alone, by a rule it is under.</summary>
    public bool OneLanguage { get; init; }

    /// <summary>The most a social award criterion may weigh, in basis points (30 % = 3000); its administrator sets it (2014/24/EU art. 67(4)).</summary>
    public int WeightLimitBp { get; init; } = LegalGuard.UsualWeightBasisPoints;

    /// <summary>How many buyers belong to it.</summary>
    public required int Buyers { get; init; }

    /// <summary>The zone its deadlines are shown in.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>The day it is there at an instant.</summary>
    public DateOnly DayAt(DateTimeOffset at) => ZoneDay.Of(at, Zone);

    /// <summary>The first instant after a day there (UTC).</summary>
    public DateTimeOffset EndOf(DateOnly day) => ZoneDay.EndOf(day, Zone);
}

/// <summary>A buyer as administrators see it.</summary>
public sealed record Buyer
{
    /// <summary>Key.</summary>
    public required Guid BuyerId { get; init; }

    /// <summary>In its first language.</summary>
    public required string Name { get; init; }

    /// <summary>Alpha-3, or null when its notices do not say.</summary>
    public required string? Country { get; init; }

    /// <summary>BT-513, or null.</summary>
    public required string? CityName { get; init; }

    /// <summary>The city of the portal it belongs to, or null.</summary>
    public required Guid? CityId { get; init; }

    /// <summary>Slug of that city.</summary>
    public required string? Slug { get; init; }

    /// <summary>Name of that city.</summary>
    public required string? PortalCity { get; init; }
}
