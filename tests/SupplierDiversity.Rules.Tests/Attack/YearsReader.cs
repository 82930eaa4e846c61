using SupplierDiversity.Rules.Disclosure;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Rules.Tests.Attack;

/// <summary>
/// The same reader with all years of a city. It knows which firms took part in which years, how far they came and of which kind
/// they are, so it asks of those that came and those that went what they are.
/// </summary>
internal sealed class YearsReader
{
    private readonly IReadOnlyList<FunnelFirm?[]> _firms;
    private readonly string _by;
    private readonly int _k;
    private readonly PrintedFigures _read = new();
    private readonly List<((FunnelStage Stage, string Value)?[] Path, BidderGroup Group)> _cells = [];
    private readonly List<(string Name, int[] Cells, double Enough)> _questions = [];

    /// <summary>Begins with what it knows without any report.</summary>
    /// <param name="firms">Each firm in each year; null: it took no part. The group is the truth, and the same in all years.</param>
    /// <param name="by">The breakdown it looks at.</param>
    /// <param name="k">What counts as small.</param>
    public YearsReader(IReadOnlyList<FunnelFirm?[]> firms, string by, int k)
    {
        (_firms, _by, _k) = (firms, by, k);
        foreach (var kind in firms.GroupBy(f => string.Join(';', Path(f).Select(p => $"{p}"))))
        {
            var path = Path(kind.First());
            int[] own = [.. ReleasedFunnel.Groups.Select(_ => _read.Cell())];
            _cells.AddRange(ReleasedFunnel.Groups.Select(g => (path, g)));
            _read.Say(own, kind.Count(), kind.Count());
        }

        var years = Enumerable.Range(0, firms[0].Length).ToList();
        var values = firms.SelectMany(f => f).OfType<FunnelFirm>().Select(f => f.Traits.In(by)).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var (now, then, stage) in from a in years from b in years where a != b from s in FunnelStages.All select (a, b, s))
        {
            foreach (var some in values.Select(v => (string?)v).Append(null))
            {
                bool In((FunnelStage Stage, string Value)? at) => at is { } p && p.Stage >= stage && (some is null || p.Value == some);
                Ask($"{by} {some ?? "all"} {stage} in {now} and not in {then}", path => In(path[now]) && !In(path[then]));
                Ask($"{by} {some ?? "all"} {stage} in {now}", path => In(path[now]));
            }
        }
    }

    /// <summary>How many tables were put together.</summary>
    public int Tables { get; private set; }

    /// <summary>How many different figures are in the system.</summary>
    public int Figures => _read.Count;

    /// <summary>How many small counts and groups of firms it tried to find out.</summary>
    public int Questions => _questions.Count;

    /// <summary>Reads a year.</summary>
    public void Read(int year, ReleasedFunnel released)
    {
        Tables++;
        foreach (var (at, c) in from at in Enumerable.Range(0, released.Counts.Count) from c in Enumerable.Range(0, released.Columns.Count) select (at, c))
        {
            BidderGroup? only = at < ReleasedFunnel.Groups.Count ? ReleasedFunnel.Groups[at] : null;
            Print(released, released.Counts[at][c], (path, g) => (only ?? g) == g && path[year] is { } p && released.Columns[c].Contains(p.Stage));
            Print(released, released.Reached(only, released.Columns[c][0]), (path, g) => (only ?? g) == g && path[year] is { } p && p.Stage >= released.Columns[c][0]);
        }

        foreach (var cut in released.Cuts.Where(c => c.By == _by))
        {
            Tables++;
            var named = cut.Lines.Select(l => l.Value).ToHashSet();
            foreach (var (line, at, c) in from l in cut.Lines from at in Enumerable.Range(0, cut.Sides.Count + 1) from c in Enumerable.Range(0, cut.Columns.Count) select (l, at, c))
            {
                Print(released, line.Counts[at][c], (path, g) => (at == cut.Sides.Count || cut.Sides[at].Contains(g)) && path[year] is { } p && cut.Columns[c].Contains(p.Stage)
                    && (p.Value == line.Value || (line.Value == Dimension.Others && !named.Contains(p.Value))));
            }
        }
    }

    /// <summary>Reads one count of a year.</summary>
    /// <param name="year">The year.</param>
    /// <param name="count">As printed; null: hidden.</param>
    /// <param name="noise">By how much it was changed at most.</param>
    /// <param name="holds">Which values of the breakdown.</param>
    /// <param name="groups">Of which groups.</param>
    /// <param name="stages">Whose furthest stage is one of these.</param>
    public void Print(int year, long? count, int noise, Func<string, bool> holds, IReadOnlyList<BidderGroup> groups, IReadOnlyList<FunnelStage> stages) =>
        _read.Print(count, noise, _k, Cells(path => path[year] is { } p && stages.Contains(p.Stage) && holds(p.Value), groups.Contains));

    /// <summary>What it is sure of: small counts, and that all firms of a kind are of one group.</summary>
    public IReadOnlyList<string> Pinned() => _read.Pinned(_questions);

    private (FunnelStage Stage, string Value)?[] Path(FunnelFirm?[] firm) => [.. firm.Select(f => f is null ? ((FunnelStage, string)?)null : (f.Furthest, f.Traits.In(_by)))];

    private void Print(ReleasedFunnel released, long? count, Func<(FunnelStage Stage, string Value)?[], BidderGroup, bool> holds) =>
        _read.Print(count, released.Noise, released.LeastCount, Enumerable.Range(0, _cells.Count).Where(i => holds(_cells[i].Path, _cells[i].Group)));

    private void Ask(string name, Func<(FunnelStage Stage, string Value)?[], bool> holds)
    {
        var kind = _firms.Where(f => holds(Path(f))).Select(f => f.First(y => y is not null)!.Group).ToList();
        foreach (var group in ReleasedFunnel.Groups)
        {
            if (kind.Count >= _k && kind.Count(g => g == group) is var truth && truth > 0 && truth < _k)
            {
                _questions.Add(($"{name} {group}", Cells(holds, g => g == group), _k));
            }
        }

        if (kind.Distinct().ToList() is [not BidderGroup.Unknown and var only])
        {
            _questions.Add(($"{name} all {only}, others", Cells(holds, g => g != only), 1));
        }
    }

    private int[] Cells(Func<(FunnelStage Stage, string Value)?[], bool> holds, Func<BidderGroup, bool> groups) =>
        [.. Enumerable.Range(0, _cells.Count).Where(i => groups(_cells[i].Group) && holds(_cells[i].Path))];
}
