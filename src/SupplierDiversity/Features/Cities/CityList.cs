using SupplierDiversity.Database;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Features.Cities;

/// <summary>The cities of the portal and the buyers that belong to them, for any feature to ask.</summary>
public sealed class CityList(Db db)
{
    /// <summary>All cities by name.</summary>
    public Task<IReadOnlyList<City>> AllAsync(CancellationToken ct) => db.ListAsync<City>(CitiesSql.All, null, ct);

    /// <summary>The city of an address, or null.</summary>
    public Task<City?> FindBySlugAsync(string slug, CancellationToken ct) => db.FindAsync<City>(CitiesSql.FindBySlug, new { Slug = slug }, ct);

    /// <summary>The city a buyer belongs to, or null.</summary>
    public Task<City?> FindByBuyerAsync(Guid buyerId, CancellationToken ct) => db.FindAsync<City>(CitiesSql.FindByBuyer, new { BuyerId = buyerId }, ct);

    /// <summary>The buyers of a city by name.</summary>
    public Task<IReadOnlyList<Buyer>> BuyersOfAsync(Guid cityId, CancellationToken ct) =>
        db.ListAsync<Buyer>(CitiesSql.BuyersOf, new { CityId = cityId }, ct);

    /// <summary>One buyer, or null.</summary>
    public Task<Buyer?> FindBuyerAsync(Guid buyerId, CancellationToken ct) => db.FindAsync<Buyer>(CitiesSql.FindBuyer, new { BuyerId = buyerId }, ct);

    /// <summary>Buyers whose name or place contains every word asked for, folded so that accents and case do not matter.</summary>
    public async Task<IReadOnlyList<Buyer>> SearchBuyersAsync(string? words, CancellationToken ct)
    {
        var wanted = FoldedText.Words(words ?? "");
        // Sorted here: the engines do not agree on where capitals and accents belong.
        var all = (await db.ListAsync<Buyer>(CitiesSql.AllBuyers, null, ct)).OrderBy(b => FoldedText.Of(b.Name), StringComparer.Ordinal).ToList();
        return wanted.Count == 0 ? all : all.FindAll(b =>
        {
            var text = FoldedText.Of($"{b.Name} {b.CityName} {b.PortalCity}");
            return wanted.All(w => text.Contains(w, StringComparison.Ordinal));
        });
    }
}
