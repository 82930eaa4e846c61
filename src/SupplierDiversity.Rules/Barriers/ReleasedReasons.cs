using SupplierDiversity.Rules.Disclosure;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Rules.Barriers;

/// <summary>
/// A year's answers as they may be told, to officers as to everybody. A firm counts once for each reason it chose, so each
/// reason is a table of its own (who chose it and who did not) and all of them share who answered; they are protected together
/// (<see cref="ProtectedTables"/>). Nothing that comes from one tender alone is told.
/// <para>
/// Counts have noise (<see cref="CellKeyNoise"/>): answers are few and from nearly the same firms each year, so exact ones of two
/// years could be subtracted. What another year told cannot be taken into account here, because its answers are erased by then.
/// </para>
/// </summary>
public sealed record ReleasedReasons
{
    private const string Yes = "yes";
    private const string No = "no";

    /// <summary>The least count that is printed besides zero (k).</summary>
    public required int LeastCount { get; init; }

    /// <summary>By how much each count was changed at random, at most; 0: they are exact.</summary>
    public int Noise { get; init; }

    /// <summary>Firms that answered, by group in the order of <see cref="BidderGroup"/>, the last of all; null: hidden. Empty: nothing may be told.</summary>
    public required IReadOnlyList<long?> Said { get; init; }

    /// <summary>The same of those that chose a reason.</summary>
    public IReadOnlyList<SaidLine> Reasons { get; init; } = [];

    /// <summary>The same by situation.</summary>
    public IReadOnlyList<SaidLine> Situations { get; init; } = [];

    /// <summary>True: there is nothing but hidden counts.</summary>
    public bool IsWithheld => Said.All(c => c is null);

    /// <summary>True: nobody answered, which tells nothing about anybody.</summary>
    public bool IsEmpty => Said is [.., 0];

    /// <summary>Protects the answers of a year.</summary>
    /// <param name="firms">Each firm once.</param>
    /// <param name="leastCount">k, at least 1; 1 hides no count.</param>
    public static ReleasedReasons Of(IReadOnlyCollection<SaidReasons> firms, int leastCount)
    {
        ArgumentNullException.ThrowIfNull(firms);
        if (firms.Count > 0 && (firms.Count < leastCount || Count(firms).IsOneTender))
        {
            return new() { LeastCount = leastCount, Said = [] };
        }

        string[] groups = [.. ReleasedFunnel.Groups.Select(g => MeasuredRate.Code(g))];
        var tables = new LinkedTables([Dimension.Flat("group", groups)], [.. BarrierReasons.All.Select(r => Dimension.Flat(r, [Yes, No])), Dimension.Flat("situation", BarrierReasons.Situations)]);
        var counts = new Dictionary<int, FirmCount>();
        foreach (var firm in firms)
        {
            string[] common = [MeasuredRate.Code(firm.Group)];
            string[] codes = [.. BarrierReasons.All.Select(r => firm.Reasons.Contains(r) ? Yes : No), firm.Situation];
            tables.Add(common, codes, key: firm.Key);
            foreach (var cell in tables.CellsOf(common, codes))
            {
                counts[cell] = counts.GetValueOrDefault(cell) + FirmCount.One(firm.Tenders);
            }
        }

        var unknown = MeasuredRate.Code(BidderGroup.Unknown);
        var told = ProtectedTables.Of(tables, new()
        {
            LeastCount = leastCount,
            Telling = new TellingRows(0, unknown),
            AlsoHidden = leastCount == 1 ? [] : [.. counts.Where(c => c.Value.Firms >= leastCount && c.Value.IsOneTender).Select(c => c.Key)],
        });
        return new()
        {
            LeastCount = leastCount,
            Noise = leastCount == 1 ? 0 : CellKeyNoise.Most,
            Said = Line(-1, Dimension.All),
            Reasons = [.. BarrierReasons.All.Select((r, i) => new SaidLine(r, Line(i, Yes)))],
            Situations = [.. BarrierReasons.Situations.Select(s => new SaidLine(s, Line(BarrierReasons.All.Count, s)))],
        };

        IReadOnlyList<long?> Line(int breakdown, string code) => [.. groups.Append(Dimension.All).Select(g => told.Public(tables.Cell([g], breakdown, code)))];
    }

    /// <summary>
    /// A group's share for a reason beside that of all others, each with all that it could be; null: a count is hidden. What all
    /// others said is a difference of two counts, so it has the noise of both, also where nothing is left.
    /// </summary>
    /// <param name="line">The reason.</param>
    /// <param name="group">The group.</param>
    public (ComparedRate Own, ComparedRate Others)? Compare(SaidLine line, BidderGroup group)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Said.Count > 0 && Said[(int)group] is { } n && Said[^1] is { } all && line.Counts[(int)group] is { } chose && line.Counts[^1] is { } allChose
            && ComparedRate.Make(chose, n, Noise) is { } own && ComparedRate.Make(Math.Max(1, allChose - chose), all - n, 2 * Noise) is { } others ? (own, others) : null;
    }

    private static FirmCount Count(IEnumerable<SaidReasons> firms) => firms.Aggregate(default(FirmCount), (sum, f) => sum + FirmCount.One(f.Tenders));
}

/// <summary>Firms that said something.</summary>
/// <param name="Code">What: one of <see cref="BarrierReasons.All"/> or <see cref="BarrierReasons.Situations"/>.</param>
/// <param name="Counts">By group, the last of all; null: hidden.</param>
public sealed record SaidLine(string Code, IReadOnlyList<long?> Counts);
