namespace SupplierDiversity.Rules.Disclosure;

/// <summary>
/// Numbers over the cells of linked tables, with what is being tried of them. There may be several about the same cells
/// (counts, euros), which are hidden together.
/// </summary>
/// <param name="Values">The true numbers.</param>
/// <param name="Known">Cells that everybody knows, hidden or not: they stay in every table that could be the true one.</param>
/// <param name="Untold">Cells that are never printed, hidden or not.</param>
internal sealed record NumberLayer(long[] Values, bool[] Known, bool[] Untold)
{
    /// <summary>What a cell costs to be touched: nothing where it is hidden, infinite where everybody knows it.</summary>
    public double[] Price { get; } = new double[Values.Length];

    /// <summary>The same where no further cell may be hidden.</summary>
    public double[] Strict { get; } = new double[Values.Length];

    /// <summary>The numbers of the table that is tried; the true ones between trials.</summary>
    public long[] Now { get; } = [.. Values];
}

/// <summary>A hidden cell that must not be known to be small.</summary>
/// <param name="Layer">Which numbers.</param>
/// <param name="Cell">The cell.</param>
internal readonly record struct Need(int Layer, int Cell);

/// <summary>
/// Hides cells until every one that must not be known to be small could be large. That is shown by a table of its own for
/// each: one that differs in hidden cells only, adds up and has nothing below zero. So the protection is certain, whichever
/// way the tables were found.
/// </summary>
internal sealed class LinkedProtection
{
    private readonly LinkedTables _tables;
    private readonly NumberLayer[] _layers;
    private readonly double[] _usual;
    private readonly long _k;
    private readonly ExchangeSearch _search;
    private readonly Dictionary<Need, long> _targets = [];
    private readonly Dictionary<Need, (int Cell, long Change)[]> _shown = [];
    private readonly HashSet<int> _primary = [];
    private readonly List<int> _hidden = [];
    private readonly bool[] _isHidden;
    private bool _isTrying;

    /// <summary>Nothing is hidden yet.</summary>
    /// <param name="tables">What is protected.</param>
    /// <param name="layers">Its numbers, counts first.</param>
    /// <param name="k">The least count that is printed besides zero.</param>
    /// <param name="attempt">Later attempts weigh cells a little differently, so that they find other ways.</param>
    public LinkedProtection(LinkedTables tables, IReadOnlyList<NumberLayer> layers, long k, int attempt)
    {
        (_tables, _layers, _k, _search) = (tables, [.. layers], k, new(tables));
        _isHidden = new bool[tables.Cells];
        _usual = [.. Enumerable.Range(0, tables.Cells).Select(c => Usual(c) * (attempt < 2 ? 1 : 1 + (Mixed(c, attempt) * 0.4)))];
        for (var cell = 0; cell < tables.Cells; cell++)
        {
            Reprice(cell);
        }
    }

    /// <summary>The hidden cells, in the order in which they were hidden.</summary>
    public IReadOnlyList<int> Hidden => _hidden;

    /// <summary>What the hidden cells are worth to a reader: of as many, those without totals are better to do without.</summary>
    public double Worth => _hidden.Sum(Usual);

    /// <summary>For each need the table that shows it: what differs from the true one.</summary>
    public IReadOnlyDictionary<Need, (int Cell, long Change)[]> Shown => _shown;

    /// <summary>How much work was done, the same on every machine.</summary>
    public long Looked => _search.Looked;

    /// <summary>Needs that no table can show, because too much of them is known to everybody.</summary>
    public HashSet<Need> Hopeless { get; } = [];

    /// <summary>Hides a cell that must never be printed.</summary>
    /// <param name="layer">The numbers it is about.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="couldBe">What it must look as if it could be, at least.</param>
    public void HidePrimary(int layer, int cell, long couldBe)
    {
        _primary.Add(cell);
        Hide(cell);
        _targets[new(layer, cell)] = Math.Max(couldBe, _targets.GetValueOrDefault(new(layer, cell)));
    }

