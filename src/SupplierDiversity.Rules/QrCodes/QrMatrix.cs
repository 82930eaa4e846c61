namespace SupplierDiversity.Rules.QrCodes;

/// <summary>Places patterns and codewords on the square and chooses the mask that reads best.</summary>
internal sealed class QrMatrix
{
    private readonly QrVersion _version;
    private readonly int _size;
    private readonly bool[,] _dark;
    private readonly bool[,] _fixed;

    private QrMatrix(QrVersion version, byte[] codewords, int mask)
    {
        (_version, _size) = (version, version.Size);
        (_dark, _fixed) = (new bool[_size, _size], new bool[_size, _size]);
        Patterns();
        Format(mask);
        Version();
        Place(codewords, mask);
    }

    /// <summary>The square with the mask of the least penalty (8.8.2 of the standard).</summary>
    public static bool[,] Best(QrVersion version, byte[] codewords) =>
        Enumerable.Range(0, 8).Select(mask => new QrMatrix(version, codewords, mask)._dark).MinBy(QrPenalty.Of)!;

    private void Patterns()
    {
        for (var n = 0; n < _size; n++)
        {
            Fix(6, n, n % 2 == 0);
            Fix(n, 6, n % 2 == 0);
        }

        foreach (var (row, column) in new[] { (3, 3), (3, _size - 4), (_size - 4, 3) })
        {
            Square(row, column, 4, ring => ring is not (2 or 4));
        }

        var places = _version.Alignment;
        foreach (var row in places)
        {
            foreach (var column in places)
            {
                if (!(row == 6 && column == 6) && !(row == 6 && column == _size - 7) && !(row == _size - 7 && column == 6))
                {
                    Square(row, column, 2, ring => ring != 1);
                }
            }
        }
    }

    private void Square(int row, int column, int reach, Func<int, bool> isDark)
    {
        for (var r = Math.Max(row - reach, 0); r <= Math.Min(row + reach, _size - 1); r++)
        {
            for (var c = Math.Max(column - reach, 0); c <= Math.Min(column + reach, _size - 1); c++)
            {
                Fix(r, c, isDark(Math.Max(Math.Abs(r - row), Math.Abs(c - column))));
            }
        }
    }

    // Level M is 00; five bits of level and mask, ten of BCH correction, then a mask of their own (8.9).
    private void Format(int mask)
    {
        var bits = ((mask << 10) | Remainder(mask, 10, 0x537)) ^ 0x5412;
        for (var n = 0; n < 15; n++)
        {
            var on = ((bits >> n) & 1) == 1;
            Fix(n < 6 ? n : n < 8 ? n + 1 : _size - 15 + n, 8, on);
            Fix(8, n < 8 ? _size - 1 - n : n == 8 ? 7 : 14 - n, on);
        }

        Fix(_size - 8, 8, true);
    }

    private void Version()
    {
        if (_version.Number < 7)
        {
            return;
        }

        var bits = (_version.Number << 12) | Remainder(_version.Number, 12, 0x1F25);
        for (var n = 0; n < 18; n++)
        {
            var (near, far) = (n / 3, _size - 11 + (n % 3));
            Fix(near, far, ((bits >> n) & 1) == 1);
            Fix(far, near, ((bits >> n) & 1) == 1);
        }
    }

    // In pairs of columns from the right, up and down in turn, around what is fixed.
    private void Place(byte[] codewords, int mask)
    {
        var bit = 0;
        for (var right = _size - 1; right >= 1; right -= right == 8 ? 3 : 2)
        {
            var up = ((right < 6 ? right + 1 : right) & 2) == ((_size - 1) & 2);
            for (var n = 0; n < _size; n++)
            {
                var row = up ? _size - 1 - n : n;
                for (var column = right; column >= right - 1; column--)
                {
                    if (!_fixed[row, column])
                    {
                        var on = bit < codewords.Length * 8 && ((codewords[bit / 8] >> (7 - (bit % 8))) & 1) == 1;
                        bit++;
                        _dark[row, column] = on ^ Masks(mask, row, column);
                    }
                }
            }
        }
    }

    private static bool Masks(int mask, int row, int column) => mask switch
    {
        0 => (row + column) % 2 == 0,
        1 => row % 2 == 0,
        2 => column % 3 == 0,
        3 => (row + column) % 3 == 0,
        4 => ((row / 2) + (column / 3)) % 2 == 0,
        5 => (row * column % 2) + (row * column % 3) == 0,
        6 => ((row * column % 2) + (row * column % 3)) % 2 == 0,
        _ => (((row + column) % 2) + (row * column % 3)) % 2 == 0,
    };

    private static int Remainder(int value, int degree, int generator)
    {
        var rest = value;
        for (var n = 0; n < degree; n++)
        {
            rest = (rest << 1) ^ ((rest >> (degree - 1)) * generator);
        }

        return rest;
    }

    private void Fix(int row, int column, bool on) => (_dark[row, column], _fixed[row, column]) = (on, true);
}
