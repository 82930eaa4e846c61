using System.Globalization;
using System.Text;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.Tenders;

/// <summary>The statements of search and tender page. A search is the base statement with the conditions it needs.</summary>
internal static class TendersSql
{
    public const string SelectHits =
        """
        SELECT t.tender_id, t.shown_notice_key, t.kind, t.language, t.title_json, t.cpv_main, t.place_known, t.value_cents, t.currency, t.lot_count,
            t.first_deadline_at, t.last_deadline_at, t.deadlines_json, t.duties, t.published_at, t.changed_at,
            t.cancelled_at, t.result_at, t.withdrawn_at, b.buyer_id, b.name_json AS buyer_name_json, b.name AS buyer_name, b.country AS buyer_country,
            c.time_zone, CASE WHEN c.one_language = TRUE THEN c.language END AS only_language, c.name AS city_name,
            (SELECT string_agg(n.code, ' ') FROM tender_codes n WHERE n.tender_id = t.tender_id AND n.list = 'nuts') AS places
        FROM tenders t
        JOIN buyers b ON b.buyer_id = t.buyer_id
        LEFT JOIN cities c ON c.city_id = b.city_id
        """;

    public const string Live = "t.withdrawn_at IS NULL";
    public const string Open = "t.kind = 'call' AND t.cancelled_at IS NULL AND t.result_at IS NULL AND (t.last_deadline_at > @Now OR t.last_deadline_at IS NULL)";
    public const string WithCpv = "t.tender_id IN (SELECT x.tender_id FROM tender_codes x WHERE x.list = 'cpv' AND x.code >= @CpvFrom AND x.code < @CpvTo)";

    // In the place, in a part of it, in a wider place that holds it, anywhere, or not stated (marked as such).
    public const string InPlace =
        """
        (t.place_known = FALSE OR t.tender_id IN
            (SELECT x.tender_id FROM tender_codes x WHERE x.list = 'nuts' AND ((x.code >= @NutsFrom AND x.code < @NutsTo) OR x.code = '*' OR x.code = @Nuts2 OR x.code = @Nuts3 OR x.code = @Nuts4)))
        """;

    public const string OfBuyer = "t.tender_id IN (SELECT y.tender_id FROM tender_buyers y WHERE y.buyer_id = @Buyer)";
    public const string OfCity =
        """
        t.tender_id IN (SELECT y.tender_id FROM tender_buyers y JOIN buyers z ON z.buyer_id = y.buyer_id JOIN cities w ON w.city_id = z.city_id WHERE w.slug = @City)
        """;

    public const string AnyDuty = "t.duties <> ''";
    public const string WithDuty = "t.duties LIKE @Duty";
    public const string WithWordsSqlite = "t.word_row IN (SELECT rowid FROM tender_words WHERE tender_words MATCH @Match)";
    public const string WithWordsPostgres = "t.word_row IN (SELECT f.word_row FROM tender_words f WHERE f.words @@ CAST(@Match AS tsquery))";

    public const string Newest = "ORDER BY t.published_at DESC, t.tender_id LIMIT @Limit OFFSET @Offset";

    // The next deadline that is still ahead; tenders without any come last.
    public const string SoonestFirst =
        """
        ORDER BY CASE WHEN t.first_deadline_at > @Now THEN t.first_deadline_at ELSE t.last_deadline_at END NULLS LAST, t.published_at DESC, t.tender_id
        LIMIT @Limit OFFSET @Offset
        """;

    public const string SelectIds = "SELECT t.tender_id FROM tenders t";

    /// <summary>The totals of a search, and the next moments at which they or their order change by the clock alone.</summary>
    public const string CountAll =
        "SELECT count(*) AS found, count(CASE WHEN " + Open + " THEN 1 END) AS open, max(t.changed_at) AS changed_at, "
        + "min(CASE WHEN t.first_deadline_at > @Now THEN t.first_deadline_at END) AS next_first, "
        + "min(CASE WHEN t.last_deadline_at > @Now THEN t.last_deadline_at END) AS next_last FROM tenders t";

    public const string CountTrades =
        """
        SELECT substr(x.code, 1, 2) AS code, count(DISTINCT x.tender_id) AS tenders
        FROM tenders t JOIN tender_codes x ON x.tender_id = t.tender_id AND x.list = 'cpv'
        """;

    public const string CountCountries =
        """
        SELECT CASE WHEN t.place_known = FALSE THEN '*' ELSE substr(x.code, 1, 2) END AS code, count(DISTINCT x.tender_id) AS tenders
        FROM tenders t JOIN tender_codes x ON x.tender_id = t.tender_id AND x.list = 'nuts'
        """;

    public const string CountDuties = "SELECT t.duties AS code, count(*) AS tenders FROM tenders t";

    public const string FindCity = "SELECT name FROM cities WHERE slug = @City";
    public const string FindBuyer = "SELECT name FROM buyers WHERE buyer_id = @Buyer";