    /// <summary>Of several cells hides the one that costs least, unless one is hidden already.</summary>
    public void HideOneOf(IReadOnlyList<int> cells)
    {
        if (cells.FirstOrDefault(c => _isHidden[c], -1) is >= 0 and var hidden)
        {
            HidePrimary(0, hidden, _k);
            return;
        }

        var (best, least) = (cells[0], double.PositiveInfinity);
        foreach (var cell in cells)
        {
            if (_search.Find(cell, _k - _layers[0].Values[cell], _layers[0].Now, _layers[0].Price) && _search.Score < least)
            {
                (best, least) = (cell, _search.Score);
            }
        }

        HidePrimary(0, best, _k);
    }

    /// <summary>Finds a table for each need that has none, hiding more cells where it must.</summary>
    public void Cover(IEnumerable<Need> order)
    {
        foreach (var need in order)
        {
            Cover(need);
        }

        // What was hidden on the way must not be known to be small either.
        while (_targets.Keys.FirstOrDefault(n => !_shown.ContainsKey(n) && !Hopeless.Contains(n), new(-1, 0)) is { Layer: >= 0 } open)
        {
            Cover(open);
        }
    }

    /// <summary>All needs there are.</summary>
    public IReadOnlyList<Need> Needs => [.. _targets.Keys];

    /// <summary>What a need's number must be able to be.</summary>
    public long Target(Need need) => _targets[need];

    /// <summary>Prints again what need not be hidden; cells that were hidden late are the likeliest.</summary>
    public void Spare()
    {
        foreach (var cell in Enumerable.Reverse(_hidden).Where(c => !_primary.Contains(c)).ToList())
        {
            TryPrinting(cell);
        }
    }

    /// <summary>Takes out one hidden cell after the other, and mends by other cells what breaks, as long as fewer are hidden then.</summary>
    /// <param name="mostWork">When to stop, measured as <see cref="Looked"/>.</param>
    public void Improve(long mostWork)
    {
        var end = _search.Looked + mostWork;
        for (var better = true; better;)
        {
            better = false;
            foreach (var cell in Enumerable.Reverse(_hidden).Where(c => !_primary.Contains(c)).ToList())
            {
                if (_search.Looked > end)
                {
                    return;
                }

                better |= _isHidden[cell] && TryWithout(cell);
            }
        }
    }

    /// <summary>A number from 0 to 1 that looks random and is always the same.</summary>
    public static double Mixed(int cell, int attempt)
    {
        var bits = unchecked(((uint)cell * 2654435761u) ^ ((uint)attempt * 2246822519u));
        bits = unchecked((bits ^ (bits >> 15)) * 3266489917u);
        return (bits ^ (bits >> 13)) / (double)uint.MaxValue;
    }

    private bool TryWithout(int cell)
    {
        var (hidden, shown, targets, price) = (_hidden.ToList(), _shown.ToDictionary(), _targets.ToDictionary(), _usual[cell]);
        _usual[cell] = double.PositiveInfinity;
        Print(cell);
        foreach (var need in _shown.Where(s => s.Value.Any(c => c.Cell == cell)).Select(s => s.Key).ToList())
        {
            _shown.Remove(need);
        }

        _isTrying = true;
        Cover([]);
        _isTrying = false;
        Spare();
        _usual[cell] = price;
        Reprice(cell);
        var better = Hopeless.All(n => !targets.ContainsKey(n) || !shown.ContainsKey(n)) && _hidden.Count < hidden.Count;
        if (!better)
        {
            foreach (var other in _hidden.Except(hidden).ToList())
            {
                Print(other);
            }

            foreach (var other in hidden.Where(c => !_isHidden[c]).ToList())
            {
                Hide(other);
            }

            Hopeless.RemoveWhere(shown.ContainsKey);
            Restore(_shown, shown);
            Restore(_targets, targets);
            _hidden.Clear();
            _hidden.AddRange(hidden);
        }

        return better;
    }

    private static void Restore<T>(Dictionary<Need, T> into, Dictionary<Need, T> from)
    {
        into.Clear();
        foreach (var (need, value) in from)
        {
            into.Add(need, value);
        }
    }

