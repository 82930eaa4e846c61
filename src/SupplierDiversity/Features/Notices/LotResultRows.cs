using SupplierDiversity.Database;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.Notices;

/// <summary>Writes the results of lots: only those whose source is new or gone.</summary>
internal static class LotResultRows
{
    private const string OfSource = "SELECT lot_result_id FROM lot_results WHERE tender_id = @tender_id AND notice_key = @notice_key AND lot_id = @lot_id";
    private const string DeleteBids = $"DELETE FROM lot_result_bids WHERE lot_result_id IN ({OfSource})";
    private const string DeleteWinners = $"DELETE FROM lot_winners WHERE lot_result_id IN ({OfSource})";
    private const string Delete = "DELETE FROM lot_results WHERE tender_id = @tender_id AND notice_key = @notice_key AND lot_id = @lot_id";

    private const string Insert =
        """
        INSERT INTO lot_results (lot_result_id, tender_id, notice_key, lot_id, status, not_awarded_reason, lowest_cents,
            highest_cents, currency, decided_on, withheld)
        VALUES (@lot_result_id, @tender_id, @notice_key, @lot_id, @status, @not_awarded_reason, @lowest_cents,
            @highest_cents, @currency, @decided_on, @withheld)
        """;

    private const string InsertBids = "INSERT INTO lot_result_bids (lot_result_id, kind, bids) VALUES (@lot_result_id, @kind, @bids)";

    private const string InsertWinner =
        """
        INSERT INTO lot_winners (lot_result_id, tender_number, position, role, name, company_id, country, size, value_cents, currency)
        VALUES (@lot_result_id, @tender_number, @position, @role, @name, @company_id, @country, @size, @value_cents, @currency)
        """;

    public static async Task WriteAsync(WorkingSet set, RowBatch batch, PlannedTender plan, CancellationToken ct)
    {
        foreach (var gone in plan.ResultsGone)
        {
            foreach (var sql in new[] { DeleteBids, DeleteWinners, Delete })
            {
                await batch.AddAsync(sql, ct, ("tender_id", plan.TenderId), ("notice_key", gone.NoticeKey), ("lot_id", gone.LotId));
            }
        }

        foreach (var source in plan.ResultsNew)
        {
            var notice = set.Document(source.NoticeKey).Notice;
            foreach (var result in notice.Result!.LotResults.Where(r => r.LotId == source.LotId))
            {
                await Write(batch, plan.TenderId, source, notice, result, ct);
            }
        }
    }

    private static async Task Write(RowBatch batch, string tender, LotResultSource source, Notice notice, NoticeLotResult result, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await batch.AddAsync(Insert, ct,
            ("lot_result_id", id), ("tender_id", tender), ("notice_key", source.NoticeKey), ("lot_id", source.LotId),
            ("status", result.Status), ("not_awarded_reason", result.NotAwardedReason), ("lowest_cents", Cents.Of(result.LowestBid)),
            ("highest_cents", Cents.Of(result.HighestBid)), ("currency", (result.LowestBid ?? result.HighestBid)?.Currency),
            ("decided_on", result.Winners.Select(w => w.DecidedOn).FirstOrDefault(d => d is not null)), ("withheld", string.Join(' ', result.Withheld)));
        foreach (var (kind, bids) in result.Submissions)
        {
            await batch.AddAsync(InsertBids, ct, ("lot_result_id", id), ("kind", kind), ("bids", bids));
        }

        for (var i = 0; i < result.Winners.Count; i++)
        {
            await WriteFirms(batch, id, i + 1, "tenderer", result.Winners[i], result.Winners[i].Tenderers, notice.Language, ct);
            await WriteFirms(batch, id, i + 1, "subcontractor", result.Winners[i], result.Winners[i].Subcontractors, notice.Language, ct);
        }
    }

    private static async Task WriteFirms(
        RowBatch batch, Guid result, int tender, string role, NoticeWinningTender winner, IReadOnlyList<NoticeOrganisation> firms, string language, CancellationToken ct)
    {
        for (var i = 0; i < firms.Count; i++)
        {
            await batch.AddAsync(InsertWinner, ct,
                ("lot_result_id", result), ("tender_number", tender), ("position", i), ("role", role),
                ("name", firms[i].Name.For(language, language)?.Text ?? firms[i].LocalId), ("company_id", firms[i].CompanyIds is [var id, ..] ? id : null),
                ("country", firms[i].Country), ("size", firms[i].Size), ("value_cents", Cents.Of(winner.Value)),
                ("currency", Cents.Of(winner.Value) is null ? null : winner.Value!.Currency));
        }
    }
}
