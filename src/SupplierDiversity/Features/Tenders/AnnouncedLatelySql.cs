using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Rules.Alerts;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Features.Tenders;

/// <summary>The question which announced calls can fit a filter.</summary>
internal static class AnnouncedLatelySql
{
    private const int ShortestBeginning = 4;

    private const string Announced =
        """
        SELECT t.tender_id FROM tenders t
        WHERE t.withdrawn_at IS NULL AND t.cancelled_at IS NULL AND t.tender_id IN
            (SELECT e.tender_id FROM editions e
             WHERE e.announce = TRUE AND e.withdrawn_at IS NULL AND e.kind <> 'cancelled' AND e.published_at >= @Since)
        """;

    public static (string Sql, DynamicParameters Values) Of(AlertFilter filter, DateTimeOffset since, DatabaseEngine engine)
    {
        var values = new DynamicParameters();
        values.Add("Since", since);
        var sql = Announced;
        if (filter.Cpv.Count > 0)
        {
            sql += $"\n  AND t.tender_id IN (SELECT x.tender_id FROM tender_codes x WHERE x.list = 'cpv' AND ({Ranges(filter.Cpv, "Cpv", values)}))";
        }

        if (filter.Nuts.Count > 0)
        {
            // A tender without any place code may be anywhere.
            sql += $"""

                  AND (t.tender_id IN (SELECT x.tender_id FROM tender_codes x WHERE x.list = 'nuts' AND (x.code = '*' OR {Wider(filter.Nuts, values)} {Ranges(filter.Nuts, "Nuts", values)}))
                    OR NOT EXISTS (SELECT 1 FROM tender_codes x WHERE x.tender_id = t.tender_id AND x.list = 'nuts'))
                """;
        }

        if (filter.Words.Count > 0)
        {
            values.Add("Match", string.Join(engine == DatabaseEngine.Postgres ? " | " : " OR ", filter.Words.Select(w => Phrase(w, engine)).Distinct()));
            sql += "\n  AND " + (engine == DatabaseEngine.Postgres ? TendersSql.WithWordsPostgres : TendersSql.WithWordsSqlite);
        }

        return (sql + "\nORDER BY t.published_at DESC, t.tender_id", values);
    }

    // One after the other and not nested: SQLite allows an expression of 1,000 levels, and a filter has at most 500 entries.
    private static string Ranges(IReadOnlyList<string> prefixes, string name, DynamicParameters values) =>
        string.Join(" OR ", prefixes.Select((prefix, i) =>
        {
            values.Add($"{name}{i}From", prefix);
            values.Add($"{name}{i}To", TendersSql.After(prefix));
            return $"(x.code >= @{name}{i}From AND x.code < @{name}{i}To)";
        }));

    // Places that hold a wanted one: a tender for all of DE2 is for DE212 too.
    private static string Wider(IReadOnlyList<string> places, DynamicParameters values)
    {
        var wider = places.SelectMany(p => Enumerable.Range(2, p.Length - 2).Select(n => p[..n])).Distinct().ToList();
        return string.Concat(wider.Select((place, i) =>
        {
            values.Add($"Wider{i}", place);
            return i == 0 ? $"x.code IN (@Wider{i}" : $", @Wider{i}";
        })) + (wider.Count > 0 ? ") OR" : "");
    }

    // All words of a phrase, each as SubscriptionMatch finds it: from four letters on as a beginning.
    private static string Phrase(string phrase, DatabaseEngine engine)
    {
        var words = FoldedText.Of(phrase).Split(' ').Select(w => (Word: w, Begins: w.Length >= ShortestBeginning));
        return engine == DatabaseEngine.Postgres
            ? $"({string.Join(" & ", words.Select(w => $"'{w.Word}'{(w.Begins ? ":*" : "")}"))})"
            : $"({string.Join(" AND ", words.SelectMany(w => TendersSql.Runs(w.Word).Select(r => (Run: r, w.Begins)))
                .Select(w => $"\"{w.Run}\"{(w.Begins ? "*" : "")}"))})";
    }
}
