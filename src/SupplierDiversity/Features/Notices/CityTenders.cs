using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Features.Notices;

/// <summary>The tenders of a city's buyers, by id and title.</summary>
public sealed class CityTenders(Db db)
{
    private const int Most = 100;

    private const string OfCity =
        """
        SELECT t.tender_id, t.title_json, t.language FROM tenders t
        WHERE t.withdrawn_at IS NULL AND t.tender_id IN (
            SELECT b.tender_id FROM tender_buyers b JOIN buyers o ON o.buyer_id = b.buyer_id WHERE o.city_id = @CityId)
        """;

    /// <summary>The newest ones, each with its title as the buyer wrote it.</summary>
    public async Task<IReadOnlyList<(string Id, string Title)>> NewestAsync(Guid cityId, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var rows = await connection.QueryAsync<TitleRow>(new CommandDefinition($"{OfCity} ORDER BY t.published_at DESC, t.tender_id LIMIT @Most", new { CityId = cityId, Most }, cancellationToken: ct));
        return [.. rows.Select(r => (r.TenderId, r.Title))];
    }

    /// <summary>The title of one; null when it is not the city's.</summary>
    public async Task<string?> TitleAsync(Guid cityId, string tenderId, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return (await connection.QuerySingleOrDefaultAsync<TitleRow>(new CommandDefinition($"{OfCity} AND t.tender_id = @TenderId", new { CityId = cityId, TenderId = tenderId }, cancellationToken: ct)))?.Title;
    }

    private sealed record TitleRow
    {
        public required string TenderId { get; init; }
        public required string TitleJson { get; init; }
        public required string Language { get; init; }
        public string Title => NoticeDocument.Read<LocalText>(TitleJson).For(Language, Language)?.Text ?? TenderId;
    }
}
