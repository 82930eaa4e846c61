using SupplierDiversity.Database;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.Notices;

/// <summary>The buyers of the tenders in hand: known ones found again, new ones given an id, facts kept from the newest notice.</summary>
internal sealed class BuyerIds
{
    private const string Save =
        """
        INSERT INTO buyers (buyer_id, match_key, name, name_json, country, city_name, nuts, legal_type, activity, known_from, created_at)
        VALUES (@buyer_id, @match_key, @name, @name_json, @country, @city_name, @nuts, @legal_type, @activity, @known_from, @created_at)
        ON CONFLICT (match_key) DO UPDATE SET name = excluded.name, name_json = excluded.name_json, country = excluded.country,
            city_name = excluded.city_name, nuts = excluded.nuts, legal_type = excluded.legal_type, activity = excluded.activity,
            known_from = excluded.known_from
        """;

    private readonly Dictionary<string, Guid> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (NoticeOrganisation Buyer, string Language, string From)> _changed = new(StringComparer.Ordinal);

    private BuyerIds()
    {
    }

    public static async Task<BuyerIds> FindOrNameAsync(WorkingSet set, IEnumerable<PlannedTender> plans)
    {
        var named = plans.Where(p => p.IsNewlyShown).Select(p => p.Shape!.Shown)
            .SelectMany(shown => set.Document(shown.Key).Notice is var notice
                ? notice.Buyers.Select(b => (Key: BuyerKey.Of(b, notice.Language), Buyer: b, notice.Language, From: shown.OrderKey)) : [])
            .GroupBy(b => b.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.MaxBy(b => b.From, StringComparer.Ordinal), StringComparer.Ordinal);
        var known = await set.FindBuyersAsync(named.Keys);
        var ids = new BuyerIds();
        foreach (var (key, newest) in named)
        {
            var row = known.GetValueOrDefault(key);
            ids._ids.Add(key, row?.BuyerId ?? Guid.CreateVersion7());
            if (row is null || string.CompareOrdinal(newest.From, row.KnownFrom) > 0)
            {
                ids._changed.Add(key, (newest.Buyer, newest.Language, newest.From));
            }
        }

        return ids;
    }

    /// <summary>The ids of a notice's buyers, each once, in the notice's order.</summary>
    public IReadOnlyList<Guid> Of(Notice notice) => [.. notice.Buyers.Select(b => _ids[BuyerKey.Of(b, notice.Language)]).Distinct()];

    public async Task WriteAsync(RowBatch batch, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var (key, (buyer, language, from)) in _changed)
        {
            await batch.AddAsync(Save, ct,
                ("buyer_id", _ids[key]), ("match_key", key), ("name", buyer.Name.For(language, language)?.Text ?? buyer.LocalId),
                ("name_json", NoticeDocument.Write(buyer.Name)), ("country", buyer.Country), ("city_name", buyer.City),
                ("nuts", buyer.Nuts), ("legal_type", buyer.LegalType), ("activity", buyer.Activity), ("known_from", from), ("created_at", now));
        }
    }
}
