using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.Tenders;

/// <summary>Deadlines, facts, lots and criteria of a tender's page in words.</summary>
internal static class TenderPageFacts
{
    public static IReadOnlyList<DeadlineLine> Deadlines(TenderFile file, TenderWording words)
    {
        var zone = TenderWording.Zone(file.Row.TimeZone, file.Row.BuyerCountry);
        return words.Next(file.Deadlines) is { } next ? [Deadline(next, zone, words)] : [];
    }

    public static IReadOnlyList<FactLine> Facts(TenderFile file, TenderHit hit, TenderWording words)
    {
        var (row, notice, t) = (file.Row, file.Notice, words.T);
        var facts = new List<FactLine>
        {
            new(t["tenders.fact.value"], Plain(hit.Value ?? (notice.Lots.Any(l => l.Value is not null) ? t["tenders.per_lot"] : t["tenders.no_value"])), "estimated_value"),
            new(t["tenders.fact.place"], Plain(hit.Place ?? t["tenders.no_place"])),
            new(t["tenders.fact.buyer"], [.. notice.Buyers.Select(b => words.Local(b.Name, notice.Language, row.BuyerName))], "buyer"),
            new(t["tenders.fact.lots"], Plain(t.Count("tenders.lots", Math.Max(1, row.LotCount))), "lot"),
            new(t["tenders.fact.languages"], Plain(BidLanguages(notice) is { Count: > 0 } languages ? words.LanguageNames(languages) : t["tenders.languages_unknown"])),
        };
        Add(facts, t["tenders.fact.procedure"], row.Kind is "result" or "direct-award" ? null : notice.Procedure, "procurement-procedure-type", words, "procedure");
        Add(facts, t["tenders.fact.nature"], notice.Nature ?? notice.Lots.Select(l => l.Nature).FirstOrDefault(n => n is not null), "contract-nature", words);
        Add(facts, t["tenders.fact.trade"], row.CpvMain, "cpv", words, "cpv");
        if (NoticeReference.Number(notice.PublicationNumber) is { } number)
        {
            facts.Add(new(t["tenders.fact.number"], Plain(number)));
        }

        return facts;
    }

    public static IReadOnlyList<string> BidLanguages(Notice notice) => [.. notice.Lots.SelectMany(l => l.BidLanguages).Distinct()];

    public static IReadOnlyList<LotLine> Lots(TenderFile file, TenderWording words)
    {
        var zone = TenderWording.Zone(file.Row.TimeZone, file.Row.BuyerCountry);
        var deadlines = file.Deadlines.ToLookup(d => d.LotId);
        return [.. file.Notice.Lots.Select(l => Lot(l, file.Notice, deadlines[l.LotId].FirstOrDefault(), zone, words))];
    }

    private static LotLine Lot(NoticeLot lot, Notice notice, LotDeadline? deadline, TimeZoneInfo zone, TenderWording words)
    {
        var t = words.T;
        var facts = new List<FactLine>();
        if (deadline is not null)
        {
            var line = Deadline(deadline, zone, words);
            facts.Add(new(line.Label, Plain(line.Text, line.Zone)));
        }

        facts.Add(new(t["tenders.fact.value"], Plain(Amount(lot.Value, words) ?? t["tenders.no_value"])));
        if (Amount(lot.FrameworkMaximum, words) is { } most)
        {
            facts.Add(new(t["tenders.fact.framework_maximum"], Plain(most)));
        }

        if (PlaceCodes.Of([lot.Place], null) is { Count: > 0 } places)
        {
            facts.Add(new(t["tenders.fact.place"], Plain(words.Places(places))));
        }

        if (Duration(lot, words) is { } duration)
        {
            facts.Add(new(t["tenders.fact.duration"], Plain(duration)));
        }

        if (lot.QuestionsDeadline is { } questions)
        {
            facts.Add(new(t["tenders.fact.questions"], Plain(Instant(questions.At, questions.TimeStated, questions.OffsetStated, zone, words))));
        }

        return new LotLine(lot.LotId, words.Local(lot.Title, notice.Language, lot.LotId), Text(lot.Description, notice, words), facts,
            [.. lot.AwardCriteria.Select(c => Criterion(c, notice, words))]);
    }

