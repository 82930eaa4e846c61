using SupplierDiversity.Database;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.Notices;

/// <summary>Writes a tender with its buyers and lots.</summary>
internal static class TenderRows
{
    public static async Task WriteAsync(WorkingSet set, RowBatch batch, PlannedTender plan, BuyerIds buyers, DateTimeOffset now, CancellationToken ct)
    {
        var shown = plan.Shape!.Shown;
        var (notice, facts) = (set.Document(shown.Key).Notice, set.Document(shown.Key).Facts);
        var buyerIds = buyers.Of(notice);
        var row = set.Tenders.GetValueOrDefault(plan.TenderId);
        var deadlines = facts.Lots.Select(l => l.DeadlineAt).OfType<DateTimeOffset>().ToList();
        await batch.AddAsync(TenderRowsSql.Save, ct,
            ("tender_id", plan.TenderId), ("word_row", TenderId.Of(plan.Procedure!).Number), ("procedure_id", plan.Procedure),
            ("buyer_id", buyerIds[0]), ("kind", NoticeKindWords.Of(shown.Kind)), ("shown_notice_key", shown.Key),
            ("language", notice.Language), ("title_json", NoticeDocument.Write(facts.Title)), ("nature", facts.Nature),
            ("procedure_code", notice.Procedure), ("cpv_main", facts.CpvMain), ("country", facts.Country), ("place_known", facts.PlaceKnown),
            ("value_cents", facts.ValueCents), ("currency", facts.Currency), ("lot_count", facts.Lots.Count),
            ("first_deadline_at", At(deadlines.Count == 0 ? null : deadlines.Min())), ("last_deadline_at", At(deadlines.Count == 0 ? null : deadlines.Max())),
            ("deadlines_json", NoticeDocument.Write(facts.Deadlines)), ("duties", facts.Duties), ("coded_duties", facts.CodedDuties),
            ("published_at", plan.Members.Where(n => n.Kind == shown.Kind).Min(n => n.ImportedAt)), ("published_on", notice.PublishedOn),
            ("changed_at", now), ("cancelled_at", plan.Shape.IsCancelled ? row?.CancelledAt ?? now : null),
            ("result_at", plan.Shape.ResultAt));
        await ReplaceParts(batch, plan.TenderId, row is not null, buyerIds, facts, ct);
    }

    private static async Task ReplaceParts(RowBatch batch, string tender, bool known, IReadOnlyList<Guid> buyers, TenderFacts facts, CancellationToken ct)
    {
        if (known)
        {
            await batch.AddAsync(TenderRowsSql.DeleteBuyers, ct, ("tender_id", tender));
            await batch.AddAsync(TenderRowsSql.DeleteLots, ct, ("tender_id", tender));
        }

        for (var i = 0; i < buyers.Count; i++)
        {
            await batch.AddAsync(TenderRowsSql.InsertBuyer, ct, ("tender_id", tender), ("buyer_id", buyers[i]), ("position", i));
        }

        foreach (var lot in facts.Lots)
        {
            await batch.AddAsync(TenderRowsSql.InsertLot, ct,
                ("tender_id", tender), ("lot_id", lot.LotId), ("position", lot.Position), ("cpv_main", lot.CpvMain),
                ("value_cents", lot.ValueCents), ("currency", lot.Currency), ("deadline_at", At(lot.DeadlineAt)), ("duties", lot.Duties), ("demands", lot.Demands));
        }
    }

    private static DateTimeOffset? At(DateTimeOffset? instant) => instant is null ? null : DapperTypes.Cut(instant.Value);
}

internal static class TenderRowsSql
{
    public const string Save =
        """
        INSERT INTO tenders (tender_id, word_row, procedure_id, buyer_id, kind, shown_notice_key, language, title_json, nature,
            procedure_code, cpv_main, country, place_known, value_cents, currency, lot_count, first_deadline_at, last_deadline_at,
            deadlines_json, duties, coded_duties, published_at, published_on, changed_at, cancelled_at, result_at, withdrawn_at)
        VALUES (@tender_id, @word_row, @procedure_id, @buyer_id, @kind, @shown_notice_key, @language, @title_json, @nature,
            @procedure_code, @cpv_main, @country, @place_known, @value_cents, @currency, @lot_count, @first_deadline_at, @last_deadline_at,
            @deadlines_json, @duties, @coded_duties, @published_at, @published_on, @changed_at, @cancelled_at, @result_at, NULL)
        ON CONFLICT (tender_id) DO UPDATE SET buyer_id = excluded.buyer_id, kind = excluded.kind,
            shown_notice_key = excluded.shown_notice_key, language = excluded.language, title_json = excluded.title_json,
            nature = excluded.nature, procedure_code = excluded.procedure_code, cpv_main = excluded.cpv_main,
            country = excluded.country, place_known = excluded.place_known, value_cents = excluded.value_cents,
            currency = excluded.currency, lot_count = excluded.lot_count, first_deadline_at = excluded.first_deadline_at,
            last_deadline_at = excluded.last_deadline_at, deadlines_json = excluded.deadlines_json, duties = excluded.duties,
            coded_duties = excluded.coded_duties,
            published_at = excluded.published_at, published_on = excluded.published_on, changed_at = excluded.changed_at,
            cancelled_at = excluded.cancelled_at, result_at = excluded.result_at, withdrawn_at = NULL
        """;

    public const string Withdraw = "UPDATE tenders SET withdrawn_at = @at, changed_at = @at WHERE tender_id = @tender_id AND withdrawn_at IS NULL";
    public const string Touch = "UPDATE tenders SET changed_at = @at WHERE tender_id = @tender_id";
    public const string MoveStamp = "UPDATE tender_stamp SET number = number + 1";
    public const string DeleteBuyers = "DELETE FROM tender_buyers WHERE tender_id = @tender_id";
    public const string InsertBuyer = "INSERT INTO tender_buyers (tender_id, buyer_id, position) VALUES (@tender_id, @buyer_id, @position)";
    public const string DeleteLots = "DELETE FROM lots WHERE tender_id = @tender_id";

    public const string InsertLot =
        """
        INSERT INTO lots (tender_id, lot_id, position, cpv_main, value_cents, currency, deadline_at, duties, demands)
        VALUES (@tender_id, @lot_id, @position, @cpv_main, @value_cents, @currency, @deadline_at, @duties, @demands)
        """;
}
