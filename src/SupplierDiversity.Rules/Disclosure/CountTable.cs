namespace SupplierDiversity.Rules.Disclosure;

/// <summary>A two-way table of counts of people or firms, with its totals as a last row and a last column.</summary>
public sealed class CountTable
{
    private readonly long[,] _counts;

    /// <summary>The table of these inner counts; totals are added.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is below zero.</exception>
    public CountTable(long[,] inner)
    {
        (Rows, Columns) = (inner.GetLength(0), inner.GetLength(1));
        _counts = new long[Rows + 1, Columns + 1];
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                var count = inner[row, column];
                ArgumentOutOfRangeException.ThrowIfNegative(count);
                _counts[row, column] = count;
                _counts[row, Columns] += count;
                _counts[Rows, column] += count;
                _counts[Rows, Columns] += count;
            }
        }
    }

    /// <summary>Rows without the row of totals; that row's index.</summary>
    public int Rows { get; }

    /// <summary>Columns without the column of totals; that column's index.</summary>
    public int Columns { get; }

    /// <summary>An inner count, or a total at the last row or column.</summary>
    public long this[int row, int column] => _counts[row, column];

    /// <summary>All cells, totals included.</summary>
    public IEnumerable<Cell> Cells =>
        from row in Enumerable.Range(0, Rows + 1) from column in Enumerable.Range(0, Columns + 1) select new Cell(row, column);

    // In a row the inner counts minus the total make zero; the same in a column. So a total counts the other way round.
    internal bool IsMargin(Cell cell) => (cell.Row == Rows) != (cell.Column == Columns);
}

/// <summary>A place in a table.</summary>
public readonly record struct Cell(int Row, int Column);
