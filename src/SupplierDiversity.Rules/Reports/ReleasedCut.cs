namespace SupplierDiversity.Rules.Reports;

/// <summary>A breakdown as it may be told: a funnel for each of its values. Its lines add up to the counts of the year.</summary>
/// <param name="By">One of <see cref="FirmTraits.Breakdowns"/>.</param>
/// <param name="Sides">The groups, alone or several put together.</param>
/// <param name="Columns">Stages, alone or several put together, from the first that is told to the last.</param>
/// <param name="Lines">The values.</param>
public sealed record ReleasedCut(string By, IReadOnlyList<IReadOnlyList<BidderGroup>> Sides, IReadOnlyList<IReadOnlyList<FunnelStage>> Columns, IReadOnlyList<ReleasedCutLine> Lines)
{
    /// <summary>The stages of which it is told who came at least so far.</summary>
    public IEnumerable<FunnelStage> Stages => Columns.Select(c => c[0]);

    /// <summary>Firms of a value and a side that came at least to a stage; null side: of all. Null where it is hidden or not told.</summary>
    public long? Reached(ReleasedCutLine line, int? side, FunnelStage stage)
    {
        ArgumentNullException.ThrowIfNull(line);
        var from = Columns.Select((c, i) => (c, i)).Where(c => c.c[0] == stage).Select(c => (int?)c.i).FirstOrDefault();
        var row = side ?? Sides.Count;
        return from is not { } first ? null : line.Steps.Count > 0 ? line.Steps[row][first] : ReleasedFunnel.From(line.Counts[row], first);
    }

    /// <summary>Of the firms of a value that came to a stage, for how many the group is known, 0 to 1; null where that is hidden or nobody came.</summary>
    public double? KnownRate(ReleasedCutLine line, FunnelStage stage)
    {
        var unknown = Sides.Select((s, i) => (s, i)).Where(s => s.s is [BidderGroup.Unknown]).Select(s => Reached(line, s.i, stage)).ToList();
        return Reached(line, null, stage) is { } all and > 0 && unknown is [{ } count] ? (double)(all - count) / all : null;
    }
}

/// <summary>A line of a breakdown. A null is a hidden count.</summary>
/// <param name="Value">Code of the value, empty where it is not known; <see cref="Disclosure.Dimension.Others"/> for several put together.</param>
/// <param name="Counts">By side (the last is all groups) and column (the last is all columns) the firms that came no further.</param>
public sealed record ReleasedCutLine(string Value, IReadOnlyList<IReadOnlyList<long?>> Counts)
{
    /// <summary>
    /// Where counts have noise: by side (the last is all groups) and column how many came at least so far, each with its own
    /// noise. Empty where counts are exact.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<long?>> Steps { get; init; } = [];
}

/// <summary>What a group won.</summary>
/// <param name="Group">The group; null: all.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Thousands">Sum of the prices without tax in thousands of that currency, rounded to <paramref name="Step"/>.</param>
/// <param name="KnownShare">For which part of its winners the price is known, 0 to 1; null where it may not be told.</param>
/// <param name="Step">To how many thousands all sums of the year in that currency are rounded.</param>
public sealed record ReleasedAmount(BidderGroup? Group, string Currency, long Thousands, double? KnownShare, long Step = 1)
{
    /// <summary>The first steps that are tried, in thousands; they go on in the same way.</summary>
    public static IReadOnlyList<long> FirstSteps { get; } = [.. ReleasedAmounts.Steps().Take(4)];
}

/// <summary>How often tenders were made known by a channel in a language.</summary>
/// <param name="Channel"><c>mail</c> for alerts of the portal, else a channel of the publicity plan.</param>
/// <param name="Language">ISO 639-1; <c>*</c> for several put together.</param>
/// <param name="Count">Mails that were accepted, or lines of plans that were done.</param>
public sealed record ReachedBy(string Channel, string Language, long Count)
{
    /// <summary>The channel of the portal's own alerts.</summary>
    public const string Mail = "mail";

    /// <summary>
    /// Mails by language: a language that fewer than k people read is put together with others, and left out where they are
    /// too few together. What is left out cannot be worked out, because no sum of all is told.
    /// </summary>
    /// <param name="mails">By language, how many mails went to how many people.</param>
    /// <param name="leastCount">k.</param>
    public static IReadOnlyList<ReachedBy> OfMails(IReadOnlyCollection<(string Language, long Mails, long People)> mails, int leastCount)
    {
        var small = mails.Where(m => m.People < leastCount).ToList();
        var told = mails.Where(m => m.People >= leastCount).OrderByDescending(m => m.Mails).ThenBy(m => m.Language, StringComparer.Ordinal).Select(m => new ReachedBy(Mail, m.Language, m.Mails));
        return small.Sum(m => m.People) >= leastCount ? [.. told, new(Mail, Disclosure.Dimension.Others, small.Sum(m => m.Mails))] : [.. told];
    }
}
