using SupplierDiversity.Features.Shared;

namespace SupplierDiversity.Features.Misreads;

/// <summary>
/// What reviews found, in the format of <c>check-clauses</c>: run it over the file and compare. The id says what a lawyer
/// found: "lawful" (the guard should let it pass) or "unlawful" (it was right), and by which rule.
/// </summary>
internal static class MisreadLessons
{
    public static byte[] Write(IEnumerable<Misread> misreads) =>
        CsvFile.Bytes(["id", "position", "language", "text", "weight"], misreads.Where(m => m.Outcome is not null).Select(Cells));

    private static string[] Cells(Misread m) =>
        [$"{(m.Outcome == "guard-wrong" ? "lawful" : "unlawful")}-{m.Rule}-{m.TextSha256[..8]}", m.Position, m.Language, m.ClauseText, ""];
}
