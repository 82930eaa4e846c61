using System.Globalization;

namespace SupplierDiversity.Rules.Tests.Attack;

/// <summary>
/// All that somebody has read, as one system: sums of counts that nobody sees, each between two numbers, and nothing below
/// zero. Answers how large any sum can be. Equal sums are said once, noughts are taken out, and what the equations settle is put
/// in (Gauss–Jordan), so that the simplex works on what is left; each question starts where the last one ended.
/// </summary>
internal sealed class PrintedFigures
{
    private const double Small = 1e-7;
    private const int Patience = 60;
    private readonly Dictionary<string, (int[] Cells, double Low, double High)> _said = [];
    private int _cells;
    private int[] _column = [];
    private double[][] _rows = [];
    private int[] _basis = [];
    private int[] _free = [];
    private bool _isReady;

    /// <summary>How many different sums were read.</summary>
    public int Count => _said.Count;

    /// <summary>A count that nobody sees.</summary>
    public int Cell() => _cells++;

    /// <summary>A sum of counts that is printed, or known from elsewhere.</summary>
    public void Say(IEnumerable<int> cells, double low, double high)
    {
        int[] sum = [.. cells.Order()];
        var key = string.Join(',', sum.Select(c => c.ToString(CultureInfo.InvariantCulture)));
        var known = _said.GetValueOrDefault(key, (sum, 0, double.PositiveInfinity));
        _said[key] = (sum, Math.Max(known.Low, low), Math.Min(known.High, high));
        _isReady = false;
    }

    /// <summary>A count as it is printed: nought is nought, and nothing else is below k.</summary>
    /// <param name="count">The count; null: hidden.</param>
    /// <param name="noise">By how much it was changed at most.</param>
    /// <param name="leastCount">k.</param>
    /// <param name="cells">What it is a sum of.</param>
    public void Print(long? count, int noise, int leastCount, IEnumerable<int> cells)
    {
        if (count is { } n)
        {
            Say(cells, n == 0 ? 0 : noise == 0 ? n : Math.Max(leastCount, n - noise), n == 0 ? 0 : n + noise);
        }
    }

