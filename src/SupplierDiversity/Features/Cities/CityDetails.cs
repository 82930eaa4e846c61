using System.Text.RegularExpressions;
using SupplierDiversity.Rules.Clauses.Guard;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Features.Cities;

/// <summary>What an administrator says about a city.</summary>
/// <param name="Name">As the city calls itself, up to 120 characters.</param>
/// <param name="Slug">2–60 small letters a–z, digits and single hyphens between them.</param>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
/// <param name="TimeZone">IANA name: "Europe/Berlin".</param>
/// <param name="Language">ISO 639-1.</param>
public sealed partial record CityDetails(string Name, string Slug, string Country, string TimeZone, string Language)
{
    /// <summary>True: whoever holds a role in the city signs in with a second factor.</summary>
    public bool SecondFactor { get; init; }

    /// <summary>The most a social award criterion may weigh, in basis points; whole percents from 1 to 100.</summary>
    public int WeightLimitBp { get; init; } = LegalGuard.UsualWeightBasisPoints;

    private const int LongestName = 120;
    private const int LongestSlug = 60;

    /// <summary>Zones to choose from: places of the IANA list.</summary>
    public static IReadOnlyList<string> Zones { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id).Where(IsZone).Order(StringComparer.Ordinal)];

    /// <summary>
    /// The fields that are wrong and the text key of what is wrong with each. A language must be one of those offered.
    /// </summary>
    public IEnumerable<(string Field, string Problem)> Problems(IEnumerable<string> languages)
    {
        if (Name.Length == 0 || Name.Any(char.IsControl) || !Name.Any(char.IsLetter))
        {
            yield return (nameof(Name), "name");
        }
        else if (Name.Length > LongestName)
        {
            yield return (nameof(Name), "name_long");
        }

        if (Slug.Length is < 2 or > LongestSlug || !SlugPattern().IsMatch(Slug))
        {
            yield return (nameof(Slug), "slug");
        }

        if (!CountryPattern().IsMatch(Country))
        {
            yield return (nameof(Country), "country");
        }

        if (!IsZone(TimeZone))
        {
            yield return (nameof(TimeZone), "time_zone");
        }

        if (WeightLimitBp is < 100 or > 10_000)
        {
            yield return ("WeightLimit", "weight_limit");
        }

        if (!languages.Contains(Language))
        {
            yield return (nameof(Language), "language");
        }
    }

    /// <summary>A slug made of a name: "Neustadt an der Weiß" gives "neustadt-an-der-weiss"; empty when it has no Latin letters.</summary>
    public static string SlugOf(string name)
    {
        var slug = string.Join('-', FoldedText.Of(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w.All(char.IsAsciiLetterOrDigit)));
        return slug.Length > LongestSlug ? slug[..LongestSlug].Trim('-') : slug;
    }

    private static bool IsZone(string id) =>
        id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal)
        && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId && zone.Id == id;

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex SlugPattern();

    [GeneratedRegex("^[A-Z]{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex CountryPattern();
}
