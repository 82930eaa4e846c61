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
    public string Label => Beneath ? $"{Page.T["reports.beneath.title"]}: {Page.T[$"reports.by.{Cut.By}"]}" : Page.T[$"reports.by.{Cut.By}"];

    /// <summary>Firms of a line that came at least so far; those that got work from a winner are a number only, for most of them never bid.</summary>
    public string Cell(ReleasedCutLine line, int? side, FunnelStage stage) => Beneath ? Page.Count(Cut.Reached(line, side, stage)) : Page.Cell(Cut, line, side, stage);
}
