namespace SupplierDiversity.Rules.Ownership;

/// <summary>What the parts of a firm are counted in.</summary>
public enum OwnershipBasis
{
    /// <summary>Shares of the stock.</summary>
    Stock,

    /// <summary>A firm without stock: parts of the profit.</summary>
    Profit,

    /// <summary>A firm without stock: votes.</summary>
    Votes,
}

/// <summary>A kind of shares of the firm, with the part of the whole stock that it makes up.</summary>
/// <param name="Name">As the firm calls it: "A".</param>
/// <param name="Part">Of the stock.</param>
public sealed record ShareClass(string Name, Share Part);

/// <summary>One line of a list of owners.</summary>
/// <param name="Owner">Id of the owner; lines with one label have one id.</param>
/// <param name="Label">What the firm calls the owner. A name is not needed.</param>
/// <param name="Kind">Person, company or institution.</param>
/// <param name="In">Label of the company that is held; empty: the firm itself.</param>
/// <param name="Class">Kind of shares; empty: shares are of one kind.</param>
/// <param name="Size">Of that company, or of that kind of shares; null: not known.</param>
/// <param name="From">First day, or null.</param>
/// <param name="To">Last day, or null.</param>
public sealed record OwnershipLine(Guid Owner, string Label, OwnerKind Kind, string In, string Class, Share? Size, DateOnly? From, DateOnly? To);

/// <summary>Something in a list of owners that cannot be true.</summary>
/// <param name="Line">Index of the line, from 0; null: about the whole list.</param>
/// <param name="Fault">A short code; its words are <c>ownership.wrong.{code}</c>.</param>
/// <param name="About">What it is about: a label, a total.</param>
public sealed record SheetProblem(int? Line, string Fault, string About);

/// <summary>The list of owners of a firm as its people enter it: stakes in the firm and in the companies that own it.</summary>
/// <param name="Basis">What is counted.</param>
/// <param name="Classes">Kinds of shares; empty: all are of one kind.</param>
/// <param name="Lines">The stakes.</param>
public sealed record OwnershipSheet(OwnershipBasis Basis, IReadOnlyList<ShareClass> Classes, IReadOnlyList<OwnershipLine> Lines)
{
    /// <summary>Stands for the firm in the table.</summary>
    public const string Firm = "firm";

    /// <summary>The most lines a list may have; the largest cap tables have about 4,000.</summary>
    public const int MostLines = 5_000;

    /// <summary>Nothing entered yet.</summary>
    public static OwnershipSheet Empty { get; } = new(OwnershipBasis.Stock, [], []);

    /// <summary>The companies that own parts, by label.</summary>
    public IReadOnlyList<string> Companies => [.. Lines.Where(l => l.Kind == OwnerKind.Company).Select(l => l.Label).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>What cannot be true, on any day: empty when all can be.</summary>
    public IReadOnlyList<SheetProblem> Problems()
    {
        List<SheetProblem> found = [];
        var parts = Classes.Aggregate(Share.Zero, (sum, c) => sum + c.Part);
        if (parts > Share.One || Classes.Any(c => c.Part <= Share.Zero))
        {
            found.Add(new(null, "classes", parts.ToString()));
        }

        if (Lines.Count > MostLines)
        {
            found.Add(new(null, "too_many", ""));
            return found;
        }

        var kinds = Lines.GroupBy(l => l.Owner).ToDictionary(g => g.Key, g => g.First().Kind);
        var companies = Companies.ToHashSet(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < Lines.Count; i++)
        {
            var line = Lines[i];
            var fault = line.Label.Length == 0 ? "label"
                : kinds[line.Owner] != line.Kind ? "two_kinds"
                : line.Size < Share.Zero || line.Size > Share.One ? "size"
                : line.From > line.To ? "days"
                : line.In.Length > 0 && !companies.Contains(line.In) ? "held_in"
                : line.Class.Length > 0 && (line.In.Length > 0 || !Classes.Any(c => c.Name == line.Class)) ? "class"
                : line.Class.Length == 0 && line.In.Length == 0 && Classes.Count > 0 ? "class_missing"
                : null;
            if (fault is not null)
            {
                found.Add(new(i, fault, fault is "held_in" ? line.In : fault is "class" ? line.Class : line.Label));
            }
        }

        if (found.Count == 0)
        {
            found.AddRange(Lines.Select((line, i) => (line, i)).GroupBy(l => (In: l.line.In.ToUpperInvariant(), l.line.Class))
                .Select(g => (Total: Highest([.. g.Select(l => l.line)]), g))
                .Where(g => g.Total > Share.One)
                .Select(g => new SheetProblem(g.g.Last().i, "total", $"{g.Total.ToPercent()}")));
        }

        return found;
    }

    /// <summary>The table for the rule. A stake in a kind of shares counts as that part of the kind's part of the stock.</summary>
    public OwnershipTable Table(Func<Guid, Background> background)
    {
        var ids = Lines.GroupBy(l => l.Label, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().Owner.ToString(), StringComparer.OrdinalIgnoreCase);
        var classes = Classes.ToDictionary(c => c.Name, c => c.Part);
        return new(
            Firm,
            Lines.GroupBy(l => l.Owner).Select(g => new Owner(g.Key.ToString(), g.First().Kind, g.First().Kind == OwnerKind.Person ? background(g.Key) : Background.Undeclared)),
            [.. Lines.Where(l => l.Size is not null).Select(l => new Stake(
                l.Owner.ToString(), l.In.Length == 0 ? Firm : ids[l.In], l.Class.Length == 0 ? l.Size!.Value : classes[l.Class] * l.Size!.Value, l.From, l.To))]);
    }

    // The highest total on any day: stakes come on their first day and go after their last.
    private static Share Highest(IReadOnlyList<OwnershipLine> lines)
    {
        var (now, highest) = (Share.Zero, Share.Zero);
        foreach (var day in lines.Where(l => l.Size is not null)
            .SelectMany(l => new[] { (On: l.From ?? DateOnly.MinValue, Change: l.Size!.Value, Order: 1) }
                .Concat(l.To is { } to && to < DateOnly.MaxValue ? [(to.AddDays(1), Share.Zero - l.Size!.Value, 0)] : []))
            .OrderBy(c => c.On).ThenBy(c => c.Order))
        {
            now += day.Change;
            highest = now > highest ? now : highest;
        }

        return highest;
    }
}
