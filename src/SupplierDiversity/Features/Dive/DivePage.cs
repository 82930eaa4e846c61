using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Dive;

namespace SupplierDiversity.Features.Dive;

/// <summary>The indicators of a city and year in the reader's words.</summary>
/// <param name="City">Whose.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Years">The years one can choose, newest first.</param>
/// <param name="Lines">One an indicator.</param>
internal sealed record DivePage(City City, int Year, IReadOnlyList<int> Years, IReadOnlyList<DiveLine> Lines)
{
    /// <summary>The reader's language.</summary>
    public required Language T { get; init; }

    /// <summary>True: the reader speaks for the city.</summary>
    public required bool MaySay { get; init; }

    /// <summary>True: the reader is a peer from another city.</summary>
    public required bool MayRemark { get; init; }

    /// <summary>The last year in which results of a survey were published; null: none were.</summary>
    public int? SurveyYear { get; init; }

    /// <summary>What was sent and is wrong, with its indicator; null without.</summary>
    public (string Indicator, DiveForm Form)? Typed { get; init; }

    /// <summary>"BUY/O/1 (2009)".</summary>
    public static string Name(string indicator) =>
        indicator.Split('-') is [var kind, var side, var number, .. var edition] ? $"{kind}/{side}/{number}".ToUpperInvariant() + (edition is [var year] ? $" ({year})" : "") : indicator;

    /// <summary>Name of an indicator's texts.</summary>
    public static string Key(string indicator) => $"dive.{indicator.Replace('-', '_')}";

    /// <summary>"3 of 8 tenders …: 37.5%".</summary>
    public string Figure(IndicatorFigure figure) => T.Of(
        $"dive.figure.{figure.Name}", ("part", figure.Part), ("whole", figure.Whole),
        ("share", T.Percent(figure.BasisPoints!.Value / 100m)));

    /// <summary>"The group is known for 80% of all."; null for a figure that needs no group.</summary>
    public string? Known(IndicatorFigure figure) =>
        figure.All is { } all and > 0 ? T.Of("dive.known", ("share", T.Percent(figure.Whole * 100m / all))) : null;

    /// <summary>The same a year before; null when nothing was counted then.</summary>
    public string? Before(DiveLine line, IndicatorFigure figure) =>
        line.SameBefore(figure) is { } before
            ? T.Of("dive.before", ("share", T.Percent(before.BasisPoints!.Value / 100m))) : null;
}

/// <summary>An indicator.</summary>
/// <param name="Indicator">One of <see cref="BuyIndicators.All"/>.</param>
/// <param name="Figures">What was counted; figures of nothing are left out.</param>
/// <param name="Before">What was counted a year before.</param>
/// <param name="Statement">What the city says; null: nothing.</param>
/// <param name="Remarks">What peers remark, the oldest first.</param>
internal sealed record DiveLine(string Indicator, IReadOnlyList<IndicatorFigure> Figures, IReadOnlyList<IndicatorFigure> Before, DiveStatement? Statement, IReadOnlyList<PeerRemark> Remarks)
{
    /// <summary>The same figure a year before; null when nothing was counted then.</summary>
    public IndicatorFigure? SameBefore(IndicatorFigure figure) => Before.FirstOrDefault(f => f.Name == figure.Name && f.Whole > 0);

    /// <summary>What it rests on.</summary>
    public IndicatorEvidence Evidence => IndicatorEvidence.Of(Figures, Statement?.Stated);
}

/// <summary>What somebody says for the city, or remarks on it.</summary>
public sealed class DiveForm
{
    internal const int LongestWords = 2000;

    /// <summary>"yes", "partly" or "no"; a remark has none.</summary>
    public string? Answer { get; set; }

    /// <summary>Why, and where that can be seen; or the remark.</summary>
    public string? Words { get; set; }
}
