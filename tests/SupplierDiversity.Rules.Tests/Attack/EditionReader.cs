using SupplierDiversity.Rules.Barriers;
using SupplierDiversity.Rules.Disclosure;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Rules.Tests.Attack;

/// <summary>
/// Somebody who follows a city's tenders and reads all it tells of a year, for officers and for everybody. Of every firm it knows
/// when it bid, for what, and how far it came, but not its group; it knows how figures are made, and puts all it knows and
/// all that is printed into one system.
/// </summary>
internal sealed class EditionReader
{
    private readonly IReadOnlyList<FunnelFirm> _firms;
    private readonly IReadOnlyList<string> _breakdowns;
    private readonly int _k;
    private readonly PrintedFigures _read = new();
    private readonly Dictionary<(string By, string Value, BidderGroup Group, FunnelStage Stage), int> _cells = [];
    private readonly List<(string Name, int[] Cells, double Enough)> _questions = [];
    private readonly int[] _elsewhere;

    /// <summary>Begins with what it knows without any report.</summary>
    /// <param name="firms">The firms of the year, with the group as the truth.</param>
    /// <param name="breakdowns">The breakdowns it looks at together.</param>
    /// <param name="k">What counts as small.</param>
    public EditionReader(IReadOnlyList<FunnelFirm> firms, IReadOnlyList<string> breakdowns, int k)
    {
        (_firms, _breakdowns, _k) = (firms, breakdowns, k);
        foreach (var (by, value) in breakdowns.SelectMany(Values, (cut, value) => (cut, value)))
        {
            foreach (var stage in FunnelStages.All)
            {
                foreach (var group in ReleasedFunnel.Groups)
                {
                    _cells.Add((by, value, group, stage), _read.Cell());
                }

                Say(firms.Count(f => f.Traits.In(by) == value && f.Furthest == stage), Cells(by, [value], ReleasedFunnel.Groups, [stage]));
                Ask(by, [value], [stage]);
            }

            Ask(by, [value], [FunnelStage.Bid, FunnelStage.Admissible, FunnelStage.Shortlisted]);
            Ask(by, [value], [.. FunnelStages.All.Skip(1)]);
        }

        foreach (var stage in FunnelStages.All)
        {
            Ask(breakdowns[0], Values(breakdowns[0]), [stage]);
            Ask(breakdowns[0], Values(breakdowns[0]), [.. FunnelStages.All.Where(s => s >= stage)]);
            foreach (var group in ReleasedFunnel.Groups)
            {
                // All breakdowns have the same firms of a group, so they have the same firms of others.
                var others = _read.Cell();
                foreach (var by in breakdowns)
                {
                    Say(firms.Count(f => f.Furthest == stage), [.. Cells(by, Values(by), [group], [stage]), others]);
                }
            }
        }

        _elsewhere = [.. ReleasedFunnel.Groups.Select(_ => _read.Cell())];
        foreach (var group in ReleasedFunnel.Groups)
        {
            Say(firms.Count, [.. Cells(breakdowns[0], Values(breakdowns[0]), [group], FunnelStages.All), _elsewhere[(int)group]]);
        }
    }

    /// <summary>How many tables were put together.</summary>
    public int Tables { get; private set; }

    /// <summary>How many different figures are in the system.</summary>
    public int Figures => _read.Count;

    /// <summary>How many small counts and groups of firms it tried to find out.</summary>
    public int Questions => _questions.Count;

    /// <summary>Reads a release.</summary>
    public void Read(ReleasedFunnel released)
    {
        Tables++;
        var all = Values(_breakdowns[0]);
        foreach (var (at, c) in from at in Enumerable.Range(0, released.Counts.Count) from c in Enumerable.Range(0, released.Columns.Count) select (at, c))
        {
            IReadOnlyList<BidderGroup> side = at < ReleasedFunnel.Groups.Count ? [ReleasedFunnel.Groups[at]] : ReleasedFunnel.Groups;
            var first = released.Columns[c][0];
            Print(released.Counts[at][c], released, Cells(_breakdowns[0], all, side, released.Columns[c]));
            Print(released.Reached(side is [var only] ? only : null, first), released, Cells(_breakdowns[0], all, side, [.. FunnelStages.All.Where(s => s >= first)]));
        }

        foreach (var cut in released.Cuts.Where(c => _breakdowns.Contains(c.By)))
        {
            Tables++;
            foreach (var line in cut.Lines)
            {
                var values = Values(cut.By).Where(v => v == line.Value || (line.Value == Dimension.Others && cut.Lines.All(l => l.Value != v))).ToList();
                foreach (var (at, c) in from at in Enumerable.Range(0, cut.Sides.Count + 1) from c in Enumerable.Range(0, cut.Columns.Count) select (at, c))
                {
                    var side = at < cut.Sides.Count ? cut.Sides[at] : ReleasedFunnel.Groups;
                    Print(line.Counts[at][c], released, Cells(cut.By, values, side, cut.Columns[c]));
                    Print(cut.Reached(line, at < cut.Sides.Count ? at : null, cut.Columns[c][0]), released, Cells(cut.By, values, side, [.. cut.Columns.Skip(c).SelectMany(x => x)]));
                }
            }
        }
    }

