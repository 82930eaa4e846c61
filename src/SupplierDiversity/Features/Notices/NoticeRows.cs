using System.Text.Json;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.Notices;

/// <summary>Writes the notices themselves, and moves those whose procedure became known through another notice.</summary>
internal static class NoticeRows
{
    private const string Save =
        """
        INSERT INTO notices (notice_key, sha256, notice_id, version, tender_id, kind, subtype, publication_number, published_on,
            dispatched_at, order_key, own_procedure, names_notice, names_version, replaces, cancels, result_lots, document_json,
            file_name, import_id, imported_at, withdrawn_at)
        VALUES (@notice_key, @sha256, @notice_id, @version, @tender_id, @kind, @subtype, @publication_number, @published_on,
            @dispatched_at, @order_key, @own_procedure, @names_notice, @names_version, @replaces, @cancels, @result_lots, @document_json,
            @file_name, @import_id, @imported_at, NULL)
        ON CONFLICT (sha256) DO UPDATE SET tender_id = excluded.tender_id, kind = excluded.kind, subtype = excluded.subtype,
            publication_number = excluded.publication_number, published_on = excluded.published_on,
            dispatched_at = excluded.dispatched_at, order_key = excluded.order_key, own_procedure = excluded.own_procedure,
            names_notice = excluded.names_notice, names_version = excluded.names_version, replaces = excluded.replaces,
            cancels = excluded.cancels, result_lots = excluded.result_lots, document_json = excluded.document_json,
            file_name = excluded.file_name, import_id = excluded.import_id, imported_at = excluded.imported_at, withdrawn_at = NULL
        """;

    private const string Move = "UPDATE notices SET tender_id = @tender_id WHERE notice_key = @notice_key";

    public static async Task WriteAsync(WorkingSet set, RowBatch batch, IEnumerable<PlannedTender> plans, Guid? importId, CancellationToken ct)
    {
        foreach (var (plan, facts) in plans.SelectMany(p => p.Members.Select(m => (p, m))))
        {
            if (set.Taken.TryGetValue(facts.Key, out var incoming))
            {
                var (notice, document) = (set.Document(facts.Key).Notice, set.Document(facts.Key).DocumentJson);
                await batch.AddAsync(Save, ct,
                    ("notice_key", facts.Key), ("sha256", facts.Sha256), ("notice_id", facts.NoticeId), ("version", facts.Version),
                    ("tender_id", plan.TenderId), ("kind", NoticeKindWords.Of(facts.Kind)), ("subtype", notice.Subtype),
                    ("publication_number", facts.PublicationNumber), ("published_on", notice.PublishedOn),
                    ("dispatched_at", notice.DispatchedAt is { } at ? DapperTypes.Cut(at) : null), ("order_key", facts.OrderKey),
                    ("own_procedure", facts.OwnProcedure), ("names_notice", facts.Names?.Name), ("names_version", facts.Names?.Version),
                    ("replaces", facts.Replaces), ("cancels", facts.Cancels), ("result_lots", JsonSerializer.Serialize(facts.ResultLots)),
                    ("document_json", document), ("file_name", incoming.FileName), ("import_id", importId),
                    ("imported_at", facts.ImportedAt));
            }
            else if (set.StoredUnder[facts.Key] != plan.TenderId)
            {
                await batch.AddAsync(Move, ct, ("tender_id", plan.TenderId), ("notice_key", facts.Key));
            }

            set.StoredUnder[facts.Key] = plan.TenderId;
        }
    }
}
