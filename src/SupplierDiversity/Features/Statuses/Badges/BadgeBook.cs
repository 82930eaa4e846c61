using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Statuses.Badges;

/// <summary>
/// Public badges: a firm lets whoever has a link read one result of one city. What a link shows is computed at each look, so
/// that it ends with the status; a badge that was taken back is gone at once.
/// </summary>
public sealed class BadgeBook(BackgroundDatabase background, BadgeLinks links, FirmBook firms, FirmStatuses statuses, TimeProvider clock)
{
    /// <summary>What the payloads are bound to.</summary>
    internal const string Kind = "badge";

    private const string Columns = "SELECT badge_id, supplier_id, city_id, given_at, sealed, seal_key FROM badges";
    private const string OfFirm = Columns + " WHERE supplier_id = @SupplierId ORDER BY given_at, badge_id";
    private const string Find = Columns + " WHERE badge_id = @BadgeId";

    private const string Add =
        "INSERT INTO badges (badge_id, supplier_id, city_id, given_at, sealed, seal_key) VALUES (@BadgeId, @SupplierId, @CityId, @Now, @Bytes, @Key)";

    private const string Remove = "DELETE FROM badges WHERE badge_id = @BadgeId AND supplier_id = @SupplierId";

    /// <summary>The badges of a firm, for its own people.</summary>
    public async Task<IReadOnlyList<Badge>> OfFirmAsync(Guid supplierId, CancellationToken ct)
    {
        await background.Keys.ReadyAsync(ct);
        await using var connection = await background.OpenAsync(BackgroundReason.OwnData, ct);
        return [.. (await connection.QueryAsync<BadgeRow>(new CommandDefinition(OfFirm, new { SupplierId = supplierId }, cancellationToken: ct))).Select(Open)];
    }

    /// <summary>Makes a badge; nothing happens when there is one for the same result already.</summary>
    public Task GiveAsync(Guid supplierId, Guid cityId, BadgeResult result, CancellationToken ct)
    {
        links.Prepare();
        return background.InTransactionAsync(
            BackgroundReason.OwnData,
            async (connection, transaction) =>
            {
                var held = await connection.QueryAsync<BadgeRow>(OfFirm, new { SupplierId = supplierId }, transaction);
                if (held.Select(Open).Any(b => b.CityId == cityId && b.Result == result))
                {
                    return;
                }

                var id = Guid.CreateVersion7();
                var closed = background.Seal.CloseJson(Kind, id, result.ToString());
                await connection.ExecuteAsync(Add, new { BadgeId = id, SupplierId = supplierId, CityId = cityId, Now = DapperTypes.Cut(clock.GetUtcNow()), closed.Bytes, closed.Key }, transaction);
                await background.Audit.AddAsync(connection, transaction, new AuditEntry("badge-given", "supplier", supplierId) { City = cityId });
            },
            ct);
    }

    /// <summary>Takes a badge back: its link shows nothing from now on.</summary>
    public Task TakeBackAsync(Guid supplierId, Guid badgeId, CancellationToken ct) => background.InTransactionAsync(
        BackgroundReason.OwnData,
        async (connection, transaction) =>
        {
            if (await connection.ExecuteAsync(Remove, new { BadgeId = badgeId, SupplierId = supplierId }, transaction) > 0)
            {
                await background.Audit.AddAsync(connection, transaction, new AuditEntry("badge-taken-back", "supplier", supplierId));
            }
        },
        ct);

    /// <summary>What a link shows now; null: it is forged, was taken back, or the status does not hold. Nobody learns which.</summary>
    public async Task<ShownBadge?> ReadAsync(string token, CancellationToken ct)
    {
        // A forged link is told without opening what is behind the wall.
        if (links.Read(token) is not { } id)
        {
            return null;
        }

        await background.Keys.ReadyAsync(ct);
        Badge? badge;
        await using (var connection = await background.OpenAsync(BackgroundReason.OwnData, ct))
        {
            badge = await connection.QuerySingleOrDefaultAsync<BadgeRow>(new CommandDefinition(Find, new { BadgeId = id }, cancellationToken: ct)) is { } row ? Open(row) : null;
        }

        return badge is not null && await firms.FindAsync(badge.SupplierId, ct) is { } firm
            && (await statuses.OfAsync(firm, null, BackgroundReason.OwnData, ct)).FirstOrDefault(s => s.City.CityId == badge.CityId) is { } status && badge.Result.Holds(status)
            ? new(firm, status.City, badge.Result, badge.Result.Standing(status), status.Day) : null;
    }

    private Badge Open(BadgeRow row) => new(
        row.BadgeId, row.SupplierId, row.CityId, row.GivenAt, Enum.Parse<BadgeResult>(background.Seal.OpenJson<string>(Kind, row.BadgeId, new(row.Sealed, row.SealKey))));

    private sealed record BadgeRow
    {
        public required Guid BadgeId { get; init; }

        public required Guid SupplierId { get; init; }

        public required Guid CityId { get; init; }

        public required DateTimeOffset GivenAt { get; init; }

        public required byte[] Sealed { get; init; }

        public required int SealKey { get; init; }
    }
}
