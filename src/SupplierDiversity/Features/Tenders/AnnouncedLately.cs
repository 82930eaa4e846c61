using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Alerts;

namespace SupplierDiversity.Features.Tenders;

/// <summary>
/// The calls announced since an instant that fit a filter. The database narrows them by the codes and words it keeps of
/// each tender. Codes alone decide there; words only narrow, and the rule decides on the notice itself.
/// </summary>
public sealed class AnnouncedLately(Db db, ShownNotices notices)
{
    /// <summary>Counting by the rule ends here: whoever sees so many knows enough.</summary>
    public const int MostCounted = 500;

    // Notices read for one answer, so that a word of very many buyers' names costs seconds at most.
    private const int MostRead = 3_000;
    private const int ReadTogether = 200;

    /// <summary>How many fit, and the newest of them.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="since">First instant (UTC) of an announcement that counts.</param>
    /// <param name="newest">How many of the newest to load.</param>
    public async Task<FittingTenders> FindAsync(DbConnection connection, AlertFilter filter, DateTimeOffset since, int newest)
    {
        var (sql, values) = AnnouncedLatelySql.Of(filter, DapperTypes.Cut(since), db.Engine);
        var ids = (await connection.QueryAsync<string>(sql, values)).AsList();
        if (filter.Words.Count == 0)
        {
            return new(ids.Count, false, await LoadAsync(connection, ids.Take(newest)));
        }

        var (count, read, first) = (0, 0, new List<ShownNotice>());
        foreach (var chunk in ids.Chunk(ReadTogether))
        {
            foreach (var tender in await LoadAsync(connection, chunk))
            {
                read++;
                if (SubscriptionMatch.Reasons(filter, tender.Announced).Count > 0 && ++count <= newest)
                {
                    first.Add(tender);
                }
            }

            if ((count >= MostCounted || read >= MostRead) && read < ids.Count)
            {
                return new(count, true, first);
            }
        }

        return new(count, false, first);
    }

    private async Task<IReadOnlyList<ShownNotice>> LoadAsync(DbConnection connection, IEnumerable<string> ids)
    {
        var wanted = ids.ToList();
        var found = await notices.FindAsync(connection, wanted);
        return [.. wanted.Where(found.ContainsKey).Select(id => found[id])];
    }
}

/// <summary>The calls that fit a filter.</summary>
/// <param name="Count">How many.</param>
/// <param name="IsAtLeast">True when there may be more: counting was ended.</param>
/// <param name="Newest">The newest of them.</param>
public sealed record FittingTenders(int Count, bool IsAtLeast, IReadOnlyList<ShownNotice> Newest);
