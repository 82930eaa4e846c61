using System.Globalization;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Calendar;
using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.Tenders;

/// <summary>What a tender means for the reader, its duties, results and history, in words.</summary>
internal static class TenderPageSections
{
    private const int LotsNamed = 5;

    public static IReadOnlyList<string> Meaning(TenderFile file, TenderHit hit, IReadOnlyList<DeadlineLine> deadlines, int duties, TenderWording words)
    {
        var t = words.T;
        var sentences = new List<string>
        {
            hit.Status != "open" ? t[$"tenders.meaning.{hit.Status}"]
                : deadlines is [{ } next, ..] ? t.Of("tenders.meaning.open", ("deadline", next.Text), ("zone", next.Zone)) : t["tenders.meaning.no_deadline"],
        };
        if (hit.Status is not ("open" or "planning"))
        {
            return sentences;
        }

        var languages = TenderPageFacts.BidLanguages(file.Notice);
        sentences.Add(languages.Count switch
        {
            0 => t["tenders.meaning.language_unknown"],
            1 => t.Of("tenders.meaning.language_one", ("language", words.LanguageNames(languages))),
            _ => t.Of("tenders.meaning.language_choice", ("languages", words.LanguageNames(languages))),
        });
        if (languages.Count > 0 && !languages.Contains(t.Tag))
        {
            sentences.Add(t["tenders.meaning.not_this_language"]);
        }

        if (file.Notice.Procedure is "restricted" or "neg-w-call" or "comp-dial" or "innovation")
        {
            sentences.Add(t["tenders.meaning.apply_first"]);
        }

        if (file.Row.LotCount > 1)
        {
            sentences.Add(t.Count("tenders.meaning.lots", file.Row.LotCount));
        }

        if (file.Notice.Lots.Any(l => l.SuitableForSmes == true))
        {
            sentences.Add(t["tenders.meaning.small_firms"]);
        }

        if (duties > 0)
        {
            sentences.Add(t.Count("tenders.meaning.duties", duties));
        }

        return sentences;
    }

    public static IReadOnlyList<DutyLine> Duties(KeptNotice shown, TenderWording words)
    {
        var t = words.T;
        return [.. shown.DutiesFor(t.Tag)
            .GroupBy(d => d.Duty)
            .OrderBy(g => g.Key.Source).ThenBy(g => g.Key.Tag, StringComparer.Ordinal)
            .Select(g => new DutyLine(
                g.Key, DutyWords.Name(t, g.Key.Tag), DutyWords.Meaning(t, g.Key.Tag), t[$"duties.position.{EqualityDuties.WordOf(g.Key.Position)}"],
                g.Key.WeightBasisPoints is { } weight ? t.Of("duties.weight", ("percent", t.Percent(weight / 100m, "0.##"))) : null,
                t[g.Key.Source == DutySource.Code ? "duties.source.code" : "duties.source.hint"],
                g.Count() == shown.Notice.Lots.Count ? null : LotNames(g.Select(d => d.Lot).ToList(), words)))];
    }

    public static IReadOnlyList<ResultLine> Results(TenderFile file, TenderWording words) =>
        [.. file.Results.Select(r => Result(r, file, words))];

    public static IReadOnlyList<HistoryLine> History(TenderFile file, TenderWording words)
    {
        var zone = TenderWording.Zone(file.Row.TimeZone, file.Row.BuyerCountry);
        var t = words.T;
        var notices = file.Notices.Select(n => new HistoryLine(
            n.ImportedAt, n.PublishedOn is { } day ? t.ShortDay(day) : t.ShortDay(ZoneDay.Of(n.ImportedAt, zone)),
            t[n.Cancels ? "tenders.history.cancelled" : $"tenders.history.{n.Kind}"]
                + (n.PublicationNumber is { } number ? " " + t.Of("tenders.history.number", ("number", number)) : ""), []));
        var changes = file.Changes.Where(c => c.Kind == "changed").Select(c => new HistoryLine(
            c.PublishedAt, t.ShortDay(ZoneDay.Of(c.PublishedAt, zone)), t["tenders.history.changed"],
            [.. NoticeDocument.Read<List<MaterialChange>>(c.ChangesJson).Select(m => Change(m, zone, words))]));
        return [.. notices.Concat(changes).OrderByDescending(h => h.At)];
    }

