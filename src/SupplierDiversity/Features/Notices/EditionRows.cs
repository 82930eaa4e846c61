using SupplierDiversity.Database;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.Notices;

/// <summary>Writes what is to be announced, in the transaction of the publication that caused it.</summary>
internal static class EditionRows
{
    private const string Insert =
        """
        INSERT INTO editions (edition_id, tender_id, number, kind, import_id, facts_json, changes_json, published_at, announce, due_at)
        VALUES (@edition_id, @tender_id, @number, @kind, @import_id, @facts_json, @changes_json, @published_at, @announce, @published_at)
        """;

    // Whoever has heard of the edition has a row for it, so that going through its readers once more tells only the rest.
    private const string TellOn =
        """
        UPDATE editions SET fanned_out_at = NULL, due_at = @now, attempts = 1
         WHERE tender_id = @tender_id AND number = @number AND announce = TRUE AND parked_reason IS NULL
        """;

    public static async Task WriteAsync(WorkingSet set, RowBatch batch, PlannedTender plan, Guid? importId, bool announce, DateTimeOffset now, CancellationToken ct)
    {
        if (!plan.IsNewlyShown || plan.Shape is not { } shape)
        {
            return;
        }

        var (last, number) = set.Editions.GetValueOrDefault(plan.TenderId);
        var facts = MaterialFacts.Of(set.Document(shape.Shown.Key).Facts, shape.IsCancelled);
        var before = last is null ? null : NoticeDocument.Read<MaterialFacts>(last.FactsJson);
        var (isCall, hasResult) = (shape.Shown.Kind == NoticeKind.Call, shape.ResultAt is not null);
        if (EditionRule.Decide(facts, isCall, hasResult, before, now) is { } edition)
        {
            await batch.AddAsync(Insert, ct,
                ("edition_id", Guid.CreateVersion7()), ("tender_id", plan.TenderId), ("number", number + 1), ("kind", WordOf(edition.Kind)),
                ("import_id", importId), ("facts_json", NoticeDocument.Write(facts)), ("changes_json", NoticeDocument.Write(edition.Changes)),
                ("published_at", now), ("announce", announce));
        }
        else if (announce && last is not null && set.Tenders.GetValueOrDefault(plan.TenderId)?.WithdrawnAt is not null
            && EditionRule.IsToBeToldOn(facts, isCall, hasResult, now))
        {
            await batch.AddAsync(TellOn, ct, ("now", now), ("tender_id", plan.TenderId), ("number", last.Number));
        }
    }

    private static string WordOf(EditionKind kind) => kind switch
    {
        EditionKind.New => "new",
        EditionKind.Changed => "changed",
        _ => "cancelled",
    };
}
