using System.Globalization;
using SupplierDiversity.Commands;
using SupplierDiversity.Rules.Disclosure;

namespace SupplierDiversity.Features.Disclosure;

/// <summary>
/// <c>protect-table FILE.csv --k K</c>: the portal's disclosure rules on any two-way table <c>row,column,count</c>, so
/// that an auditor can try to break them.
/// </summary>
internal static class ProtectTableVerb
{
    private const long LargestCount = 1_000_000_000_000;
    private static readonly string[] Columns = ["row", "column", "count"];

    public static Verb Verb { get; } = new("protect-table", "FILE.csv --k K", "hide what a two-way table of counts would disclose", UsesDatabase: false, call =>
    {
        if (call.Arguments.Where((_, i) => i == 0 || call.Arguments[i - 1] != "--k").Where(a => a != "--k").ToList() is not [var path]
            || path.StartsWith('-') || !long.TryParse(call.Option("--k"), NumberStyles.None, CultureInfo.InvariantCulture, out var k) || k < 1)
        {
            call.Error.WriteLine("protect-table takes one CSV file and --k with a whole number of at least 1.");
            return Task.FromResult(Exit.BadUsage);
        }

        var file = new CsvFile(path, call.Error, Columns, mayMiss: []);
        var counts = new Dictionary<(string Row, string Column), long>();
        Read(file, counts);
        var rows = counts.Keys.Select(c => c.Row).Distinct().ToList();
        var columns = counts.Keys.Select(c => c.Column).Distinct().ToList();
        var inner = new long[rows.Count, columns.Count];
        foreach (var ((row, column), count) in counts)
        {
            inner[rows.IndexOf(row), columns.IndexOf(column)] = count;
        }

        var table = ProtectedTable.Of(new CountTable(inner), k);
        call.PrintJson(
            new
            {
                rows,
                columns,
                cells = rows.Select((_, r) => columns.Select((_, c) => table[r, c])),
                rowTotals = rows.Select((_, r) => table[r, columns.Count]),
                columnTotals = columns.Select((_, c) => table[rows.Count, c]),
                total = table[rows.Count, columns.Count],
            });
        return Task.FromResult(file.ExitCode);
    });

    private static void Read(CsvFile file, Dictionary<(string Row, string Column), long> counts)
    {
        foreach (var row in file.Rows())
        {
            if (!long.TryParse(row["count"], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > LargestCount)
            {
                file.Refuse(row, $"count '{row["count"]}' is no whole number of zero or more");
            }
            else if (!counts.TryAdd((row["row"], row["column"]), count))
            {
                file.Refuse(row, $"the cell '{row["row"]}', '{row["column"]}' was there before");
            }
        }
    }
}
