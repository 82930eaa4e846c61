using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace SupplierDiversity.Features.Shared;

/// <summary>A table as CSV (RFC 4180, UTF-8). What a spreadsheet would take for a formula is disarmed.</summary>
internal static class CsvFile
{
    /// <summary>The media type.</summary>
    public const string Type = "text/csv; charset=utf-8";

    /// <summary>The lines as text.</summary>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="lines">Cells in their order; null is an empty cell. Numbers and days are written alike in every language.</param>
    public static string Text(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> lines)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, NewLine = "\r\n" }))
        {
            foreach (var line in lines.Prepend(columns))
            {
                foreach (var cell in line)
                {
                    csv.WriteField(cell is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Convert.ToString(cell, CultureInfo.InvariantCulture));
                }

                csv.NextRecord();
            }
        }

        return text.ToString();
    }

    /// <summary>The lines as bytes.</summary>
    /// <inheritdoc cref="Text" path="/param"/>
    public static byte[] Bytes(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> lines) => Encoding.UTF8.GetBytes(Text(columns, lines));
}
