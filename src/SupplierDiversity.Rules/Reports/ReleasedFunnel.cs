using SupplierDiversity.Rules.Statistics;

namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// A year's report as it may be told: the one way in which figures about bidders leave. Counts are of different firms, each
/// counted once at the furthest stage it reached, so that rows and columns add up. A null is a hidden count.
/// <para>
/// Each count from 1 to <see cref="LeastCount"/> − 1 is hidden, and so many others that nobody can work one out. All other
/// figures of a report are computed from these printed counts, so they tell nothing more.
/// </para>
/// </summary>
public sealed record ReleasedFunnel
{
    /// <summary>The least count that is printed besides zero (k).</summary>
    public required int LeastCount { get; init; }

    /// <summary>By how much each count was changed at random, at most; 0: they are exact.</summary>
    public int Noise { get; init; }

    /// <summary>The columns, each one stage or several put together; empty: nothing of the year may be told.</summary>
    public required IReadOnlyList<IReadOnlyList<FunnelStage>> Columns { get; init; }

    /// <summary>Counts by group (in the order of <see cref="BidderGroup"/>, the last line is all) and column (the last is all).</summary>
    public required IReadOnlyList<IReadOnlyList<long?>> Counts { get; init; }

    /// <summary>
    /// By group and stage how many came at least so far: each is hidden, or has noise, by itself. Null also where a stage has no
    /// column of its own. Empty in what was told before it was kept; then it is added up from <see cref="Counts"/>.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<long?>> Steps { get; init; } = [];

    /// <summary>Chances of migrant-owned and diverse bidders against the others, like with like; null where it must not be told.</summary>
    public MantelHaenszel? Stratified { get; init; }

    /// <summary>Within what <see cref="Stratified"/> compares: <c>stratum</c> for trade and size, <c>trade</c> or <c>size</c>.</summary>
    public string? StratifiedBy { get; init; }

    /// <summary>The same firms by traits of their bids; those that cannot be told beside the counts above are left out.</summary>
    public IReadOnlyList<ReleasedCut> Cuts { get; init; } = [];

    /// <summary>
    /// Firms that got work from a winner, protected in the same way and each at <see cref="FunnelStage.Won"/>; many of them never
    /// bid, so they are no part of the other counts. Null in what was told before they were counted.
    /// </summary>
    public ReleasedFunnel? Subcontracted { get; init; }

    /// <summary>What groups won, where it may be told.</summary>
    public IReadOnlyList<ReleasedAmount> Amounts { get; init; } = [];

    /// <summary>By which channels and languages the city's tenders were made known.</summary>
    public IReadOnlyList<ReachedBy> Reach { get; init; } = [];

    /// <summary>What there was to choose from; null: nobody had counted it.</summary>
    public ReleasedPool? Pool { get; init; }

    /// <summary>
    /// Of how many firms answers had been taken back before the year was told, so that what was frozen with their bids is erased and
    /// they count as unknown: whole multiples of <see cref="LeastCount"/>, so 0 is any number below it. Null in what was told before
    /// this was counted.
    /// </summary>
    public long? TakenBack { get; init; }

    /// <summary>
    /// True when comparing like with like points the other way than the whole: the three groups win less often over all and
    /// more often within the same trade and size, or the other way round (Simpson's paradox).
    /// </summary>
    public bool TurnsRound => Stratified?.OddsRatio is { } odds && Together()?.RateRatio().Ratio is { } ratio && (ratio - 1) * (odds - 1) < 0;

    /// <summary>True: the year had no firm at all, which tells nothing about anybody.</summary>
    public bool IsEmpty => Counts is [.., [.., 0]];

    /// <summary>True: there is nothing but hidden counts.</summary>
    public bool IsWithheld => Columns.Count == 0 || Counts.SelectMany(r => r).All(c => c is null);

    /// <summary>The groups, without the line of all.</summary>
    public static IReadOnlyList<BidderGroup> Groups { get; } = Enum.GetValues<BidderGroup>();

    /// <summary>The lines in order: the groups, then all.</summary>
    internal static IReadOnlyList<BidderGroup?> AllRows { get; } = [.. Groups.Cast<BidderGroup?>(), null];

