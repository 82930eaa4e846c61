using System.Globalization;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Rules.Ownership;

/// <summary>
/// A list of owners as it is pasted from a spreadsheet: a line an owner, cells parted by tabs, else by semicolons: owner,
/// share, kind, held in, kind of shares, first day, last day. What is left out at the end is not stated. A first line that names
/// the columns is passed over.
/// </summary>
public static class OwnershipPaste
{
    /// <summary>Reads the lines. Owners that were there before keep their ids, by label.</summary>
    /// <param name="text">What was pasted.</param>
    /// <param name="before">The list as it was.</param>
    /// <param name="newId">Makes an id for an owner who is new.</param>
    /// <param name="kinds">What people call a person, a company and an institution in their language.</param>
    /// <param name="headings">What a column of shares is called above a table ("share", "%"), in capital letters.</param>
    public static (IReadOnlyList<OwnershipLine> Lines, IReadOnlyList<SheetProblem> Problems) Read(
        string text, OwnershipSheet before, Func<Guid> newId, IReadOnlyDictionary<string, OwnerKind> kinds, IReadOnlySet<string>? headings = null)
    {
        var ids = before.Lines.GroupBy(l => l.Label, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().Owner, StringComparer.OrdinalIgnoreCase);
        List<OwnershipLine> lines = [];
        List<SheetProblem> problems = [];
        var rows = text.TrimStart('\uFEFF').Split('\n').Select(r => r.Trim('\r')).ToList();
        var first = rows.FindIndex(r => !string.IsNullOrWhiteSpace(r));
        for (var i = 0; i < rows.Count && lines.Count <= OwnershipSheet.MostLines; i++)
        {
            // A spreadsheet leaves its parting signs in empty rows.
            if (string.IsNullOrWhiteSpace(rows[i].Replace(';', ' ')))
            {
                continue;
            }

            var cells = rows[i].Split(rows[i].Contains('\t', StringComparison.Ordinal) ? '\t' : ';').Select(Plain).ToList();
            string Cell(int at) => at < cells.Count ? cells[at] : "";
            if (i == first && headings?.Contains(Cell(1).ToUpperInvariant()) == true)
            {
                continue;
            }

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

    // Quotes of a spreadsheet, and marks of direction that cannot be seen: with them a name would be another one.
    private static string Plain(string cell) => string.Concat(cell.Where(c => c is not ('\u200E' or '\u200F' or '\u061C' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')))).Trim().Trim('"').Trim();

    private static DateOnly? Day(string typed) =>
        DateOnly.TryParseExact(PlainDigits.Typed(typed), ["yyyy-MM-dd", "d.M.yyyy", "d/M/yyyy", "d-M-yyyy", "d. M. yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
