using SupplierDiversity.Database;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.Notices;

/// <summary>Writes what tenders are found by: codes and words.</summary>
internal static class SearchRows
{
    private const string DeleteCodes = "DELETE FROM tender_codes WHERE tender_id = @tender_id";
    private const string InsertCode = "INSERT INTO tender_codes (list, code, tender_id) VALUES (@list, @code, @tender_id)";
    private const string DeleteWordsSqlite = "DELETE FROM tender_words WHERE rowid = @word_row";
    private const string InsertWordsSqlite = "INSERT INTO tender_words (rowid, words) VALUES (@word_row, @words)";

    // The words are folded and distinct already: no text parser is needed, and places in the text are of no use.
    private const string SaveWordsPostgres =
        """
        INSERT INTO tender_words (word_row, words) VALUES (@word_row, array_to_tsvector(string_to_array(@words, ' ')))
        ON CONFLICT (word_row) DO UPDATE SET words = excluded.words
        """;

    public static async Task WriteAsync(WorkingSet set, RowBatch batch, IEnumerable<PlannedTender> plans, CancellationToken ct)
    {
        // Ascending: a step back makes SQLite's full-text index write out what it holds in memory.
        var shown = plans.Where(p => p.IsNewlyShown)
            .Select(p => (p.TenderId, Row: Rules.Tenders.TenderId.Of(p.Procedure!).Number, Shown: p.Shape!.Shown.Key))
            .OrderBy(p => p.Row).ToList();
        foreach (var (tender, row, key) in shown)
        {
            var known = set.Tenders.ContainsKey(tender);
            await WriteCodes(batch, tender, known, set.Document(key).Facts, ct);
            if (known && set.IsSqlite)
            {
                await batch.AddAsync(DeleteWordsSqlite, ct, ("word_row", row));
            }

            await batch.AddAsync(set.IsSqlite ? InsertWordsSqlite : SaveWordsPostgres, ct, ("word_row", row), ("words", set.Document(key).Words));
        }
    }

    private static async Task WriteCodes(RowBatch batch, string tender, bool known, TenderFacts facts, CancellationToken ct)
    {
        if (known)
        {
            await batch.AddAsync(DeleteCodes, ct, ("tender_id", tender));
        }

        foreach (var (list, code) in facts.Cpv.Select(c => ("cpv", c)).Concat(facts.Places.Select(c => ("nuts", c))))
        {
            await batch.AddAsync(InsertCode, ct, ("list", list), ("code", code), ("tender_id", tender));
        }
    }
}
