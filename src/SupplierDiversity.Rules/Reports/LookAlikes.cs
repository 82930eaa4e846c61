using SupplierDiversity.Rules.Disclosure;

namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// Whoever knows the program takes what is hidden as a message too: it keeps the cities of which the program prints what it read,
/// and looks what they have in common. So such cities are looked for here, by moving firms from group to group where counts are
/// hidden. How many firms of all groups came how far stays as it is, because everybody knows it.
/// <para>
/// A move can be taken back, so cities that look alike find each other, and either all of them are told or none.
/// </para>
/// </summary>
internal sealed class LookAlikes(FunnelTable table, DisclosureRules rules)
{
    // A large city has look-alikes next door; of a small one there are few at all.
    private const int MostTried = 1500;

    /// <summary>
    /// True: of each small count, and of each group to which all firms of a column belong, there is a city that is printed the same and
    /// has another number there.
    /// </summary>
    /// <param name="city">Firms by group and column.</param>
    public bool Differ(long[,] city)
    {
        var open = table.Cells.Where(c => IsTelling(city, c)).ToHashSet();
        if (open.Count == 0)
        {
            return true;
        }

        var printed = Print(city);
        var moves = Moves([.. table.Cells.Where(c => printed[c.Number] is not null)], city.GetLength(1)).ToList();
        return Look(straight: true) || Look(straight: false);

        // First straight to what is looked for, then through all that look alike.
        bool Look(bool straight)
        {
            var (cities, seen, tried) = (new Queue<long[,]>([city]), new HashSet<string> { Name(city) }, 0);
            while (cities.TryDequeue(out var here))
            {
                foreach (var other in from firms in Enumerable.Range(1, rules.LeastCount) from move in moves where move.Fits(here, firms) select move.Of(here, firms))
                {
                    if ((straight && !open.Any(c => c.In(other) != c.In(city))) || !seen.Add(Name(other)))
                    {
                        continue;
                    }

                    if (++tried > MostTried)
                    {
                        return false;
                    }

                    if (Print(other).ReadsLike(printed))
                    {
                        open.RemoveWhere(c => c.In(other) != c.In(city));
                        if (open.Count == 0)
                        {
                            return true;
                        }

                        cities.Enqueue(other);
                    }
                }
            }

            return false;
        }
    }

    private ProtectedTables Print(long[,] city) => ProtectedTables.Of(table.Filled(city), rules);

    private bool IsTelling(long[,] city, FunnelCell cell) => cell.In(city) is > 0 and var count
        && (count < rules.LeastCount || (count == cell.OfAll(city) && cell.Group != (int)BidderGroup.Unknown));

    // Moves that change nothing that is printed.
    private static IEnumerable<Move> Moves(List<FunnelCell> printed, int columns) =>
        from giving in Enumerable.Range(0, ReleasedFunnel.Groups.Count)
        from taking in Enumerable.Range(0, ReleasedFunnel.Groups.Count)
        where giving != taking
        let told = printed.Where(c => c.Group == giving || c.Group == taking).ToList()
        from column in Enumerable.Range(0, columns)
        from back in Enumerable.Range(-1, columns + 1)
        where back != column && told.TrueForAll(c => c.Has(column) == c.Has(back))
        select new Move(giving, taking, column, back);

    private static string Name(long[,] city) => string.Join(' ', city.Cast<long>());

    // Some firms of a column change the group, and as many of another column the other way (below zero: none do).
    private readonly record struct Move(int Giving, int Taking, int Column, int Back)
    {
        public bool Fits(long[,] city, int firms) => city[Giving, Column] >= firms && (Back < 0 || city[Taking, Back] >= firms);

        public long[,] Of(long[,] city, int firms)
        {
            var other = (long[,])city.Clone();
            (other[Giving, Column], other[Taking, Column]) = (other[Giving, Column] - firms, other[Taking, Column] + firms);
            if (Back >= 0)
            {
                (other[Taking, Back], other[Giving, Back]) = (other[Taking, Back] - firms, other[Giving, Back] + firms);
            }

            return other;
        }
    }
}

/// <summary>A count of a group in the main table: of one column, or of a column and all that come after it.</summary>
/// <param name="Group">Place of the group.</param>
/// <param name="First">The first column.</param>
/// <param name="Last">The last one.</param>
/// <param name="Number">Number of the cell.</param>
/// <param name="AllNumber">Number of the cell of all groups.</param>
internal readonly record struct FunnelCell(int Group, int First, int Last, int Number, int AllNumber)
{
    /// <summary>True: firms of this column count in it.</summary>
    public bool Has(int column) => column >= First && column <= Last;

    /// <summary>The count in a city, by group and column.</summary>
    public long In(long[,] city) => Sum(city, Group);

    /// <summary>The same of all groups.</summary>
    public long OfAll(long[,] city)
    {
        var sum = 0L;
        for (var group = 0; group < city.GetLength(0); group++)
        {
            sum += Sum(city, group);
        }

        return sum;
    }

    private long Sum(long[,] city, int group)
    {
        var sum = 0L;
        for (var column = First; column <= Last; column++)
        {
            sum += city[group, column];
        }

        return sum;
    }
}