    /// <summary>Which sums cannot be as large as they would have to look.</summary>
    public IReadOnlyList<string> Pinned(IEnumerable<(string Name, int[] Cells, double Enough)> questions)
    {
        List<string> found = [];
        var open = questions.ToList();
        while (open.Count > 0)
        {
            var (name, cells, enough) = open[^1];
            open.RemoveAt(open.Count - 1);
            if (Most(cells, enough) is var most && most < enough - 0.5)
            {
                found.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: at most {most:0.#}"));
            }

            // One table may answer many questions.
            open.RemoveAll(q => Now(q.Cells) >= q.Enough);
        }

        return found;
    }

    /// <summary>The largest value a sum can have; at least <paramref name="enough"/> ends the search early.</summary>
    public double Most(IReadOnlyCollection<int> sum, double enough = double.PositiveInfinity)
    {
        Prepare();
        var gain = new double[_free.Length + 1];
        foreach (var column in sum.Select(c => _column[c]).Where(c => c >= 0))
        {
            Gain(gain, column, 1);
        }

        return Solve(gain, enough);
    }

    // What a sum is in the table that was tried last.
    private double Now(int[] sum)
    {
        var now = 0.0;
        for (var r = 0; r < _rows.Length; r++)
        {
            foreach (var cell in sum)
            {
                now += _column[cell] == _basis[r] ? _rows[r][^1] : 0;
            }
        }

        return now;
    }

    private void Gain(double[] gain, int column, double times)
    {
        var row = Array.IndexOf(_basis, column);
        if (row < 0)
        {
            gain[Array.IndexOf(_free, column)] += times;
            return;
        }

        for (var f = 0; f < _free.Length; f++)
        {
            gain[f] -= times * _rows[row][f];
        }

        gain[^1] += times * _rows[row][^1];
    }

    private void Prepare()
    {
        if (_isReady)
        {
            return;
        }

        _isReady = true;
        var zero = new bool[_cells];
        foreach (var (cells, _, high) in _said.Values.Where(s => s.High < Small))
        {
            Array.ForEach(cells, c => zero[c] = true);
        }

        var columns = 0;
        _column = [.. Enumerable.Range(0, _cells).Select(c => zero[c] ? -1 : columns++)];
        // What is known to within something has a place for what it is less than the most, and one for the rest of that.
        List<(int[] Columns, double Value)> equations = [];
        foreach (var (cells, low, high) in _said.Values)
        {
            int[] left = [.. cells.Select(c => _column[c]).Where(c => c >= 0)];
            if (left.Length == 0 || double.IsPositiveInfinity(high))
            {
                continue;
            }

            if (high - low < Small)
            {
                equations.Add((left, high));
                continue;
            }

            equations.Add(([.. left, columns], high));
            if (low > Small)
            {
                equations.Add(([columns, columns + 1], high - low));
                columns++;
            }

            columns++;
        }

        Eliminate(equations, columns);
        Start();
    }

    private void Eliminate(List<(int[] Columns, double Value)> equations, int columns)
    {
        List<(double[] Row, int Basis)> done = [];
        foreach (var (cells, value) in equations)
        {
            var row = new double[columns + 1];
            Array.ForEach(cells, c => row[c]++);
            row[columns] = value;
            foreach (var (other, basis) in done.Where(d => Math.Abs(row[d.Basis]) > Small))
            {
                Add(row, other, -row[basis]);
            }

            var best = -1;
            for (var c = 0; c < columns; c++)
            {
                best = Math.Abs(row[c]) > Small && (best < 0 || Math.Abs(row[c]) > Math.Abs(row[best]) + Small) ? c : best;
            }

            if (best < 0)
            {
                Assert.True(Math.Abs(row[columns]) < 1e-4, "What is printed contradicts itself.");
                continue;
            }

            Scale(row, 1 / row[best]);
            foreach (var (other, _) in done.Where(d => Math.Abs(d.Row[best]) > Small))
            {
                Add(other, row, -other[best]);
            }

            done.Add((row, best));
        }

        _basis = [.. done.Select(d => d.Basis)];
        _free = [.. Enumerable.Range(0, columns).Except(_basis)];
        _rows = [.. done.Select(d => (double[])[.. _free.Select(f => d.Row[f]), d.Row[columns]])];
    }

    // A table without anything below zero: one more number lifts all rows, and is then made as small as can be.
    private void Start()
    {
        var worst = -1;
        for (var r = 0; r < _rows.Length; r++)
        {
            worst = _rows[r][^1] < -Small && (worst < 0 || _rows[r][^1] < _rows[worst][^1]) ? r : worst;
        }

        if (worst < 0)
        {
            return;
        }

        const int Lift = int.MaxValue;
        _free = [.. _free, Lift];
        _rows = [.. _rows.Select(r => (double[])[.. r[..^1], -1, r[^1]])];
        Pivot(worst, _free.Length - 1, new double[_free.Length + 1]);
        var gain = new double[_free.Length + 1];
        Gain(gain, Lift, -1);
        Assert.True(Math.Abs(Solve(gain, -Small / 10)) < 1e-4, "What is printed contradicts itself.");
        var row = Array.IndexOf(_basis, Lift);
        if (row >= 0)
        {
            var into = Enumerable.Range(0, _free.Length).MaxBy(f => Math.Abs(_rows[row][f]));
            Pivot(row, into, new double[_free.Length + 1]);
        }

        var at = Array.IndexOf(_free, Lift);
        _free = [.. _free.Where((_, i) => i != at)];
        _rows = [.. _rows.Select(r => (double[])[.. r.Where((_, i) => i != at)])];
    }

    // The column that gains most; after many steps that gain nothing the first that gains, which never goes round in circles.
    private double Solve(double[] gain, double enough)
    {
        for (var idle = 0; gain[^1] < enough;)
        {
            var enter = -1;
            for (var f = 0; f < _free.Length; f++)
            {
                if (gain[f] > Small && (enter < 0 || (idle < Patience ? gain[f] > gain[enter] : _free[f] < _free[enter])))
                {
                    enter = f;
                }
            }

            if (enter < 0)
            {
                return gain[^1];
            }

            var leave = -1;
            for (var r = 0; r < _rows.Length; r++)
            {
                if (_rows[r][enter] > Small && (leave < 0 || (_rows[r][^1] / _rows[r][enter]) - (_rows[leave][^1] / _rows[leave][enter]) is var gap
                    && (gap < -Small || (gap < Small && _basis[r] < _basis[leave]))))
                {
                    leave = r;
                }
            }

            if (leave < 0)
            {
                return double.PositiveInfinity;
            }

            idle = _rows[leave][^1] > Small ? 0 : idle + 1;
            Pivot(leave, enter, gain);
        }

        return gain[^1];
    }

    // The free place and the one of the row change roles.
    private void Pivot(int row, int column, double[] gain)
    {
        var own = _rows[row];
        var by = own[column];
        own[column] = 1;
        Scale(own, 1 / by);
        foreach (var other in _rows)
        {
            if (other != own && other[column] is var times && Math.Abs(times) > 1e-11)
            {
                other[column] = 0;
                Add(other, own, -times);
            }
            else if (other != own)
            {
                other[column] = 0;
            }
        }

        var rate = gain[column];
        gain[column] = 0;
        for (var f = 0; f < _free.Length; f++)
        {
            gain[f] -= rate * own[f];
        }

        gain[^1] += rate * own[^1];
        (_basis[row], _free[column]) = (_free[column], _basis[row]);
    }

    private static void Add(double[] to, double[] row, double times)
    {
        for (var c = 0; c < to.Length; c++)
        {
            to[c] += times * row[c];
        }
    }

    private static void Scale(double[] row, double times)
    {
        for (var c = 0; c < row.Length; c++)
        {
            row[c] *= times;
        }
    }
}
