using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace SupplierDiversity.Commands;

/// <summary>
/// A CSV file an operator hands in: UTF-8 (a BOM is accepted), comma-separated, RFC 4180 quoting, header row required,
/// unknown columns refused by name. Each row comes with the line it starts on, so that a refusal can say where.
/// </summary>
internal sealed class CsvFile(string path, TextWriter error, IReadOnlyList<string> columns, IReadOnlyList<string> mayMiss)
{
    private const char Unreadable = '\uFFFD';

    private string[] _header = [];
    private bool _fileRefused;

    /// <summary>Rows read so far, refused ones too.</summary>
    public int Read { get; private set; }

    /// <summary>Rows refused so far.</summary>
    public int Rejected { get; private set; }

    /// <summary>The exit code after all rows were read.</summary>
    public int ExitCode => Rejected > 0 || _fileRefused ? Exit.SomeRefused : Exit.Success;

    /// <summary>Counts a row as refused and says why, as FILE:LINE: reason.</summary>
    public void Refuse(CsvRow row, string reason) => Refuse(row.Line, reason);

    /// <summary>The rows that are whole; others are refused. A bad header refuses the file, which then has no rows.</summary>
    public IEnumerable<CsvRow> Rows()
    {
        using var text = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: true);
        var broken = false;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = ",",
            DetectDelimiter = false,
            IgnoreBlankLines = false,
            BadDataFound = _ => broken = true,
        };
        using var parser = new CsvParser(text, configuration);
        while (true)
        {
            var line = parser.RawRow + 1;
            broken = false;
            if (!parser.Read())
            {
                if (_header.Length == 0)
                {
                    RefuseFile(1, $"the file is empty; its first line must name the columns {string.Join(',', columns)}");
                }

                yield break;
            }

            if (_header.Length == 0)
            {
                _header = [.. parser.Record!.Select(c => c.Trim())];
                if (HeaderProblem(_header) is { } problem)
                {
                    RefuseFile(line, problem);
                    yield break;
                }
            }
            else if (parser.Record is { Length: > 1 } or [{ Length: > 0 }])
            {
                Read++;
                var row = parser.Record;
                var problem = broken ? "the quotes are not closed or stand in the middle of a cell"
                    : row.Length != _header.Length ? $"the row has {row.Length} cells, the header {_header.Length}"
                    : row.Any(c => c.Contains(Unreadable, StringComparison.Ordinal)) ? "the row is not UTF-8 text"
                    : null;
                if (problem is null)
                {
                    yield return new CsvRow(line, _header, row);
                }
                else
                {
                    Refuse(line, problem);
                }
            }
        }
    }

    private void Refuse(int line, string reason)
    {
        Rejected++;
        Say(line, reason);
    }

    private void RefuseFile(int line, string reason)
    {
        _fileRefused = true;
        Say(line, reason);
    }

    private void Say(int line, string reason) => error.WriteLine($"{Path.GetFileName(path)}:{line}: {reason}");

    private string? HeaderProblem(string[] header)
    {
        if (header.FirstOrDefault(h => !columns.Contains(h)) is { } unknown)
        {
            return $"there is no column '{unknown}'; columns are {string.Join(',', columns)}";
        }

        if (header.GroupBy(h => h).FirstOrDefault(g => g.Count() > 1)?.Key is { } twice)
        {
            return $"the column '{twice}' is there twice";
        }

        return columns.FirstOrDefault(c => !mayMiss.Contains(c) && !header.Contains(c)) is { } missing
            ? $"the column '{missing}' is missing" : null;
    }
}

/// <summary>One row.</summary>
/// <param name="Line">Where it starts, 1-based.</param>
/// <param name="Header">The columns as the file names them.</param>
/// <param name="Cells">Its cells.</param>
internal sealed record CsvRow(int Line, string[] Header, string[] Cells)
{
    /// <summary>The cell of a column, without outer blanks; empty when the file lacks the column.</summary>
    public string this[string column] => Array.IndexOf(Header, column) is var at and >= 0 ? Cells[at].Trim() : "";

    /// <summary>A cell for a message, which stays one short line whatever the cell holds.</summary>
    public string Shown(string column) => Short(this[column]);

    /// <inheritdoc cref="Shown"/>
    public static string Short(string cell) => new string([.. cell.Take(80).Select(c => char.IsControl(c) ? ' ' : c)]) + (cell.Length > 80 ? "…" : "");

    /// <summary>The values of a cell that holds several, parted by ;.</summary>
    public string[] Values(string column) => this[column].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
