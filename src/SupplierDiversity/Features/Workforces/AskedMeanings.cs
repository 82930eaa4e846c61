using SupplierDiversity.Features.Backgrounds;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Rules.Backgrounds;

namespace SupplierDiversity.Features.Workforces;

/// <summary>
/// By which meanings of "migrant background" a firm may count its staff: those of the cities it lets use diversity data, where
/// the country's pack and the city's papers allow the question. Nothing else is shown, taken or used.
/// </summary>
public sealed class AskedMeanings(FirmBook firms, CityList cities, CityAsking asking)
{
    /// <summary>The name of a meaning in head-counts.</summary>
    public static string Name(BackgroundDefinition definition) => $"{definition.Version} {definition.Country}";

    /// <summary>The meanings for a firm, each once, with the cities that use it.</summary>
    public async Task<IReadOnlyList<AskedMeaning>> OfAsync(Guid supplierId, CancellationToken ct)
    {
        var chosen = (await firms.CitiesAsync(supplierId, ct)).Where(c => c.Diversity).Select(c => c.CityId).ToHashSet();
        var permissions = await asking.PermissionsAsync(ct);
        return [.. (await cities.AllAsync(ct)).Where(c => chosen.Contains(c.CityId) && permissions.ContainsKey(c.CityId))
            .Select(c => (City: c, Permission: permissions[c.CityId]))
            .GroupBy(c => Name(c.Permission.Definition))
            .Select(g => (g.Key, g.First().Permission, g))
            .Select(m => new AskedMeaning(m.Key, m.Permission.Definition, [.. m.g.Select(c => c.City.Name)], m.g.Min(c => c.Permission.Pack.KeptMonths))
            {
                Questions = m.Permission.Pack.Questions(m.Permission.Definition),
            })];
    }
}

/// <summary>A meaning of "migrant background".</summary>
/// <param name="Name">In head-counts: <c>UnitedNations DE</c>.</param>
/// <param name="Definition">The definition.</param>
/// <param name="Cities">Names of the cities that count by it.</param>
/// <param name="KeptMonths">Months after which a count is erased; the shortest of their packs.</param>
public sealed record AskedMeaning(string Name, BackgroundDefinition Definition, IReadOnlyList<string> Cities, int KeptMonths)
{
    /// <summary>The questions the definition needs, in the words of the pack.</summary>
    public IReadOnlyList<LawfulQuestion> Questions { get; init; } = [];
}
