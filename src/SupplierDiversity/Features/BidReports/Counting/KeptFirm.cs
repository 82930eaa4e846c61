using System.Globalization;
using System.Text;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Features.BidReports.Counting;

/// <summary>
/// The years of a firm as they are sealed: a line a year, its parts between tabs. A seventh of the letters of JSON, which is
/// what counting all anew spends its time on.
/// </summary>
internal static class KeptFirm
{
    private const char Part = '\t';
    private const char Line = '\n';
    private const char Won = ';';
    private const int TraitsAt = 6;
    private const int WonAt = 15;

    /// <summary>Writes the years.</summary>
    public static byte[] Of(IReadOnlyCollection<FirmYear> years) => Encoding.UTF8.GetBytes(string.Join(Line, years.Select(Written)));

    /// <summary>Reads the years.</summary>
    public static List<FirmYear> Open(ReadOnlySpan<byte> kept)
    {
        List<FirmYear> years = [];
        var text = Encoding.UTF8.GetString(kept);
        foreach (var range in text.AsSpan().Split(Line))
        {
            var line = text.AsSpan(range);
            if (line.IndexOf(Part) is > 0 and var end)
            {
                years.Add(new(int.Parse(line[..end], CultureInfo.InvariantCulture), Read(line.ToString().Split(Part))));
            }
        }

        return years;
    }

    private static string Written(FirmYear year)
    {
        var (firm, t) = (year.Firm, year.Firm.Traits);
        return string.Join(
            Part,
            string.Create(CultureInfo.InvariantCulture, $"{year.Year}\t{(int)firm.Group}\t{(int)firm.Furthest}\t{(firm.Beneath ? 1 : 0)}\t{(firm.Count.Several > 0 ? -1 : firm.Count.Marks)}\t{firm.Count.Keys}"),
            Code(t.Trade), Code(t.Size), Code(t.Procedure), Code(t.Value), Code(t.Clause), Code(t.Subcontractors), Code(t.Turnover), Code(t.References), Code(t.Languages),
            string.Join(Won, firm.Won.Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Cents} {Code(w.Currency)}"))));
    }

    private static FunnelFirm Read(string[] parts)
    {
        long Number(int at) => long.Parse(parts[at], CultureInfo.InvariantCulture);
        string Trait(int number) => parts[TraitsAt + number];
        var count = Number(4) < 0 ? new FirmCount(1, 1, 0, 0) : FirmCount.OfMark(Number(4));
        return new()
        {
            Group = (BidderGroup)Number(1),
            Furthest = (FunnelStage)Number(2),
            Beneath = Number(3) == 1,
            Count = count with { Keys = (uint)Number(5) },
            Traits = new()
            {
                Trade = Trait(0),
                Size = Trait(1),
                Procedure = Trait(2),
                Value = Trait(3),
                Clause = Trait(4),
                Subcontractors = Trait(5),
                Turnover = Trait(6),
                References = Trait(7),
                Languages = Trait(8),
            },
            Won = [.. parts[WonAt].Split(Won, StringSplitOptions.RemoveEmptyEntries).Select(w => w.Split(' ', 2)).Select(w => new WonAmount(w[1], long.Parse(w[0], CultureInfo.InvariantCulture)))],
        };
    }

    // Some codes are what a notice says, and a notice may say anything.
    private static string Code(string said) => said.AsSpan().ContainsAny(Part, Line, Won) ? "" : said;
}
