namespace SupplierDiversity.Tests.Features.BidReports;

/// <summary>
/// What an adversary with a computer has: the largest value of a sum, given equations between quantities that are never
/// negative. Simplex in two phases with Bland's rule, which never goes round in circles.
/// </summary>
internal sealed class LinearProgram(int variables)
{
    private const double Small = 1e-7;
    private readonly List<(double[] Left, double Right)> _equations = [];

    public void Add(IEnumerable<int> sum, double value)
    {
        var left = new double[variables];
        foreach (var index in sum)
        {
            left[index]++;
        }

        _equations.Add((left, value));
    }

    /// <summary>The largest value of a sum; infinity where nothing bounds it.</summary>
    public double Most(IEnumerable<int> sum)
    {
        var rows = _equations.Count;
        var table = new double[rows, variables + rows + 1];
        var basis = new int[rows];
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < variables; c++)
            {
                table[r, c] = _equations[r].Left[c];
            }

            (table[r, variables + r], table[r, variables + rows], basis[r]) = (1, _equations[r].Right, variables + r);
        }

        var artificial = new double[variables + rows];
        Array.Fill(artificial, -1, variables, rows);
        Solve(table, basis, artificial, variables + rows);
        Assert.All(Enumerable.Range(0, rows).Where(r => basis[r] >= variables), r => Assert.True(table[r, variables + rows] < Small, "The release contradicts itself."));
        var wanted = new double[variables + rows];
        foreach (var index in sum)
        {
            wanted[index]++;
        }

        // What stands for an equation that says nothing new must stay at zero.
        for (var r = 0; r < rows; r++)
        {
            if (basis[r] >= variables)
            {
                var column = Enumerable.Range(0, variables).FirstOrDefault(c => Math.Abs(table[r, c]) > Small, -1);
                if (column >= 0)
                {
                    Pivot(table, basis, r, column);
                }
            }
        }

        return Solve(table, basis, wanted, variables);
    }

    private static double Solve(double[,] table, int[] basis, double[] wanted, int usable)
    {
        var (rows, last) = (table.GetLength(0), table.GetLength(1) - 1);
        while (true)
        {
            var enter = Enumerable.Range(0, usable).FirstOrDefault(c => wanted[c] - Enumerable.Range(0, rows).Sum(r => wanted[basis[r]] * table[r, c]) > Small, -1);
            if (enter < 0)
            {
                return Enumerable.Range(0, rows).Sum(r => wanted[basis[r]] * table[r, last]);
            }

            var leave = -1;
            for (var r = 0; r < rows; r++)
            {
                if (table[r, enter] > Small && (leave < 0 || table[r, last] / table[r, enter] - (table[leave, last] / table[leave, enter]) is var gap
                    && (gap < -Small || (Math.Abs(gap) <= Small && basis[r] < basis[leave]))))
                {
                    leave = r;
                }
            }

            if (leave < 0)
            {
                return double.PositiveInfinity;
            }

            Pivot(table, basis, leave, enter);
        }
    }

    private static void Pivot(double[,] table, int[] basis, int row, int column)
    {
        var by = table[row, column];
        for (var c = 0; c < table.GetLength(1); c++)
        {
            table[row, c] /= by;
        }

        for (var r = 0; r < table.GetLength(0); r++)
        {
            var times = table[r, column];
            if (r != row && times != 0)
            {
                for (var c = 0; c < table.GetLength(1); c++)
                {
                    table[r, c] -= times * table[row, c];
                }
            }
        }

        basis[row] = column;
    }
}
