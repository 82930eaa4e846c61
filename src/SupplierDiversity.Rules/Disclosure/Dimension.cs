namespace SupplierDiversity.Rules.Disclosure;

/// <summary>
/// One feature by which firms are told apart, with everything its values add up to: divisions to sections, cities to
/// districts, and all of them to <see cref="All"/>.
/// </summary>
public sealed class Dimension
{
    /// <summary>The code of everything together, which every dimension has.</summary>
    public const string All = "all";

    /// <summary>The code of those that are too few to stand alone, put together.</summary>
    public const string Others = "*";

    private readonly List<string> _codes = [All];
    private readonly List<int> _parents = [-1];
    private readonly Dictionary<string, int> _byCode = new(StringComparer.Ordinal) { [All] = 0 };
    private readonly Dictionary<int, Signed[][]> _ways = [];
    private readonly Dictionary<int, Signed[][]> _exchanges = [];

    private Dimension(string name) => Name = name;

    /// <summary>Which feature.</summary>
    public string Name { get; }

    /// <summary>All codes, <see cref="All"/> first, each after the one it is part of.</summary>
    public IReadOnlyList<string> Codes => _codes;

    /// <summary>Codes that are part of nothing but all.</summary>
    public static Dimension Flat(string name, IEnumerable<string> codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        return Tree(name, codes.Select(c => (c, All)));
    }

    /// <summary>Codes with the code each is part of; a code comes after the one it is part of.</summary>
    /// <exception cref="ArgumentException">A code comes twice, or before what it is part of.</exception>
    public static Dimension Tree(string name, IEnumerable<(string Code, string PartOf)> codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        var dimension = new Dimension(name);
        foreach (var (code, partOf) in codes)
        {
            if (!dimension._byCode.TryGetValue(partOf, out var parent) || !dimension._byCode.TryAdd(code, dimension._codes.Count))
            {
                throw new ArgumentException($"The code '{code}' of {name} is there twice, or before '{partOf}', which it is part of.", nameof(codes));
            }

            dimension._codes.Add(code);
            dimension._parents.Add(parent);
        }

        return dimension;
    }

    /// <summary>The code that a code is part of; null for <see cref="All"/>.</summary>
    public string? PartOf(string code) => _parents[Node(code)] is >= 0 and var parent ? _codes[parent] : null;

    /// <summary>The place of a code; 0 is <see cref="All"/>.</summary>
    internal int Node(string code) =>
        _byCode.TryGetValue(code, out var node) ? node : throw new ArgumentException($"{Name} has no code '{code}'.", nameof(code));

    internal bool IsLeaf(int node) => !_parents.Contains(node);

    /// <summary>Everything a value counts in: itself, what it is part of, and all.</summary>
    internal Signed[] Up(int leaf)
    {
        List<Signed> way = [];
        for (var node = leaf; node >= 0; node = _parents[node])
        {
            way.Add(new(node, 1));
        }

        return [.. way];
    }

    /// <summary>For each value beneath a place, everything it counts in.</summary>
    internal Signed[][] Ups(int node) => Kept(_ways, node, () => [.. Leaves().Where(l => IsUnder(l, node)).Select(Up)]);

    /// <summary>Each change of one unit from a value outside of a place to one beneath it: what grows and what shrinks.</summary>
    internal Signed[][] Exchanges(int node) => Kept(_exchanges, node, () =>
        [.. from inside in Leaves().Where(l => IsUnder(l, node)) from outside in Leaves().Where(l => !IsUnder(l, node)) select Change(inside, outside)]);

    private static Signed[][] Kept(Dictionary<int, Signed[][]> kept, int node, Func<Signed[][]> make) =>
        kept.TryGetValue(node, out var found) ? found : kept[node] = make();

    private Signed[] Change(int inside, int outside)
    {
        var (more, less) = (Up(inside), Up(outside));
        return [.. more.Where(m => !less.Contains(m)), .. less.Where(l => !more.Contains(l)).Select(l => l with { Sign = -1 })];
    }

    private IEnumerable<int> Leaves() => Enumerable.Range(0, _codes.Count).Where(IsLeaf);

    private bool IsUnder(int node, int above)
    {
        for (; node >= 0; node = _parents[node])
        {
            if (node == above)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A place that grows (1) or shrinks (−1) by a change.</summary>
internal readonly record struct Signed(int Node, int Sign);
