using SupplierDiversity.Database;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.Notices;

/// <summary>
/// Writes the tenders of a working set: decides under which procedure each notice stands, makes each tender concerned
/// anew and writes only what is different.
/// </summary>
internal sealed class TenderWriter(WorkingSet set, RowBatch batch, Guid? importId, bool announce, DateTimeOffset now, CancellationToken ct)
{
    /// <summary>Writes everything; <paramref name="touched"/> are tenders to make anew besides those of notices taken in or moved.</summary>
    public async Task<IReadOnlyList<PlannedTender>> WriteAsync(IEnumerable<string>? touched = null)
    {
        var plans = Plan(touched ?? []);
        await set.LoadDocumentsAsync(plans.SelectMany(p => p.DocumentsNeeded));
        var buyers = await BuyerIds.FindOrNameAsync(set, plans);
        await buyers.WriteAsync(batch, now, ct);
        foreach (var plan in plans)
        {
            await WriteTender(plan, buyers);
        }

        foreach (var plan in plans.Where(p => set.Tenders.ContainsKey(p.TenderId)))
        {
            await batch.AddAsync(CountedNoticesSql.Forget, ct, ("tender_id", plan.TenderId));
        }

        await NoticeRows.WriteAsync(set, batch, plans, importId, ct);
        foreach (var plan in plans)
        {
            await LotResultRows.WriteAsync(set, batch, plan, ct);
            await EditionRows.WriteAsync(set, batch, plan, importId, announce, now, ct);
        }

        await SearchRows.WriteAsync(set, batch, plans, ct);
        // Whatever is remembered of many tenders (lists, counts) is out of date from here on.
        await batch.AddAsync(TenderRowsSql.MoveStamp, ct);
        await batch.SendAsync(ct);
        return plans;
    }

    private List<PlannedTender> Plan(IEnumerable<string> touched)
    {
        var procedures = TenderProcedures.Of(set.Live);
        var ids = procedures.Values.Distinct().ToDictionary(p => p, TenderId.Of);
        var concerned = new HashSet<string>(touched, StringComparer.Ordinal);
        foreach (var (key, procedure) in procedures)
        {
            var id = ids[procedure].Text;
            var stored = set.StoredUnder.GetValueOrDefault(key);
            if (stored != id || set.Taken.ContainsKey(key))
            {
                concerned.Add(id);
                if (stored is not null)
                {
                    concerned.Add(stored);
                }
            }
        }

        var members = set.Live.ToLookup(n => ids[procedures[n.Key]].Text);
        var names = ids.ToDictionary(i => i.Value.Text, i => i.Key);
        return [.. concerned.Order(StringComparer.Ordinal).Select(id =>
            PlannedTender.Of(id, names.GetValueOrDefault(id), [.. members[id]], set))];
    }

    private async Task WriteTender(PlannedTender plan, BuyerIds buyers)
    {
        if (plan.Shape is null)
        {
            await batch.AddAsync(TenderRowsSql.Withdraw, ct, ("tender_id", plan.TenderId), ("at", now));
        }
        else if (plan.IsNewlyShown)
        {
            await TenderRows.WriteAsync(set, batch, plan, buyers, now, ct);
        }
        else if (plan.ResultsChanged)
        {
            await batch.AddAsync(TenderRowsSql.Touch, ct, ("tender_id", plan.TenderId), ("at", now));
        }
    }
}

/// <summary>A tender that is to be made anew.</summary>
internal sealed record PlannedTender
{
    public required string TenderId { get; init; }
    public required string? Procedure { get; init; }
    public required IReadOnlyList<NoticeFacts> Members { get; init; }
    /// <summary>Null: no live notice is left.</summary>
    public required TenderShape? Shape { get; init; }
    /// <summary>True when the row, lots, codes and words have to be written.</summary>
    public required bool IsNewlyShown { get; init; }
    public required IReadOnlyList<LotResultSource> ResultsGone { get; init; }
    public required IReadOnlyList<LotResultSource> ResultsNew { get; init; }

    public bool ResultsChanged => ResultsGone.Count + ResultsNew.Count > 0;

    public IEnumerable<Guid> DocumentsNeeded =>
        [.. IsNewlyShown ? [Shape!.Shown.Key] : Array.Empty<Guid>(), .. ResultsNew.Select(r => r.NoticeKey)];

    public static PlannedTender Of(string id, string? procedure, IReadOnlyList<NoticeFacts> members, WorkingSet set)
    {
        var shape = TenderDerivation.Of(members);
        var row = set.Tenders.GetValueOrDefault(id);
        var sources = set.ResultSources.GetValueOrDefault(id) ?? [];
        var wanted = shape?.Results ?? [];
        // A notice read again after a withdrawal may have been read differently before: its results are written anew.
        bool Fresh(LotResultSource s) => set.Taken.ContainsKey(s.NoticeKey);
        return new PlannedTender
        {
            TenderId = id,
            Procedure = procedure,
            Members = members,
            Shape = shape,
            IsNewlyShown = shape is not null && (row is null || row.ShownNoticeKey != shape.Shown.Key || row.WithdrawnAt is not null
                || set.Taken.ContainsKey(shape.Shown.Key) || row.ResultAt != shape.ResultAt),
            ResultsGone = [.. sources.Where(s => !wanted.Contains(s) || Fresh(s))],
            ResultsNew = [.. wanted.Where(s => !sources.Contains(s) || Fresh(s))],
        };
    }
}