    /// <summary>Reads one count.</summary>
    /// <param name="count">As printed; null: hidden.</param>
    /// <param name="noise">By how much it was changed at most.</param>
    /// <param name="by">The breakdown; null: of all.</param>
    /// <param name="holds">Which of its values.</param>
    /// <param name="groups">Of which groups.</param>
    /// <param name="stages">Whose furthest stage is one of these.</param>
    public void Print(long? count, int noise, string? by, Func<string, bool> holds, IReadOnlyList<BidderGroup> groups, IReadOnlyList<FunnelStage> stages) =>
        _read.Print(count, noise, _k, Cells(by ?? _breakdowns[0], Values(by ?? _breakdowns[0]).Where(v => by is null || holds(v)), groups, stages));

    /// <summary>Learns that a count lies between two numbers.</summary>
    /// <param name="low">The least.</param>
    /// <param name="high">The most.</param>
    /// <param name="groups">Of which groups.</param>
    /// <param name="stages">Whose furthest stage is one of these.</param>
    public void Say(double low, double high, IReadOnlyList<BidderGroup> groups, IReadOnlyList<FunnelStage> stages) =>
        _read.Say(Cells(_breakdowns[0], Values(_breakdowns[0]), groups, stages), low, high);

    /// <summary>Reads what firms of the year said kept them out.</summary>
    public void Read(ReleasedReasons released, IReadOnlyList<SaidReasons> said)
    {
        List<(string Code, Func<SaidReasons, string> Of, IReadOnlyList<string> Values)> tables =
            [.. BarrierReasons.All.Select(r => (r, (Func<SaidReasons, string>)(s => s.Reasons.Contains(r) ? "yes" : "no"), (IReadOnlyList<string>)["yes", "no"])), ("situation", s => s.Situation, BarrierReasons.Situations)];
        int[] silent = [.. ReleasedFunnel.Groups.Select(_ => _read.Cell())];
        foreach (var (code, of, values) in tables)
        {
            var cells = values.ToDictionary(v => v, _ => ReleasedFunnel.Groups.Select(_ => _read.Cell()).ToArray());
            foreach (var group in ReleasedFunnel.Groups)
            {
                int[] own = [.. values.Select(v => cells[v][(int)group])];
                Say(_firms.Count, [.. own, silent[(int)group], _elsewhere[(int)group]]);
                foreach (var value in values)
                {
                    Want($"said {code} {value} {group}", [cells[value][(int)group]], said.Count(s => s.Group == group && of(s) == value), said.Count);
                }

                if (released.Said.Count > 0)
                {
                    Print(released.Said[(int)group], released, own);
                }
            }

            if (released.Said.Count == 0)
            {
                continue;
            }

            Tables++;
            Print(released.Said[^1], released, [.. cells.Values.SelectMany(c => c)]);
            foreach (var value in values.Except(["no"]))
            {
                var line = released.Reasons.Concat(released.Situations).Single(l => l.Code == (code == "situation" ? value : code)).Counts;
                foreach (var group in ReleasedFunnel.Groups)
                {
                    Print(line[(int)group], released, [cells[value][(int)group]]);
                }

                Print(line[^1], released, cells[value]);
            }
        }
    }

    /// <summary>What it is sure of: small counts, and that all firms of a kind are of one group.</summary>
    public IReadOnlyList<string> Pinned() => _read.Pinned(_questions);

    private IReadOnlyList<string> Values(string by) => [.. _firms.Select(f => f.Traits.In(by)).Distinct().Order(StringComparer.Ordinal)];

    private int[] Cells(string by, IEnumerable<string> values, IEnumerable<BidderGroup> groups, IEnumerable<FunnelStage> stages) =>
        [.. from v in values from g in groups from s in stages select _cells[(@by, v, g, s)]];

    private void Say(double value, IEnumerable<int> cells) => _read.Say(cells, value, value);

    private void Print(long? count, ReleasedFunnel released, IEnumerable<int> cells) => _read.Print(count, released.Noise, released.LeastCount, cells);

    private void Print(long? count, ReleasedReasons released, IEnumerable<int> cells) => _read.Print(count, released.Noise, released.LeastCount, cells);

    private void Ask(string by, IReadOnlyList<string> values, IReadOnlyList<FunnelStage> stages)
    {
        var kind = _firms.Where(f => values.Contains(f.Traits.In(by)) && stages.Contains(f.Furthest)).ToList();
        var name = $"{by} {string.Join('+', values)} {string.Join('+', stages)}";
        foreach (var group in ReleasedFunnel.Groups)
        {
            // Where nobody of a group is, that is printed; so few of them can be meant where few came so far as some of it.
            var possible = kind.Count(f => _firms.Any(other => other.Group == group && other.Furthest == f.Furthest));
            Want($"{name} {group}", Cells(by, values, [group], stages), kind.Count(f => f.Group == group), possible);
        }

        if (kind.Select(f => f.Group).Distinct().ToList() is [not BidderGroup.Unknown and var only])
        {
            _questions.Add(($"{name} all {only}, others", Cells(by, values, ReleasedFunnel.Groups.Where(g => g != only), stages), 1));
        }
    }

    // Of fewer than k firms everybody knows that fewer than k are of a group.
    private void Want(string name, int[] cells, int truth, int all)
    {
        if (truth > 0 && truth < _k && all >= _k)
        {
            _questions.Add((name, cells, _k));
        }
    }
}
