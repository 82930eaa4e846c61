namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// Reports are about whole calendar years and nothing else: two periods that overlap could be subtracted from each other,
/// and the difference would be a count that no report may show. A year is told once, after it ended.
/// </summary>
public static class ReportYear
{
    /// <summary>The first year a report can be about.</summary>
    public const int First = 2000;

    /// <summary>The years that lie wholly between two days, both included.</summary>
    public static IReadOnlyList<int> Within(DateOnly from, DateOnly to)
    {
        var first = Math.Max(First, from is { Month: 1, Day: 1 } ? from.Year : from.Year + 1);
        var last = to is { Month: 12, Day: 31 } ? to.Year : to.Year - 1;
        return first > last ? [] : [.. Enumerable.Range(first, last - first + 1)];
    }

    /// <summary>The years that a city may look at today: those that ended, the newest first.</summary>
    /// <param name="today">The day in the city.</param>
    /// <param name="most">How many.</param>
    public static IReadOnlyList<int> Ended(DateOnly today, int most) => [.. Enumerable.Range(1, most).Select(i => today.Year - i)];
}
