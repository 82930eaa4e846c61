using System.Globalization;

namespace SupplierDiversity.Rules.Ownership;

/// <summary>
/// A list of owners as it is pasted from a spreadsheet: a line an owner, cells parted by tabs, else by semicolons: owner,
/// share, kind, held in, kind of shares, first day, last day. What is left out at the end is not stated.
/// </summary>
public static class OwnershipPaste
{
    /// <summary>Reads the lines. Owners that were there before keep their ids, by label.</summary>
    /// <param name="text">What was pasted.</param>
    /// <param name="before">The list as it was.</param>
    /// <param name="newId">Makes an id for an owner who is new.</param>
    /// <param name="kinds">What people call a person, a company and an institution in their language.</param>
    public static (IReadOnlyList<OwnershipLine> Lines, IReadOnlyList<SheetProblem> Problems) Read(
        string text, OwnershipSheet before, Func<Guid> newId, IReadOnlyDictionary<string, OwnerKind> kinds)
    {
        var ids = before.Lines.GroupBy(l => l.Label, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().Owner, StringComparer.OrdinalIgnoreCase);
        List<OwnershipLine> lines = [];
        List<SheetProblem> problems = [];
        var rows = text.Split('\n').Select(r => r.Trim('\r')).ToList();
        for (var i = 0; i < rows.Count && lines.Count <= OwnershipSheet.MostLines; i++)
        {
            if (string.IsNullOrWhiteSpace(rows[i]))
            {
                continue;
            }

            var cells = rows[i].Split(rows[i].Contains('\t', StringComparison.Ordinal) ? '\t' : ';').Select(c => c.Trim().Trim('"').Trim()).ToList();
            string Cell(int at) => at < cells.Count ? cells[at] : "";
            var size = Cell(1).Length == 0 ? null : TypedShare.Read(Cell(1));
            var kind = OwnerKind.Person;
            var (from, to) = (Day(Cell(5)), Day(Cell(6)));
            var fault = Cell(0).Length is 0 or > 200 || Cell(0).Any(char.IsControl) ? "label"
                : size is null && Cell(1).Length > 0 ? "share"
                : Cell(2).Length > 0 && !kinds.TryGetValue(Cell(2).ToUpperInvariant(), out kind) ? "kind"
                : (from is null && Cell(5).Length > 0) || (to is null && Cell(6).Length > 0) ? "day"
                : null;
            if (fault is not null)
            {
                problems.Add(new(i, fault, rows[i].Length > 80 ? rows[i][..80] : rows[i]));
                continue;
            }

            if (!ids.TryGetValue(Cell(0), out var id))
            {
                ids[Cell(0)] = id = newId();
            }

            lines.Add(new(id, Cell(0), kind, Cell(3), Cell(4), size, from, to));
        }

        return (lines, problems);
    }

    /// <summary>The list as text that <see cref="Read"/> understands.</summary>
    public static string Write(OwnershipSheet sheet, IReadOnlyDictionary<OwnerKind, string> kinds) => string.Join('\n', sheet.Lines.Select(l => string.Join('\t', new[]
    {
        l.Label, l.Size is { } size ? TypedShare.Write(size) : "", kinds[l.Kind], l.In, l.Class,
        l.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", l.To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
    }).TrimEnd('\t')));

    private static DateOnly? Day(string typed) =>
        DateOnly.TryParseExact(typed, ["yyyy-MM-dd", "d.M.yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
