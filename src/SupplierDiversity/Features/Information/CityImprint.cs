using SupplierDiversity.Features.Cities;

namespace SupplierDiversity.Features.Information;

/// <summary>Who answers for a city's pages. Everything is as an administrator typed it; empty: not said yet.</summary>
public sealed record CityImprint
{
    /// <summary>Most characters of one line.</summary>
    public const int LongestLine = 200;

    /// <summary>Most characters of the postal address.</summary>
    public const int LongestAddress = 500;

    /// <summary>Names of the fields in the order of the page; texts <c>information.imprint.field.…</c>.</summary>
    public static IReadOnlyList<(string Field, string Words, Func<CityImprint, string> Of)> Fields { get; } =
    [
        (nameof(Responsible), "responsible", i => i.Responsible),
        (nameof(RepresentedBy), "represented_by", i => i.RepresentedBy),
        (nameof(Address), "address", i => i.Address),
        (nameof(Email), "email", i => i.Email),
        (nameof(Phone), "phone", i => i.Phone),
        (nameof(DataProtection), "data_protection", i => i.DataProtection),
        (nameof(Authority), "authority", i => i.Authority),
        (nameof(Accessibility), "accessibility", i => i.Accessibility),
    ];

    /// <summary>The body in law.</summary>
    public string Responsible { get; init; } = "";

    /// <summary>Office that represents it.</summary>
    public string RepresentedBy { get; init; } = "";

    /// <summary>Postal address, lines parted by line feeds.</summary>
    public string Address { get; init; } = "";

    /// <summary>Bare address.</summary>
    public string Email { get; init; } = "";

    /// <summary>As people dial it.</summary>
    public string Phone { get; init; } = "";

    /// <summary>How to reach the data protection officer (Regulation (EU) 2016/679, Article 13(1)(b)).</summary>
    public string DataProtection { get; init; } = "";

    /// <summary>The supervisory authority (Article 13(2)(d)).</summary>
    public string Authority { get; init; } = "";

    /// <summary>The enforcement body (Directive (EU) 2016/2102, Article 9).</summary>
    public string Accessibility { get; init; } = "";
}

/// <summary>A city and its imprint.</summary>
/// <param name="City">The city.</param>
/// <param name="Imprint">Empty where nothing was filled in.</param>
public sealed record CityWithImprint(City City, CityImprint Imprint);

/// <summary>Some facts of an imprint, for a page.</summary>
/// <param name="City">Whose.</param>
/// <param name="Shown">Words of the fields that are shown.</param>
public sealed record ImprintFacts(CityWithImprint City, IReadOnlyList<string> Shown);
