using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Backgrounds;

/// <summary>
/// Erases answers when their time is over (Regulation (EU) 2016/679, Article 5(1)(e)): that of the pack, or, where no city needs
/// one any more (Article 5(1)(c)), thirty days, in which the firm or the city may change its mind and nobody is asked twice.
/// The owner's page says so, with the day.
/// </summary>
public sealed class AnswersKeeping(BackgroundDatabase background, OwnerFiles files, CityAsking asking, FirmBook firms, TimeProvider clock)
{
    private const int OwnersAtOnce = 500;

    /// <summary>Notes which answers nobody needs, and erases those whose time is over; the owner's others stay.</summary>
    public async Task EraseAsync(CancellationToken ct)
    {
        await NoteAsync(ct);
        var now = DapperTypes.Cut(clock.GetUtcNow());
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        await background.InTransactionAsync(
            BackgroundReason.Work,
            async (connection, transaction) =>
            {
                foreach (var id in (await connection.QueryAsync<Guid>(OwnersSql.Expired, new { Today = today }, transaction)).AsList())
                {
                    var owner = await connection.QuerySingleAsync<OwnerRow>(OwnersSql.Find, new { OwnerId = id }, transaction);
                    var file = await files.FindAsync(connection, id, transaction);
                    await OwnerFiles.EraseAsync(connection, transaction, owner, null, "expired", now);
                    await files.PutAsync(connection, transaction, owner, [.. file.Said.Where(e => e.LastDay > today)]);
                }
            },
            ct);
    }

    // A city needs a fact when it may ask now, the firm lets it, the owner's decision covers what it asks by, and its definition has it.
    private async Task NoteAsync(CancellationToken ct)
    {
        var permissions = await asking.PermissionsAsync(ct);
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var owners in (await OwnersAsync(ct)).Chunk(OwnersAtOnce))
        {
            var chosen = await firms.DiversityCitiesAsync([.. owners.Select(o => o.SupplierId).Distinct()], ct);
            await background.InTransactionAsync(
                BackgroundReason.Work,
                async (connection, transaction) =>
                {
                    foreach (var owner in owners)
                    {
                        var file = await files.FindAsync(connection, owner.OwnerId, transaction);
                        var needed = chosen[owner.SupplierId].Where(permissions.ContainsKey).Select(c => permissions[c]).Where(p => p.IsCoveredBy(file, now))
                            .SelectMany(p => p.Definition.Rule.Facts).ToHashSet();
                        var noted = file.Said.Select(e => needed.Contains(e.Fact) ? e with { IdleSince = null } : e with { IdleSince = e.IdleSince ?? today }).ToList();
                        if (!noted.SequenceEqual(file.Said))
                        {
                            await files.PutAsync(connection, transaction, await connection.QuerySingleAsync<OwnerRow>(OwnersSql.Find, new { owner.OwnerId }, transaction), noted);
                        }
                    }
                },
                ct);
        }
    }

    private async Task<List<OwnerOfFirm>> OwnersAsync(CancellationToken ct)
    {
        await using var connection = await background.OpenAsync(BackgroundReason.Work, ct);
        return (await connection.QueryAsync<OwnerOfFirm>(new CommandDefinition(OwnersSql.WithAnswers, cancellationToken: ct))).AsList();
    }
}
