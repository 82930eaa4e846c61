using System.Globalization;

namespace SupplierDiversity.Rules.Reports;

/// <summary>When a saved report is sent: each recipient gets each edition once, and this names the edition that is due.</summary>
public static class ReportRhythm
{
    private const int MonthsPerQuarter = 3;
    private const int MonthsPerHalf = 6;

    /// <summary>All rhythms, the usual one first.</summary>
    public static IReadOnlyList<string> All { get; } = ["edition", "quarter", "half-year", "year"];

    /// <summary>
    /// The edition of a day: what is new in the release itself, or the part of the calendar the day lies in, "2026-Q4". The
    /// first is due at once; the next with the next release, or on the first day of the next part.
    /// </summary>
    /// <param name="rhythm">One of <see cref="All"/>.</param>
    /// <param name="today">The day in the city.</param>
    /// <param name="release">Name of the newest release, for example its year; null: there is none, so nothing is due.</param>
    public static string? EditionOf(string rhythm, DateOnly today, string? release) => release is null ? null : rhythm switch
    {
        "quarter" => string.Create(CultureInfo.InvariantCulture, $"{today.Year}-Q{((today.Month - 1) / MonthsPerQuarter) + 1}"),
        "half-year" => string.Create(CultureInfo.InvariantCulture, $"{today.Year}-H{((today.Month - 1) / MonthsPerHalf) + 1}"),
        "year" => today.Year.ToString(CultureInfo.InvariantCulture),
        _ => release,
    };
}