    /// <summary>Protects the firms of a year.</summary>
    /// <param name="firms">Each firm once.</param>
    /// <param name="leastCount">k, at least 1; 1 hides no count.</param>
    public static ReleasedFunnel Of(IReadOnlyList<FunnelFirm> firms, int leastCount) => Of(ReportCube.Of(firms), leastCount);

    /// <summary>Protects the figures of a year.</summary>
    /// <param name="cube">The true figures.</param>
    /// <param name="leastCount">k, at least 1; 1 hides no count.</param>
    /// <param name="told">Other years that were told; null: none.</param>
    public static ReleasedFunnel Of(ReportCube cube, int leastCount, ToldYears? told = null)
    {
        ArgumentNullException.ThrowIfNull(cube);
        told ??= ToldYears.None;
        return Protect(cube, leastCount, told) with { Subcontracted = Protect(cube.Subcontractors, leastCount, told.Subcontractors) };
    }

    private static ReleasedFunnel Protect(ReportCube cube, int leastCount, ToldYears told)
    {
        if (FunnelColumns.Finest(cube, leastCount) is not { } columns)
        {
            return new() { LeastCount = leastCount, Columns = [], Counts = [] };
        }

        var released = Protect(cube, columns, leastCount, told);
        var like = StratifiedChance.Of(cube, released);
        return released with { Stratified = like?.Common, StratifiedBy = like?.By, Cuts = ReleasedCuts.Of(cube, released, told), Amounts = ReleasedAmounts.Of(cube, released) };
    }

    private static ReleasedFunnel Protect(ReportCube cube, IReadOnlyList<IReadOnlyList<FunnelStage>> columns, int leastCount, ToldYears told)
    {
        var linked = new FunnelTable(columns);
        var safe = linked.Protect(cube, leastCount, told);
        return new()
        {
            LeastCount = leastCount,
            Columns = columns,
            Counts = [.. AllRows.Select(row => (IReadOnlyList<long?>)[.. Enumerable.Range(0, columns.Count).Select(column => safe[linked.Alone(row, column)]), safe[linked.From(row, 0)]])],
            Steps = [.. AllRows.Select(row => (IReadOnlyList<long?>)[.. FunnelStages.All.Select(s => Starts(columns, s) is { } column ? safe[linked.From(row, column)] : null)])],
        };
    }

    /// <summary>
    /// Firms of a group that came at least to a stage; null group: of all. Null where it is hidden, or where the stage has
    /// no column of its own.
    /// </summary>
    public long? Reached(BidderGroup? group, FunnelStage stage)
    {
        if (Steps.Count > 0)
        {
            return Steps[group is { } row ? (int)row : Groups.Count][(int)stage];
        }

        return Starts(Columns, stage) is { } from ? From(Counts[group is { } g ? (int)g : Groups.Count], from) : null;
    }

    private static int? Starts(IReadOnlyList<IReadOnlyList<FunnelStage>> columns, FunnelStage stage) =>
        columns.Select((c, i) => (c, i)).Where(c => c.c[0] == stage).Select(c => (int?)c.i).FirstOrDefault();

    /// <summary>Of a line with its total at the end: all from a column on, added up, or what is left of the total; null where neither is told.</summary>
    internal static long? From(IReadOnlyList<long?> line, int from) => Sum(line.Skip(from).SkipLast(1)) ?? (line[^1] - Sum(line.Take(from)));

    /// <summary>Of the firms that came to a stage, for how many the group is known, 0 to 1; null where that is hidden or nobody came.</summary>
    public double? KnownRate(FunnelStage stage) =>
        Reached(null, stage) is { } all and > 0 && Reached(BidderGroup.Unknown, stage) is { } unknown ? (double)(all - unknown) / all : null;

    // The three groups together against neither, from printed counts.
    private TwoByTwo? Together()
    {
        var (bid, won) = (Joined(FunnelStage.Bid), Joined(FunnelStage.Won));
        return bid is { } b && won is { } w && Reached(BidderGroup.Neither, FunnelStage.Bid) is { } otherBid && Reached(BidderGroup.Neither, FunnelStage.Won) is { } otherWon
            ? new TwoByTwo(w, b - w, otherWon, otherBid - otherWon) : null;

        long? Joined(FunnelStage stage) => Sum(WinningRates.Compared.Select(g => Reached(g, stage)));
    }

    private static long? Sum(IEnumerable<long?> counts) => counts.Aggregate((long?)0, (sum, count) => sum + count);
}
