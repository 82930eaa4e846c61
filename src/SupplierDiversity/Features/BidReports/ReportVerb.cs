using System.Globalization;
using System.Text;
using SupplierDiversity.Commands;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Disclosure;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Features.BidReports;

/// <summary>
/// <c>report monitoring --city C --from D --to D [--audience public|officer] [--format csv|json|xlsx]</c>: the monitoring tables of
/// all whole years between two days, through the same gate as the pages. For the public each count has the noise it has on the public page. A year that ended and was not told yet is counted
/// and kept by it.
/// </summary>
internal static class ReportVerb
{
    private const string Usage = "monitoring --city C --from D --to D [--audience public|officer] [--format csv|json|xlsx]";

    public static Verb Verb { get; } = new("report", Usage, "the monitoring tables of a city, protected as on the pages", UsesDatabase: true, async call =>
    {
        var format = call.Option("--format") ?? (call.Json ? "json" : "csv");
        if (call.Arguments is not ["monitoring", ..] || call.Option("--city") is not { } slug || Day(call.Option("--from")) is not { } from || Day(call.Option("--to")) is not { } to || from > to
            || !ReportFiles.Types.ContainsKey(format))
        {
            call.Error.WriteLine($"report {Usage}; D is a day such as 2025-01-01.");
            return Exit.BadUsage;
        }

        var audience = call.Option("--audience") ?? "officer";
        if (audience is not ("officer" or "public"))
        {
            call.Error.WriteLine($"'{audience}' is no audience; there are public and officer.");
            return Exit.BadUsage;
        }

        var (cities, gate, clock) = (call.Get<CityList>(), call.Get<ReportGate>(), call.Get<TimeProvider>());
        if (await cities.FindBySlugAsync(slug, call.Cancellation) is not { } city)
        {
            call.Error.WriteLine($"There is no city '{slug}'.");
            return Exit.BadUsage;
        }

        var asked = ReportYear.Within(from, to);
        var thisYear = city.DayAt(clock.GetUtcNow()).Year;
        foreach (var year in asked.Where(y => y < thisYear))
        {
            await gate.MakeAsync(city, year, await call.Get<LeastCounts>().UsualAsync(city, call.Cancellation), call.Cancellation);
        }

        if (asked.Count == 0 || asked.Any(y => y >= thisYear))
        {
            call.Error.WriteLine("Only whole calendar years that ended are told: parts of a year could be subtracted from each other.");
        }

        var reports = (await (audience == "public" ? gate.PublicAsync(city, call.Cancellation) : gate.AllAsync(city, call.Cancellation))).Where(r => asked.Contains(r.Year)).OrderBy(r => r.Year).ToList();
        await PrintAsync(call, format, city, reports);
        return Exit.Success;
    });

    private static async Task PrintAsync(VerbCall call, string format, City city, List<YearReport> reports)
    {
        if (call.Json)
        {
            call.PrintJson(ReportFiles.Object(city, reports));
        }
        else if (format == "xlsx" && call.Out == Console.Out)
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(ReportFiles.Write(format, city, reports), call.Cancellation);
        }
        else
        {
            await call.Out.WriteAsync(Encoding.UTF8.GetString(ReportFiles.Write(format, city, reports)));
        }
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