    private void TryPrinting(int cell)
    {
        var at = _hidden.IndexOf(cell);
        var own = _targets.TryGetValue(new(0, cell), out var target) ? target : (long?)null;
        var before = _shown.Where(s => s.Key == new Need(0, cell) || s.Value.Any(c => c.Cell == cell)).ToList();
        Print(cell);
        foreach (var (need, _) in before.Where(b => b.Key.Cell != cell))
        {
            if (Change(need, strictly: true) is { } change)
            {
                _shown[need] = change;
                continue;
            }

            Hide(cell);
            _hidden.RemoveAt(_hidden.Count - 1);
            _hidden.Insert(at, cell);
            foreach (var (old, shown) in before)
            {
                _shown[old] = shown;
            }

            if (own is { } t)
            {
                _targets[new(0, cell)] = t;
            }

            return;
        }
    }

    private void Cover(Need need)
    {
        if (_shown.ContainsKey(need))
        {
            return;
        }

        var change = Change(need, strictly: false);
        // What everybody knows may leave less room than wished; then it must look as uncertain as it can.
        for (var more = _targets[need] - _layers[need.Layer].Values[need.Cell]; change is null && more > 1 && !_isTrying;)
        {
            more /= 2;
            _targets[need] = _layers[need.Layer].Values[need.Cell] + more;
            change = Change(need, strictly: false);
        }

        if (change is null)
        {
            Hopeless.Add(need);
            return;
        }

        _shown[need] = change;
        foreach (var (cell, _) in change.Where(c => !_layers[need.Layer].Untold[c.Cell]))
        {
            Hide(cell);
        }
    }

    // What has to change so that a cell is as large as it must look; null: impossible. The way grows step by step.
    private (int Cell, long Change)[]? Change(Need need, bool strictly)
    {
        var (layer, target) = (_layers[need.Layer], _targets[need]);
        var price = strictly ? layer.Strict : layer.Price;
        Dictionary<int, (long Change, double Price)> touched = [];
        while (layer.Now[need.Cell] < target && _search.Find(need.Cell, target - layer.Now[need.Cell], layer.Now, price))
        {
            foreach (var (cell, sign) in _search.Found)
            {
                var (change, was) = touched.GetValueOrDefault(cell, (0, price[cell]));
                touched[cell] = (change + (sign * _search.Step), was);
                layer.Now[cell] += sign * _search.Step;
                price[cell] = 0;
            }
        }

        var reached = layer.Now[need.Cell] >= target;
        foreach (var (cell, (change, was)) in touched)
        {
            layer.Now[cell] -= change;
            price[cell] = was;
        }

        return reached ? [.. touched.Where(t => t.Value.Change != 0).Select(t => (t.Key, t.Value.Change))] : null;
    }

    private void Hide(int cell)
    {
        if (_isHidden[cell])
        {
            return;
        }

        _isHidden[cell] = true;
        _hidden.Add(cell);
        Reprice(cell);
        if (_layers[0].Values[cell] < _k)
        {
            _targets.TryAdd(new(0, cell), _k);
        }
    }

    private void Print(int cell)
    {
        _isHidden[cell] = false;
        _hidden.Remove(cell);
        Reprice(cell);
        _targets.Remove(new(0, cell));
        _shown.Remove(new(0, cell));
    }

    private void Reprice(int cell)
    {
        foreach (var layer in _layers)
        {
            var (known, open) = (layer.Known[cell], _isHidden[cell] || layer.Untold[cell]);
            layer.Price[cell] = known ? double.PositiveInfinity : open ? 0 : _usual[cell];
            layer.Strict[cell] = known || !open ? double.PositiveInfinity : 0;
        }
    }

    // Totals tell most. A hidden zero must look as if it could be large, which may take further cells.
    private double Usual(int cell)
    {
        var (common, breakdown, _) = _tables.Where(cell);
        var margins = Enumerable.Range(0, _tables.Common.Count).Sum(d => _tables.Place(common, d) is 0 ? 2 : _tables.Common[d].IsLeaf(_tables.Place(common, d)) ? 0 : 1);
        return 1 + (0.1 * margins) + (breakdown < 0 ? 0.1 : 0) + (_layers[0].Values[cell] == 0 ? 0.6 : 0);
    }
}
