using System.Text.Encodings.Web;
using System.Text.Json;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.Shared;
using SupplierDiversity.Rules.Dive;

namespace SupplierDiversity.Features.Dive;

/// <summary>
/// The indicators of a year as a file: CSV, JSON or XLSX. Codes are the same in every language and stay as they are; an empty cell
/// says that nothing was counted or said, never zero or no.
/// </summary>
internal static class DiveFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    private static readonly string[] Columns =
        ["city", "year", "indicator", "evidence", "contradicts", "kind", "figure", "part", "whole", "known_of", "share", "year_before_share", "answer", "words", "day"];

    /// <summary>The file in one of the formats of <see cref="ReportFiles.Types"/>.</summary>
    public static byte[] Write(string format, DivePage page) => format switch
    {
        "json" => JsonSerializer.SerializeToUtf8Bytes(Object(page), Options),
        "xlsx" => Workbook.Write([new("indicators", Columns, Lines(page))]),
        _ => CsvFile.Bytes(Columns, Lines(page)),
    };

    private static IEnumerable<IReadOnlyList<object?>> Lines(DivePage page)
    {
        foreach (var line in page.Lines)
        {
            object?[] head = [page.City.Slug, page.Year, line.Indicator, Evidence(line), line.Evidence.Contradicts];
            foreach (var figure in line.Figures)
            {
                yield return [.. head, "figure", figure.Name, figure.Part, figure.Whole, figure.All, Share(figure), Share(line.SameBefore(figure)), null, null, null];
            }

            if (line.Statement is { } said)
            {
                yield return [.. head, "statement", null, null, null, null, null, null, said.Answer, said.Words, page.City.DayAt(said.SaidAt)];
            }

            foreach (var remark in line.Remarks)
            {
                yield return [.. head, "remark", null, null, null, null, null, null, null, remark.Words, page.City.DayAt(remark.WrittenAt)];
            }

            if (line.Figures.Count == 0 && line.Statement is null && line.Remarks.Count == 0)
            {
                yield return [.. head, "nothing", null, null, null, null, null, null, null, null, null];
            }
        }
    }

    private static object Object(DivePage page) => new
    {
        city = page.City.Slug,
        year = page.Year,
        indicators = page.Lines.Select(line => new
        {
            indicator = line.Indicator,
            evidence = Evidence(line),
            contradicts = line.Evidence.Contradicts,
            figures = line.Figures.Select(f => new { name = f.Name, part = f.Part, whole = f.Whole, knownOf = f.All, share = Share(f), yearBefore = Share(line.SameBefore(f)) }),
            statement = line.Statement is { } said ? new { answer = said.Answer, words = said.Words, day = page.City.DayAt(said.SaidAt) } : null,
            remarks = line.Remarks.Select(r => new { words = r.Words, day = page.City.DayAt(r.WrittenAt) }),
        }),
    };

    private static string Evidence(DiveLine line) => line.Evidence.Kind switch
    {
        EvidenceKind.Data => "data",
        EvidenceKind.Statement => "statement",
        _ => "none",
    };

    private static double? Share(IndicatorFigure? figure) => figure?.BasisPoints / 10_000d;
}
