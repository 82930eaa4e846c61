using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Monitoring;

namespace SupplierDiversity.Features.Monitoring;

/// <summary>The six figures of the page.</summary>
internal sealed class MonitoringFigures(Language t, FigureWords words, Func<int, string> nameOf, IReadOnlyList<YearFigures> years)
{
    private const int YearsDrawn = 6;

    public IReadOnlyList<Figure> All() => [Competition(), Bidders(), Winners(), Value(), Equality(), Size()];

    private Figure Competition() => new(
        "competition", t["monitoring.competition.title"],
        y => y.OneBid.Known == 0 ? [] :
        [
            t.Of("monitoring.competition.headline", ("share", words.Share(y.OneBid)), ("none", y.NoBid.Count), ("of", y.NoBid.Of)),
        ],
        Chart(
            "competition", "monitoring.competition.chart", y => y.OneBid,
            [new("g2", "lines", t["monitoring.competition.one"]), new("g3", "dots", t["monitoring.competition.none"]), new("g1", null, t["monitoring.competition.more"]), Unknown],
            y => [y.OneBid.Count, y.NoBid.Count, y.MoreBids.Count, y.OneBid.NotKnown]),
        [
            t["monitoring.column.results"], t["monitoring.competition.one"], t["monitoring.competition.none"], t["monitoring.competition.more"],
            t["monitoring.column.bids"],
        ],
        Rows(y => y.Results > 0, y =>
        [
            Number(y.Results), words.Cell(y.OneBid), words.Cell(y.NoBid), words.Cell(y.MoreBids), new(words.Count(y.Bids, y.OneBid), words.Known(y.OneBid)),
        ]));

    private Figure Bidders() => new(
        "bidders", t["monitoring.bidders.title"],
        y => y.FromSmes.Of == 0 ? [] : [t.Of("monitoring.bidders.headline", ("share", words.Share(y.FromSmes)))],
        Chart(
            "bidders", "monitoring.bidders.chart", y => y.FromSmes,
            [new("g1", null, t["monitoring.bidders.sme"]), new("rest", null, t["monitoring.bidders.others"])],
            y => [y.FromSmes.Count, y.FromSmes.Of - y.FromSmes.Count]),
        [t["monitoring.bidders.sme"], t["monitoring.bidders.other_eea"], t["monitoring.bidders.outside_eea"]],
        Rows(y => y.Results > 0, y => [words.Cell(y.FromSmes), words.Cell(y.FromOtherEea), words.Cell(y.FromOutsideEea)]));

    private Figure Winners() => new(
        "winners", t["monitoring.winners.title"],
        y => y.WinsOfSmes.Of == 0 ? [] : [t.Of("monitoring.winners.headline", ("share", words.Share(y.WinsOfSmes)))],
        Chart(
            "winners", "monitoring.winners.chart", y => y.WinsOfSmes,
            [new("g1", null, t["monitoring.bidders.sme"]), new("g2", "lines", t["monitoring.winners.large"]), Unknown],
            y => [y.WinsOfSmes.Count, y.WinsOfLarge.Count, y.WinsOfSmes.NotKnown]),
        [t["monitoring.column.wins"], .. YearFigures.Sizes.Select(s => t[$"codes.economic-operator-size.{s}"]), t["monitoring.not_stated"]],
        Rows(y => y.Wins > 0, y =>
            [Number(y.Wins), .. y.WinsBySize.Select(s => new FigureCell(words.CountAndShare(s.Part))), Number(y.WinsOfSmes.NotKnown)]));

    private Figure Value() => new(
        "value", t["monitoring.value.title"],
        y => y.Values.Count == 0 ? [] : [t.Of("monitoring.value.headline", ("value", Money(y)), ("known", y.ValueKnown.Known), ("of", y.ValueKnown.KnownOf))],
        null,
        [t["monitoring.column.awarded"], t["monitoring.column.value"]],
        Rows(y => y.ValueKnown.KnownOf > 0, y => [Number(y.ValueKnown.KnownOf), new(y.Values.Count == 0 ? t["monitoring.not_stated"] : Money(y), words.Known(y.ValueKnown))]));

    private Figure Equality() => new(
        "equality", t["monitoring.equality.title"],
        y => y.Tenders == 0 ? [] :
        [
            t.Of("monitoring.equality.headline", ("share", words.Share(y.DutyByCode)), ("text", y.DutyInText.Count)),
        ],
        Chart(
            "equality", "monitoring.equality.chart", y => y.DutyByCode,
            [new("g1", null, t["monitoring.equality.code"]), new("g2", "lines", t["monitoring.equality.text"]), new("rest", null, t["monitoring.equality.none"])],
            y => [y.DutyByCode.Count, y.DutyInText.Count, y.NoDutyFound.Count]),
        [t["tenders.title"], t["monitoring.equality.code"], t["monitoring.equality.text"], t["monitoring.equality.none"]],
        Rows(y => y.Tenders > 0, y => [Number(y.Tenders), words.Cell(y.DutyByCode), words.Cell(y.DutyInText), words.Cell(y.NoDutyFound)]));

    private Figure Size() => new(
        "size", t["monitoring.size.title"],
        y => [t.Of("monitoring.size.headline", ("tenders", y.Tenders), ("lots", y.Lots), ("results", y.Results))],
        null,
        [t["tenders.title"], t["monitoring.column.lots"], t["monitoring.column.results"]],
        Rows(_ => true, y => [Number(y.Tenders), Number(y.Lots), Number(y.Results)]));

    private ChartPart Unknown => new("unknown", "hatch", t["monitoring.not_stated"]);

    private FigureCell Number(long number) => new(t.Number(number));

    private string Money(YearFigures y) => string.Join(t["tenders.separator"], y.Values.Select(v => t.Money(v.Cents, v.Currency)));

    private List<FigureRow> Rows(Func<YearFigures, bool> has, Func<YearFigures, IReadOnlyList<FigureCell>> cells) =>
        [.. years.Where(has).Select(y => new FigureRow(nameOf(y.Year), cells(y)))];

    private YearsChart? Chart(
        string id, string title, Func<YearFigures, Part> said, IReadOnlyList<ChartPart> parts, Func<YearFigures, IReadOnlyList<long>> counts)
    {
        var bars = years.Where(y => counts(y).Sum() > 0).Take(YearsDrawn)
            .Select(y => new YearBar(t.Of("monitoring.bar", ("year", nameOf(y.Year)), ("share", words.Share(said(y)))), words.Known(said(y)), counts(y))).ToList();
        return bars.Count == 0 ? null : new YearsChart(id, t[title], parts, bars, t.Direction == "rtl");
    }
}
