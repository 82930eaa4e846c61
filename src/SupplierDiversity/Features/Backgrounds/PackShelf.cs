using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using SupplierDiversity.Rules.Backgrounds;

namespace SupplierDiversity.Features.Backgrounds;

/// <summary>
/// The country packs this version carries: files of <c>Packs/</c>. All of them need legal review by the city that uses one;
/// the pages say so.
/// </summary>
public sealed class PackShelf
{
    private const string Prefix = "packs/";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads the files.</summary>
    /// <exception cref="InvalidDataException">A pack contradicts itself.</exception>
    public PackShelf() => All = [.. Read().OrderBy(p => p.Key, StringComparer.Ordinal)];

    /// <summary>All packs by key.</summary>
    public IReadOnlyList<CountryPack> All { get; }

    /// <summary>The pack of a key, or null.</summary>
    public CountryPack? Find(string? key) => All.FirstOrDefault(p => p.Key == key);

    /// <summary>The packs a city of a country (ISO 3166-1 alpha-3) may choose among.</summary>
    public IReadOnlyList<CountryPack> Of(string alpha3) => [.. All.Where(p => p.Alpha3 == alpha3)];

    private static IEnumerable<CountryPack> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var file = assembly.GetManifestResourceStream(name)!;
            var pack = JsonSerializer.Deserialize<CountryPack>(file, Json)!;
            yield return pack.Problems().FirstOrDefault() is { } problem ? throw new InvalidDataException($"{name}: {problem}") : pack;
        }
    }
}
