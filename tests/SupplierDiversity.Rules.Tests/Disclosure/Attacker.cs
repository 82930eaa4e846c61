namespace SupplierDiversity.Rules.Tests.Disclosure;

/// <summary>
/// Somebody who has all that is printed and a computer: the largest number a hidden cell can hold, given sums and that
/// nothing is below zero. Simplex with Bland's rule, which never goes round in circles; each question starts where the last one ended.
/// </summary>
internal sealed class Attacker
{
    private const double Small = 1e-7;
    private readonly double[,] _table;
    private readonly int[] _basis;
    private readonly int[] _flipped;
    private readonly int _variables;
    private readonly Dictionary<int, int> _columns;

    public Attacker(IReadOnlyList<(int Total, int[] Parts)> equations, IReadOnlyList<long> truth, IEnumerable<int> hidden)
    {
        _columns = hidden.Order().Select((cell, i) => (cell, i)).ToDictionary(c => c.cell, c => c.i);
        Used = [.. equations.Select((e, i) => (e, i)).Where(e => e.e.Parts.Append(e.e.Total).Any(_columns.ContainsKey)).Select(e => e.i)];
        (_variables, _basis, _flipped) = (_columns.Count, new int[Used.Count], new int[Used.Count]);
        _table = new double[Used.Count, _variables + Used.Count + 1];
        for (var r = 0; r < Used.Count; r++)
        {
            var (total, parts) = equations[Used[r]];
            foreach (var (cell, sign) in parts.Select(p => (p, 1)).Append((total, -1)))
            {
                _table[r, _columns.TryGetValue(cell, out var column) ? column : Last] += _columns.ContainsKey(cell) ? sign : -sign * truth[cell];
            }

            _flipped[r] = _table[r, Last] < 0 ? -1 : 1;
            for (var c = 0; c <= Last; c++)
            {
                _table[r, c] *= _flipped[r];
            }

            (_table[r, _variables + r], _basis[r]) = (1, _variables + r);
        }

        var artificial = new double[Last];
        Array.Fill(artificial, -1, _variables, Used.Count);
        Solve(artificial, Last);
        // What stands for an equation that says nothing new must stay at zero.
        for (var r = 0; r < Used.Count; r++)
        {
            if (_basis[r] >= _variables && Enumerable.Range(0, _variables).FirstOrDefault(c => Math.Abs(_table[r, c]) > Small, -1) is >= 0 and var column)
            {
                Pivot(r, column);
            }
        }
    }

    /// <summary>The equations that speak of hidden cells.</summary>
    public IReadOnlyList<int> Used { get; }

    private int Last => _variables + _basis.Length;

    /// <summary>The largest a hidden cell can be; infinite where nothing bounds it.</summary>
    public double Most(int cell)
    {
        var wanted = new double[Last];
        wanted[_columns[cell]] = 1;
        return Solve(wanted, _variables);
    }

    /// <summary>After <see cref="Most"/>: how much each equation's right side counts in the bound.</summary>
    public double[] Weights(int cell)
    {
        var weights = new double[_basis.Length];
        for (var r = 0; r < _basis.Length; r++)
        {
            for (var row = 0; row < _basis.Length; row++)
            {
                weights[r] += _basis[row] == _columns[cell] ? _table[row, _variables + r] * _flipped[r] : 0;
            }
        }

        return weights;
    }

    private double Solve(double[] wanted, int usable)
    {
        var rows = _basis.Length;
        var gain = new double[Last + 1];
        for (var c = 0; c <= Last; c++)
        {
            gain[c] = c < Last ? wanted[c] : 0;
            for (var r = 0; r < rows; r++)
            {
                gain[c] -= wanted[_basis[r]] * _table[r, c];
            }
        }

        while (true)
        {
            var enter = 0;
            while (enter < usable && gain[enter] <= Small)
            {
                enter++;
            }

            if (enter == usable)
            {
                return -gain[Last];
            }

            var leave = -1;
            for (var r = 0; r < rows; r++)
            {
                if (_table[r, enter] > Small && (leave < 0 || _table[r, Last] / _table[r, enter] - (_table[leave, Last] / _table[leave, enter]) is var gap
                    && (gap < -Small || (Math.Abs(gap) <= Small && _basis[r] < _basis[leave]))))
                {
                    leave = r;
                }
            }

            if (leave < 0)
            {
                return double.PositiveInfinity;
            }

            Pivot(leave, enter);
            var times = gain[enter];
            for (var c = 0; c <= Last; c++)
            {
                gain[c] -= times * _table[leave, c];
            }
        }
    }

    private void Pivot(int row, int column)
    {
        var by = _table[row, column];
        for (var c = 0; c <= Last; c++)
        {
            _table[row, c] /= by;
        }

        for (var r = 0; r < _basis.Length; r++)
        {
            var times = _table[r, column];
            if (r != row && times != 0)
            {
                for (var c = 0; c <= Last; c++)
                {
                    _table[r, c] -= times * _table[row, c];
                }
            }
        }

        _basis[row] = column;
    }
}