    public const string FindHitsPostgres = SelectHits + "\nWHERE t.tender_id = ANY(@Ids)";

    // The ids as one JSON list: the text stays the same however many there are, so it is prepared once.
    public const string FindHitsSqlite = SelectHits + "\nWHERE t.tender_id IN (SELECT value FROM json_each(@Ids))";

    public const string FindTender = SelectHits + "\nWHERE t.tender_id = @Id";

    public const string FindNotices =
        """
        SELECT n.kind, n.version, n.publication_number, n.published_on, n.imported_at, n.cancels, n.withdrawn_at
        FROM notices n
        WHERE n.tender_id = @Id AND n.withdrawn_at IS NULL
        ORDER BY n.order_key DESC, n.notice_key
        """;

    public const string FindChanges =
        """
        SELECT e.number, e.kind, e.changes_json, e.published_at
        FROM editions e
        WHERE e.tender_id = @Id AND e.withdrawn_at IS NULL
        ORDER BY e.number DESC
        """;

    public const string FindResults =
        """
        SELECT r.lot_result_id, r.lot_id, r.status, r.not_awarded_reason, r.lowest_cents, r.highest_cents, r.currency, r.decided_on, r.withheld
        FROM lot_results r
        WHERE r.tender_id = @Id
        ORDER BY r.lot_id, r.lot_result_id
        """;

    public const string FindBids =
        """
        SELECT b.lot_result_id, b.kind, b.bids
        FROM lot_result_bids b JOIN lot_results r ON r.lot_result_id = b.lot_result_id
        WHERE r.tender_id = @Id
        """;

    public const string FindWinners =
        """
        SELECT w.lot_result_id, w.tender_number, w.position, w.role, w.name, w.country, w.size, w.value_cents, w.currency
        FROM lot_winners w JOIN lot_results r ON r.lot_result_id = w.lot_result_id
        WHERE r.tender_id = @Id
        ORDER BY w.lot_result_id, w.tender_number, w.role DESC, w.position
        """;

    /// <summary>The conditions of a search, joined by AND.</summary>
    public static string Where(TenderSearch search, int trades, DatabaseEngine engine)
    {
        var where = new StringBuilder("\nWHERE ").Append(Live);
        void And(bool wanted, string condition)
        {
            if (wanted)
            {
                where.Append("\n  AND ").Append(condition);
            }
        }

        And(search.Open, Open);
        And(search.Cpv is not null, WithCpv);
        And(search.Nuts is not null, InPlace);
        And(search.Buyer is not null, OfBuyer);
        And(search.City is not null, OfCity);
        And(search.Clause == "any", AnyDuty);
        And(search.Clause is not null and not "any", WithDuty);
        And(search.Words.Count > 0, WithWords(trades, engine));
        return where.Append('\n').ToString();
    }

    // The words themselves, or one of so many trades that are called so. One list of ids: an OR of two would look at every tender.
    private static string WithWords(int trades, DatabaseEngine engine)
    {
        var words = engine == DatabaseEngine.Postgres ? WithWordsPostgres : WithWordsSqlite;
        return trades == 0 ? words : $"t.tender_id IN (SELECT t.tender_id FROM tenders t WHERE {words}{string.Concat(Enumerable.Range(0, trades).Select(i =>
            $" UNION SELECT x.tender_id FROM tender_codes x WHERE x.list = 'cpv' AND x.code >= @Trade{i}From AND x.code < @Trade{i}To"))})";
    }

    /// <summary>
    /// The words as the engine's full-text query: all must be there, the last one as a beginning. Words are letters and
    /// digits only; quoted, none of them is an operator.
    /// </summary>
    public static string Match(IReadOnlyList<string> words, DatabaseEngine engine)
    {
        if (engine == DatabaseEngine.Postgres)
        {
            return string.Join(" & ", words.Select((w, i) => $"'{w}'{(i == words.Count - 1 ? ":*" : "")}"));
        }

        // SQLite's tokenizer parts words at vowel signs of some scripts; the parts are then searched one by one.
        var parts = words.SelectMany(Runs).ToList();
        return string.Join(" ", parts.Select((w, i) => $"\"{w}\"{(i == parts.Count - 1 ? "*" : "")}"));
    }

    /// <summary>The first text after all texts that begin with a prefix of ASCII letters or digits.</summary>
    public static string After(string prefix) => prefix[..^1] + (char)(prefix[^1] + 1);

    /// <summary>The parts in which SQLite's tokenizer keeps a word.</summary>
    public static IEnumerable<string> Runs(string word)
    {
        var run = new StringBuilder();
        foreach (var rune in word.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (Rune.IsLetter(rune) || category is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber)
            {
                run.Append(rune);
            }
            else if (run.Length > 0)
            {
                yield return run.ToString();
                run.Clear();
            }
        }

        if (run.Length > 0)
        {
            yield return run.ToString();
        }
    }
}
