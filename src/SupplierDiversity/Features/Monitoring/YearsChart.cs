using System.Globalization;

namespace SupplierDiversity.Features.Monitoring;

/// <summary>
/// One stacked bar a year, each from zero to the whole. Widths are percentages of the chart, so the text keeps its size
/// on a phone; in a language from right to left the bars start at the right.
/// </summary>
/// <param name="Id">Prefix of the ids inside, one for each chart of a page.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Parts">What the parts are called, in their order.</param>
/// <param name="Bars">The years.</param>
/// <param name="RightToLeft">True: bars start at the right.</param>
internal sealed record YearsChart(string Id, string Title, IReadOnlyList<ChartPart> Parts, IReadOnlyList<YearBar> Bars, bool RightToLeft)
{
    private const int LineHeight = 20;

    /// <summary>Height of a bar in pixels.</summary>
    public const int BarHeight = 22;

    /// <summary>Height of a year in pixels: one or two lines of text, then the bar.</summary>
    public int RowHeight => Bars.Any(b => b.Note is not null) ? 64 + LineHeight : 64;

    /// <summary>Height of the chart in pixels.</summary>
    public int Height => Bars.Count * RowHeight;

    /// <summary>Where a part of a bar begins and how wide it is, as percentages for the drawing.</summary>
    public (string Start, string Width) Place(YearBar bar, int part)
    {
        var all = Math.Max(1, bar.Counts.Sum());
        var before = bar.Counts.Take(part).Sum() * 100m / all;
        var width = bar.Counts[part] * 100m / all;
        return (Percent(RightToLeft ? 100m - before - width : before), Percent(width));
    }

    private static string Percent(decimal number) => number.ToString("0.###", CultureInfo.InvariantCulture) + "%";
}

/// <summary>A part of all bars.</summary>
/// <param name="Look">Class of its colour in the style sheet: "g1", "g2", "g3", "rest" for what is left, "unknown" for what is not stated.</param>
/// <param name="Grain">Pattern over the colour, so that nothing is said by colour alone: "lines", "dots", "hatch"; null none.</param>
/// <param name="Name">What it is called.</param>
internal sealed record ChartPart(string Look, string? Grain, string Name);

/// <summary>One bar.</summary>
/// <param name="Label">The year and its figure in words.</param>
/// <param name="Note">For how much it is known; null when for all.</param>
/// <param name="Counts">The counts of the parts, in their order.</param>
internal sealed record YearBar(string Label, string? Note, IReadOnlyList<long> Counts)
{
    /// <summary>Year, figure and note in one line, for those who hear the chart.</summary>
    public string Spoken => Note is null ? Label : $"{Label} ({Note})";
}