    private static CriterionLine Criterion(AwardCriterion criterion, Notice notice, TenderWording words)
    {
        var type = criterion.Type is { } code ? words.Code("award-criterion-type", code) : new Words(words.T["tenders.criterion"], null);
        var description = Text(criterion.Description, notice, words);
        return new(criterion.Name.IsEmpty ? type : words.Local(criterion.Name, notice.Language), description, Weight(criterion, words));
    }

    // BT-541: percent, points or a rank; a criterion may have several numbers, the first weight counts.
    private static string Weight(AwardCriterion criterion, TenderWording words)
    {
        var weight = criterion.Numbers.FirstOrDefault(n => n.Kind == "number-weight") ?? (criterion.Numbers is [var first, ..] ? first : null);
        var number = weight?.Number.ToString("0.##", words.T.Culture);
        return weight switch
        {
            null => words.T["tenders.weight.none"],
            { Code: "per-exa" or "per-ran" or "per-mid" } => words.T.Percents(number!),
            { Code: "ord-imp" } => words.T.Of("tenders.weight.rank", ("number", number)),
            { Code: "poi-exa" or "poi-ran" or "poi-mid" } => words.T.Of("tenders.weight.points", ("number", number)),
            _ => words.T.Of("tenders.weight.number", ("number", number)),
        };
    }

    private static string? Duration(NoticeLot lot, TenderWording words)
    {
        var t = words.T;
        return lot switch
        {
            { StartsOn: { } from, EndsOn: { } to } => t.Of("tenders.duration.between", ("from", t.ShortDay(from)), ("to", t.ShortDay(to))),
            { EndsOn: { } to } => t.Of("tenders.duration.until", ("to", t.ShortDay(to))),
            { Duration: { Unit: "UNLIMITED" } } => t["tenders.duration.unlimited"],
            { Duration: { } d } when d.Unit is "DAY" or "WEEK" or "MONTH" or "YEAR" && d.Length is > 0 and < 100_000 && d.Length == Math.Floor(d.Length) =>
                t.Count($"tenders.duration.{d.Unit.ToLowerInvariant()}", (long)d.Length),
            { StartsOn: { } from } => t.Of("tenders.duration.from", ("from", t.ShortDay(from))),
            _ => null,
        };
    }

    private static DeadlineLine Deadline(LotDeadline deadline, TimeZoneInfo zone, TenderWording words) => new(
        words.T[$"tenders.deadline.{deadline.Kind}"], deadline.At, Instant(deadline.At, deadline.TimeStated, true, zone, words),
        words.ZoneName(zone, deadline.At), words.Left(deadline.At, zone));

    // A printed time without an offset is the clock of the buyer's zone; a day alone is that day, not an instant.
    private static string Instant(DateTimeOffset at, bool timeStated, bool offsetStated, TimeZoneInfo zone, TenderWording words)
    {
        var local = offsetStated ? TimeZoneInfo.ConvertTime(at, zone) : at;
        return timeStated ? words.T.Instant(new DateTimeOffset(local.DateTime, zone.GetUtcOffset(local.DateTime)), zone)
            : words.T.Day(DateOnly.FromDateTime(at.DateTime));
    }

    private static Words? Text(LocalText text, Notice notice, TenderWording words) => text.IsEmpty ? null : words.Local(text, notice.Language);

    private static string? Amount(Money? money, TenderWording words) =>
        Cents.Of(money) is { } cents ? words.T.Money(cents, money!.Currency) : null;

    private static void Add(List<FactLine> facts, string label, string? code, string list, TenderWording words, string? term = null)
    {
        if (code is not null)
        {
            facts.Add(new(label, [words.Code(list, code)], term));
        }
    }

    private static Words[] Plain(params ReadOnlySpan<string> texts)
    {
        var words = new Words[texts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            words[i] = new(texts[i], null);
        }

        return words;
    }
}
