using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.CodeLists;

/// <summary>
/// Names the portal knows without any imported list: the families <c>codes.LIST.CODE</c> of the language files, and
/// countries as Unicode CLDR calls them.
/// </summary>
internal sealed class OwnNames(LanguageList languages)
{
    /// <summary>Where the names of the CPV divisions begin; two digits follow.</summary>
    public const string CpvFamily = "codes.cpv.";

    // Alpha-3 (eForms) and the two spellings that NUTS keeps for Greece and the United Kingdom.
    private static readonly FrozenDictionary<string, string> Alpha2 = CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Select(c => new RegionInfo(c.Name))
        .Where(r => r is { ThreeLetterISORegionName.Length: 3, TwoLetterISORegionName.Length: 2 })
        .SelectMany(r => new[] { KeyValuePair.Create(r.ThreeLetterISORegionName, r.TwoLetterISORegionName), new(r.TwoLetterISORegionName, r.TwoLetterISORegionName) })
        .Append(new("EL", "GR")).Append(new("UK", "GB")).Append(new("1A0", "XK"))
        .DistinctBy(p => p.Key)
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly ConcurrentDictionary<(string, string), string> _countries = new();

    /// <summary>The name of a code in an interface language, or null.</summary>
    public string? Find(string list, string code, string language)
    {
        var key = $"codes.{list}.{code}";
        return languages.Find(language) is { } known && known.Has(key) ? known[key] : null;
    }

    /// <summary>The name of a country (alpha-2 or alpha-3) in any language CLDR knows, or null.</summary>
    public string? Country(string code, string language)
    {
        if (!Alpha2.TryGetValue(code, out var alpha2))
        {
            return null;
        }

        return _countries.GetOrAdd((alpha2, languages.Find(language)?.Tag ?? "en"), key => new RegionInfo($"{key.Item2}-{key.Item1}").NativeName);
    }
}
