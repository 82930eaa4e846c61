using SupplierDiversity.Rules.Disclosure;

namespace SupplierDiversity.Rules.Reports;

/// <summary>A value of a breakdown, or several put together, with its true counts by group and stage.</summary>
internal sealed class CutValue
{
    private static readonly int Stages = FunnelStages.All.Count;
    private readonly FirmCount[] _counts = new FirmCount[ReleasedFunnel.Groups.Count * Stages];

    private CutValue(IReadOnlyCollection<string> codes) => Codes = codes;

    /// <summary>The values it is made of.</summary>
    public IReadOnlyCollection<string> Codes { get; }

    /// <summary>The value, or <see cref="Dimension.Others"/> where it is several.</summary>
    public string Name => Codes.Count == 1 ? Codes.First() : Dimension.Others;

    /// <summary>The values of a breakdown.</summary>
    public static IReadOnlyList<CutValue> Of(ILookup<string, CubeCell> cells) => [.. cells.Select(c => new CutValue([c.Key]).With(c))];

    /// <summary>Some values put together.</summary>
    public static CutValue Together(IReadOnlyCollection<CutValue> values)
    {
        var sum = new CutValue([.. values.SelectMany(v => v.Codes)]);
        foreach (var value in values)
        {
            for (var i = 0; i < sum._counts.Length; i++)
            {
                sum._counts[i] += value._counts[i];
            }
        }

        return sum;
    }

    /// <summary>The firms of some groups whose furthest stage is one of these.</summary>
    public FirmCount Sum(IReadOnlyList<BidderGroup> groups, IReadOnlyList<FunnelStage> stages)
    {
        var sum = default(FirmCount);
        foreach (var group in groups)
        {
            foreach (var stage in stages)
            {
                sum += _counts[Index(group, stage)];
            }
        }

        return sum;
    }

    /// <summary>True when each count of a side and a column is zero or at least k, and none tells on somebody.</summary>
    public bool Stands(IReadOnlyList<BidderGroup>[] sides, IReadOnlyList<FunnelStage>[] columns, int k) => Array.TrueForAll(columns, column =>
        Array.TrueForAll(sides, side => Sum(side, column) is var n && (n.Firms == 0 || (n.Firms >= k && !n.IsOneTender))) && !Tells(sides, column));

    // Firms of one side of which something is known, or of one tender. A group that is not told stands for itself.
    private bool Tells(IReadOnlyList<BidderGroup>[] sides, IReadOnlyList<FunnelStage> column) =>
        ReleasedFunnel.Groups.Where(g => Sum([g], column).Firms > 0).Select(g => Array.Find(sides, s => s.Contains(g)) is { } side ? side[0] : g).Distinct().ToList() is [not BidderGroup.Unknown]
        || Sum(ReleasedFunnel.Groups, column).IsOneTender;

    private static int Index(BidderGroup group, FunnelStage stage) => ((int)group * Stages) + (int)stage;

    private CutValue With(IEnumerable<CubeCell> cells)
    {
        foreach (var cell in cells)
        {
            _counts[Index(cell.Group, cell.Stage)] += cell.Count;
        }

        return this;
    }
}
