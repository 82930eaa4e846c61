namespace SupplierDiversity.Rules.Disclosure;

/// <summary>
/// Looks for the change by which a cell can grow over as few printed cells as can be. Each change is made by firms that take
/// codes of others, so all sums hold whatever the tables: units go round a rectangle (or a box) of codes, within one
/// breakdown, or in the common table and each breakdown at once.
/// </summary>
internal sealed class ExchangeSearch(LinkedTables tables)
{
    // So that of two ways at the same price the one over fewer cells wins.
    private const double EachCell = 0.001;
    private readonly int[] _codes = new int[tables.Breakdowns.Count];
    private long[] _now = [];
    private double[] _price = [];
    private double _need;

    /// <summary>What <see cref="Find"/> found: each cell that changes, and whether it grows (1) or shrinks (−1).</summary>
    public List<(int Cell, int Sign)> Found { get; } = [];

    /// <summary>By how much they can change, at most by what was needed.</summary>
    public long Step { get; private set; }

    /// <summary>Price of what was found, for all that was needed; infinite when there is no such change.</summary>
    public double Score { get; private set; }

    /// <summary>How many cells were looked at since the beginning: the measure of work, the same on every machine.</summary>
    public long Looked { get; private set; }

    /// <summary>Finds the cheapest change by which a cell grows.</summary>
    /// <param name="target">The cell.</param>
    /// <param name="need">By how much it should grow.</param>
    /// <param name="now">What each cell holds; nothing may shrink below zero.</param>
    /// <param name="price">What it costs to touch each cell; infinite: it must stay.</param>
    public bool Find(int target, long need, long[] now, double[] price)
    {
        (_now, _price, _need, Score) = (now, price, need, double.PositiveInfinity);
        var (common, breakdown, node) = tables.Where(target);
        if (breakdown >= 0)
        {
            Within(common, breakdown, node);
        }

        foreach (var core in Common(common))
        {
            Everywhere(core, breakdown, node);
        }

        return !double.IsPositiveInfinity(Score);
    }

    // One breakdown changes by itself. Whatever its rectangle, the row and the column of the cell itself are touched; where
    // these cost too much already the rest is not looked at.
    private void Within(int common, int breakdown, int node)
    {
        var target = tables.At(common, breakdown, node);
        var cores = Common(common).Select(core => (Change: core, Least: Least(core.Select(c => (tables.At(c.Node, breakdown, node), c.Sign)), target)))
            .Where(c => c.Least.Step > 0).ToList();
        foreach (var codes in tables.Breakdowns[breakdown].Exchanges(node))
        {
            var least = Least(codes.Select(c => (tables.At(common, breakdown, c.Node), c.Sign)), target);
            if (least.Step <= 0 || Total(least.Price, least.Step) >= Score)
            {
                continue;
            }

            foreach (var (core, other) in cores)
            {
                if (Total(least.Price + other.Price, Math.Min(least.Step, other.Step)) < Score)
                {
                    var (price, step) = Look(core, breakdown, codes, 0, (long)_need, Score);
                    if (Total(price, step) is var score && score < Score)
                    {
                        (Score, Step) = (score, step);
                        Found.Clear();
                        Keep(core, breakdown, codes);
                    }
                }
            }
        }
    }

    private (double Price, long Step) Least(IEnumerable<(int Cell, int Sign)> cells, int target)
    {
        var (price, step) = (0.0, (long)_need);
        foreach (var (cell, sign) in cells)
        {
            if (cell != target && !Touch(cell, sign, ref price, ref step, double.PositiveInfinity))
            {
                return (double.PositiveInfinity, 0);
            }
        }

        return (price, step);
    }

    // The common table changes, so every breakdown changes with it; which of its codes do is chosen for each by itself.
    private void Everywhere(Signed[] core, int breakdown, int node)
    {
        var (price, step) = Look(core, -1, [], 0, (long)_need, Score);
        for (var b = 0; b < tables.Breakdowns.Count && !double.IsPositiveInfinity(price); b++)
        {
            var ways = tables.Breakdowns[b].Ups(b == breakdown ? node : 0);
            var (bestPrice, bestStep, best) = (double.PositiveInfinity, 0L, Score);
            for (var w = 0; w < ways.Length; w++)
            {
                var (found, room) = Look(core, b, ways[w], price, step, best);
                if (Total(found, room) is var score && score < best)
                {
                    (bestPrice, bestStep, best, _codes[b]) = (found, room, score, w);
                }
            }

            (price, step) = (bestPrice, bestStep);
        }

        if (Total(price, step) is var total && total < Score)
        {
            (Score, Step) = (total, step);
            Found.Clear();
            Found.AddRange(core.Select(c => (c.Node, c.Sign)));
            for (var b = 0; b < tables.Breakdowns.Count; b++)
            {
                Keep(core, b, tables.Breakdowns[b].Ups(b == breakdown ? node : 0)[_codes[b]]);
            }
        }
    }

    // Price and room of the cells where two changes cross; infinite as soon as it cannot be better than the bound.
    private (double Price, long Step) Look(Signed[] core, int breakdown, Signed[] codes, double price, long step, double bound)
    {
        foreach (var c in core)
        {
            if (breakdown < 0)
            {
                if (!Touch(c.Node, c.Sign, ref price, ref step, bound))
                {
                    return (double.PositiveInfinity, 0);
                }

                continue;
            }

            foreach (var code in codes)
            {
                if (code.Node > 0 && !Touch(tables.At(c.Node, breakdown, code.Node), c.Sign * code.Sign, ref price, ref step, bound))
                {
                    return (double.PositiveInfinity, 0);
                }
            }
        }

        return (price, step);
    }

    private bool Touch(int cell, int sign, ref double price, ref long step, double bound)
    {
        Looked++;
        price += _price[cell] + EachCell;
        if (sign < 0 && _now[cell] < step)
        {
            step = _now[cell];
        }

        return step > 0 && Total(price, step) < bound;
    }

    private double Total(double price, long step) => step <= 0 ? double.PositiveInfinity : price * (_need / step);

    private void Keep(Signed[] core, int breakdown, Signed[] codes) =>
        Found.AddRange(from c in core from code in codes where code.Node > 0 select (tables.At(c.Node, breakdown, code.Node), c.Sign * code.Sign));

    // All changes of the common table by which one of its cells grows: in each dimension an exchange, or none.
    private Signed[][] Common(int cell)
    {
        if (tables.Changes.TryGetValue(cell, out var kept))
        {
            return kept;
        }

        List<Signed[]> changes = [[new(0, 1)]];
        for (var d = 0; d < tables.Common.Count; d++)
        {
            var (dimension, place, stride) = (tables.Common[d], tables.Place(cell, d), tables.Stride(d));
            changes = [.. from change in changes
                          from way in dimension.Exchanges(place).Concat(dimension.Ups(place))
                          select (from c in change from w in way select new Signed(c.Node + (w.Node * stride), c.Sign * w.Sign)).ToArray()];
        }

        // The short ones first, so that the others are left early.
        return tables.Changes[cell] = [.. changes.OrderBy(c => c.Length)];
    }
}
