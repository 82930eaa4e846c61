using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Clauses.Guard;

namespace SupplierDiversity.Features.Administration;

/// <summary>A city's details as typed.</summary>
public sealed class CityForm
{
    private const string LanguageNames = "codes.language.";

    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Part of the address.</summary>
    public string? Slug { get; set; }

    /// <summary>Alpha-3.</summary>
    public string? Country { get; set; }

    /// <summary>IANA name.</summary>
    public string? TimeZone { get; set; }

    /// <summary>ISO 639-1.</summary>
    public string? Language { get; set; }

    /// <summary>Whether people with a role need a second factor.</summary>
    public bool SecondFactor { get; set; }

    /// <summary>The most a social award criterion may weigh, in whole percent.</summary>
    public int WeightLimit { get; set; } = LegalGuard.UsualWeightBasisPoints / BasisPointsAPercent;

    private const int BasisPointsAPercent = 100;

    /// <summary>The form filled with a city's details.</summary>
    public static CityForm Of(City city) =>
        new() { Name = city.Name, Slug = city.Slug, Country = city.Country, TimeZone = city.TimeZone, Language = city.Language, SecondFactor = city.SecondFactor, WeightLimit = city.WeightLimitBp / BasisPointsAPercent };

    /// <summary>What was typed, without blanks around it; country codes in capitals.</summary>
    public CityDetails Details() =>
        new(Name?.Trim() ?? "", Slug?.Trim() ?? "", Country?.Trim().ToUpperInvariant() ?? "", TimeZone?.Trim() ?? "", Language ?? "") { SecondFactor = SecondFactor, WeightLimitBp = WeightLimit is > 0 and <= 100 ? WeightLimit * BasisPointsAPercent : 0 };

    /// <summary>The languages a city can have, named in the reader's language and sorted as it sorts.</summary>
    public static IReadOnlyList<(string Tag, string Name)> Languages(Language reader) =>
        [.. reader.Texts.Where(t => t.Key.StartsWith(LanguageNames, StringComparison.Ordinal))
            .Select(t => (Tag: t.Key[LanguageNames.Length..], Name: t.Value))
            .OrderBy(l => l.Name, reader.Collation)];
}

/// <summary>The page of the city form.</summary>
/// <param name="Buyer">The buyer that becomes a city, or null when a city is changed.</param>
/// <param name="City">The city that is changed, or null.</param>
/// <param name="Buyers">The city's buyers.</param>
/// <param name="Form">What the fields hold.</param>
public sealed record CityFormPage(Buyer? Buyer, City? City, IReadOnlyList<Buyer> Buyers, CityForm Form);
