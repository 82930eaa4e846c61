namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// The true figures of a city and a year, small and additive: a firm is added where it came to stand and taken away again
/// when it moves. Each breakdown is a table by group and stage of its own; trade and size stand together, because like is
/// compared with like by both. Figures leave through <see cref="ReleasedFunnel"/> only.
/// </summary>
public sealed class ReportCube
{
    private const char Joint = '/';
    private const string Beneath = "beneath ";

    // Trade and size are read from their common table.
    private static readonly (string Name, Func<FirmTraits, string> Value)[] Tables =
    [
        ("all", _ => ""), ("stratum", t => $"{t.Trade}{Joint}{t.Size}"),
        .. FirmTraits.Breakdowns.Except(["trade", "size"]).Select(by => (by, (Func<FirmTraits, string>)(t => t.In(by)))),
    ];

    private readonly Dictionary<CubeKey, FirmCount> _cells = [];
    private readonly Dictionary<(BidderGroup Group, string Currency), AmountCount> _amounts = [];

    /// <summary>An empty cube.</summary>
    public ReportCube()
    {
    }

    /// <summary>A cube as it was kept.</summary>
    public ReportCube(IEnumerable<CubeCell> cells, IEnumerable<CubeAmount> amounts)
    {
        _cells = cells.ToDictionary(c => new CubeKey(c.Table, c.Value, c.Group, c.Stage), c => c.Count);
        _amounts = amounts.ToDictionary(a => (a.Group, a.Currency), a => a.Amounts);
    }

    /// <summary>All cells that are not empty, in a fixed order.</summary>
    public IEnumerable<CubeCell> Cells => Unsorted
        .OrderBy(c => c.Table, StringComparer.Ordinal).ThenBy(c => c.Value, StringComparer.Ordinal).ThenBy(c => c.Group).ThenBy(c => c.Stage);

    private IEnumerable<CubeCell> Unsorted => _cells.Select(c => new CubeCell(c.Key.Table, c.Key.Value, c.Key.Group, c.Key.Stage, c.Value));

    /// <summary>What was won, in a fixed order.</summary>
    public IEnumerable<CubeAmount> Amounts => _amounts.Select(a => new CubeAmount(a.Key.Group, a.Key.Currency, a.Value)).OrderBy(a => a.Group).ThenBy(a => a.Currency, StringComparer.Ordinal);

    /// <summary>The same firms by the values of each two breakdowns; null where nobody asked for it, and then nothing can be told.</summary>
    public YearPair? Crossed { get; init; }

    /// <summary>True: it is <see cref="Subcontractors"/> of another one.</summary>
    internal bool IsBeneath { get; private init; }

    /// <summary>The firms that got work from winners, as a cube of their own: all stand at <see cref="FunnelStage.Won"/>.</summary>
    public ReportCube Subcontractors => new(Unsorted.Where(c => c.Table.StartsWith(Beneath, StringComparison.Ordinal)).Select(c => c with { Table = c.Table[Beneath.Length..] }), []) { Crossed = Crossed, IsBeneath = true };

    /// <summary>The cube of some firms.</summary>
    public static ReportCube Of(IEnumerable<FunnelFirm> firms)
    {
        ArgumentNullException.ThrowIfNull(firms);
        var (cube, crossed) = (new ReportCube(), new YearPairs());
        foreach (var firm in firms)
        {
            cube.Add(firm);
            crossed.Add([(0, firm)]);
        }

        return new(cube.Unsorted, cube.Amounts) { Crossed = crossed.On((0, 0), YearPair.Empty) };
    }

    /// <summary>Adds a firm.</summary>
    public void Add(FunnelFirm firm) => Change(firm, 1);

    /// <summary>Takes a firm away that was added before.</summary>
    public void Remove(FunnelFirm firm) => Change(firm, -1);

    /// <summary>Firms of a group whose furthest stage is this one.</summary>
    public FirmCount Of(BidderGroup group, FunnelStage stage) => _cells.GetValueOrDefault(new("all", "", group, stage));

    /// <summary>Firms of some groups whose furthest stage is one of these.</summary>
    internal FirmCount Of(IReadOnlyCollection<BidderGroup> groups, IReadOnlyCollection<FunnelStage> stages) =>
        groups.SelectMany(_ => stages, Of).Aggregate(default(FirmCount), (sum, count) => sum + count);

    /// <summary>The cells, in no order, of a breakdown (<see cref="FirmTraits.Breakdowns"/>, or <c>stratum</c> for trade and size together), by value.</summary>
    public ILookup<string, CubeCell> By(string breakdown)
    {
        var (table, part) = breakdown switch { "trade" => ("stratum", 0), "size" => ("stratum", 1), _ => (breakdown, -1) };
        return Unsorted.Where(c => c.Table == table).ToLookup(c => part < 0 ? c.Value : c.Value.Split(Joint)[part], StringComparer.Ordinal);
    }

    private void Change(FunnelFirm firm, int times)
    {
        ArgumentNullException.ThrowIfNull(firm);
        foreach (var (name, value) in Tables)
        {
            var key = new CubeKey(firm.Beneath ? Beneath + name : name, value(firm.Traits), firm.Group, firm.Furthest);
            var count = times > 0 ? _cells.GetValueOrDefault(key) + firm.Count : _cells.GetValueOrDefault(key) - firm.Count;
            if (count == default)
            {
                _cells.Remove(key);
            }
            else
            {
                _cells[key] = count;
            }
        }

        foreach (var won in firm.Won)
        {
            var (key, amount) = ((firm.Group, won.Currency), AmountCount.One(won.Cents));
            var changed = _amounts.GetValueOrDefault(key, new()).With(amount, times);
            if (changed.Firms == 0)
            {
                _amounts.Remove(key);
            }
            else
            {
                _amounts[key] = changed;
            }
        }
    }

    private readonly record struct CubeKey(string Table, string Value, BidderGroup Group, FunnelStage Stage);
}

/// <summary>A cell of a cube.</summary>
/// <param name="Table">Which breakdown; <c>all</c> for none.</param>
/// <param name="Value">Its value there.</param>
/// <param name="Group">The group.</param>
/// <param name="Stage">The furthest stage.</param>
/// <param name="Count">The firms.</param>
public sealed record CubeCell(string Table, string Value, BidderGroup Group, FunnelStage Stage, FirmCount Count);

/// <summary>What a group won in a currency.</summary>
/// <param name="Group">The group.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Amounts">The sum, and how it is spread.</param>
public sealed record CubeAmount(BidderGroup Group, string Currency, AmountCount Amounts);
