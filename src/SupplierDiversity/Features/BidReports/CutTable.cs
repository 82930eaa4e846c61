using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Features.BidReports;

/// <summary>A breakdown as a table: for each value a funnel, one line a step.</summary>
/// <param name="Page">The page it stands on.</param>
/// <param name="Cut">The figures.</param>
/// <param name="Stages">The steps that are shown.</param>
internal sealed record CutTable(ReportPage Page, ReleasedCut Cut, IReadOnlyList<FunnelStage> Stages)
{
    /// <summary>True: of firms that got work from a winner; there is one step only.</summary>
    public bool Beneath { get; init; }

    /// <summary>What the table is called where nobody sees what stands above it.</summary>
    public string Label => Beneath ? $"{Page.T["reports.beneath.title"]}: {Title}" : Title;

    /// <summary>"By size of the business".</summary>
    public string Title => Page.T[$"reports.by.{Cut.By}"];

    /// <summary>
    /// What it says in a sentence or two: where groups clearly differ from firms that are neither, whatever chance and noise
    /// did; that they do not; or that there are too few to tell.
    /// </summary>
    public string Finding
    {
        get
        {
            if (!Stages.Contains(FunnelStage.Won))
            {
                return Page.T["reports.cuts.says.bids"];
            }

            var neither = Cut.Sides.Select((side, i) => (side, i)).Where(s => s.side is [BidderGroup.Neither]).Select(s => (int?)s.i).FirstOrDefault();
            var said = from line in Cut.Lines
                       from side in Enumerable.Range(0, Cut.Sides.Count)
                       where Cut.Sides[side].All(WinningRates.Compared.Contains)
                       let other = neither is { } n ? ComparedRate.Won(Cut, line, n, Page.Shown!.Released.Noise) : null
                       let own = ComparedRate.Won(Cut, line, side, Page.Shown!.Released.Noise)
                       select (Line: line, Side: side, Own: own, Other: other, Says: ComparedRate.Between(other, own));
            var told = said.Where(s => s.Says != RateChange.Hidden).ToList();
            var clear = told.Where(s => s.Says != RateChange.NotTold).Select(s => Page.T.Of(
                $"reports.cuts.says.{s.Says.ToString().ToLowerInvariant()}", ("value", Page.Words.Value(Cut.By, s.Line.Value)), ("group", Page.Words.Side(Cut.Sides[s.Side])),
                ("neither", Page.Group(BidderGroup.Neither)), ("share", Page.Percent(s.Own!.Rate)), ("other", Page.Percent(s.Other!.Rate)))).ToList();
            return clear.Count > 0 ? string.Join(' ', clear) : Page.T[told.Count > 0 ? "reports.cuts.says.nottold" : "reports.cuts.says.hidden"];
        }
    }

    /// <summary>Firms of a line that came at least so far; those that got work from a winner are a number only, for most of them never bid.</summary>
    public string Cell(ReleasedCutLine line, int? side, FunnelStage stage) => Beneath ? Page.Count(Cut.Reached(line, side, stage)) : Page.Cell(Cut, line, side, stage);
}