    private static ResultLine Result(ResultRow result, TenderFile file, TenderWording words)
    {
        var t = words.T;
        var remarks = new List<string>();
        if (result.Withheld.Length > 0)
        {
            remarks.Add(t["tenders.result.withheld"]);
        }

        if (result is { LowestCents: { } lowest, HighestCents: { } highest, Currency: { } currency })
        {
            remarks.Add(t.Of("tenders.result.range", ("lowest", t.Money(lowest, currency)), ("highest", t.Money(highest, currency))));
        }

        return new ResultLine(
            result.LotId.Length > 0 ? LotName(file.Notice, result.LotId, words) : t["tenders.result.whole"],
            result.Status is { } status ? words.Code("winner-selection-status", status).Text : t["tenders.result.status_unknown"],
            result.NotAwardedReason is { } reason ? words.Code("non-award-justification", reason).Text : null,
            [.. file.Bids[result.LotResultId].OrderBy(b => b.Kind != "tenders").ThenBy(b => b.Kind, StringComparer.Ordinal)
                .Select(b => new BidsLine(b.Kind == "unspecified" ? t["tenders.result.unspecified"] : words.Code("received-submission-type", b.Kind).Text, b.Bids))],
            [.. file.Winners[result.LotResultId].GroupBy(w => w.TenderNumber).OrderBy(g => g.Key).Select(g => Winner([.. g], result, words))],
            remarks, result.DecidedOn is { } day ? t.ShortDay(day) : null);
    }

    private static WinnerLine Winner(List<WinnerRow> firms, ResultRow result, TenderWording words)
    {
        var t = words.T;
        return new WinnerLine(
            [.. firms.Select(f => new FirmLine(f.Name, words.Join(
                new[]
                {
                    f.Role == "subcontractor" ? t["tenders.result.subcontractor"] : firms.Count(o => o.Role == "tenderer") > 1 && f.Position == 0 ? t["tenders.result.leader"] : null,
                    f.Country is { } country ? words.Code("country", country).Text : null,
                    f.Size is { } size ? words.Code("economic-operator-size", size).Text : t["tenders.result.size_unknown"],
                }.OfType<string>())))],
            firms[0] is { ValueCents: { } cents, Currency: { } currency } ? t.Money(cents, currency)
                : t[result.Withheld.Split(' ').Contains("win-ten-val") ? "tenders.result.value_withheld" : "tenders.no_value"]);
    }

    private static string Change(MaterialChange change, TimeZoneInfo zone, TenderWording words)
    {
        var t = words.T;
        string Say(string? value) => (change.What, value) switch
        {
            (_, null or "") => t["tenders.history.nothing"],
            ("deadline", _) when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var at) => t.Instant(at, zone),
            ("value", _) when value.Split(' ') is [var amount, var currency] && decimal.TryParse(amount, CultureInfo.InvariantCulture, out var money) =>
                t.Money((long)(money * 100), currency),
            ("duties", _) => words.Join(TenderHit.TagsOf(value).Select(d => DutyWords.Name(t, d))),
            _ => value,
        };
        return t.Of($"tenders.history.change.{change.What}", ("lot", change.Lot), ("from", Say(change.From)), ("to", Say(change.To)));
    }

    private static string LotNames(List<string> lots, TenderWording words) => lots.Count > LotsNamed
        ? words.T.Count("tenders.lots_and_more", lots.Count - LotsNamed, ("lots", words.Join(lots.Take(LotsNamed))))
        : words.T.Of("tenders.only_lots", ("lots", words.Join(lots)));

    private static string LotName(Notice notice, string lot, TenderWording words) =>
        notice.Lots.FirstOrDefault(l => l.LotId == lot) is { Title.IsEmpty: false } found
            ? words.T.Of("tenders.lot_title", ("lot", lot), ("title", words.Local(found.Title, notice.Language).Text)) : lot;

}
