using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace SupplierDiversity.Features.Misreads;

/// <summary>
/// What reviews found, in the format of <c>check-clauses</c>: run it over the file and compare. The id says what a lawyer
/// found: "lawful" (the guard should let it pass) or "unlawful" (it was right), and by which rule.
/// </summary>
internal static class MisreadLessons
{
    public static byte[] Write(IEnumerable<Misread> misreads)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, NewLine = "\r\n" }))
        {
            foreach (var cells in misreads.Where(m => m.Outcome is not null).Select(Cells).Prepend(["id", "position", "language", "text", "weight"]))
            {
                foreach (var cell in cells)
                {
                    csv.WriteField(cell);
                }

                csv.NextRecord();
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string[] Cells(Misread m) =>
        [$"{(m.Outcome == "guard-wrong" ? "lawful" : "unlawful")}-{m.Rule}-{m.TextSha256[..8]}", m.Position, m.Language, m.ClauseText, ""];
}
