using System.Globalization;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Monitoring;

namespace SupplierDiversity.Features.Monitoring;

/// <summary>Everything the page shows, in the reader's words.</summary>
internal sealed record MonitoringPage
{
    public required MonitoredPlace Place { get; init; }

    /// <summary>The year the summary is about; null when nothing was published.</summary>
    public required string? ShortYear { get; init; }

    /// <summary>One line a figure of that year, each with the anchor of its section.</summary>
    public required IReadOnlyList<(string Anchor, string Line)> Short { get; init; }

    public required IReadOnlyList<Figure> Figures { get; init; }

    /// <summary>True when tenders are known, but no result yet.</summary>
    public required bool OnlyTenders { get; init; }

    public static MonitoringPage Of(MonitoredPlace place, Language t, int thisYear)
    {
        string Name(int year)
        {
            var text = year.ToString(CultureInfo.InvariantCulture);
            return year == thisYear ? t.Of("monitoring.so_far", ("year", text)) : text;
        }

        var years = place.Years;
        // The last whole year says more than one that has just begun.
        var told = years.FirstOrDefault(y => y.Year < thisYear && y.Results > 0) ?? years.FirstOrDefault(y => y.Results > 0) ?? (years.Count > 0 ? years[0] : null);
        var figures = new MonitoringFigures(t, new FigureWords(t), Name, years).All();
        return new MonitoringPage
        {
            Place = place,
            ShortYear = told is null ? null : Name(told.Year),
            Short = told is null ? [] : [.. figures.SelectMany(f => f.Headline(told).Select(line => (f.Anchor, line)))],
            Figures = figures,
            OnlyTenders = years.Count > 0 && years.All(y => y.Results == 0),
        };
    }
}

/// <summary>A section of the page: the figure in a sentence, drawn, and as a table.</summary>
/// <param name="Anchor">Id of the section.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Headline">What to say of a year; nothing where nothing is known.</param>
/// <param name="Chart">The drawing, where there is anything to draw.</param>
/// <param name="Head">Names of the columns after the year.</param>
/// <param name="Rows">The years.</param>
internal sealed record Figure(
    string Anchor, string Title, Func<YearFigures, IReadOnlyList<string>> Headline, YearsChart? Chart, IReadOnlyList<string> Head, IReadOnlyList<FigureRow> Rows);

/// <summary>One year of a table.</summary>
internal sealed record FigureRow(string Year, IReadOnlyList<FigureCell> Cells);

/// <summary>A cell: the figure, and under it for how much it is known.</summary>
internal sealed record FigureCell(string Text, string? Note = null);
