using SupplierDiversity.Features.Backgrounds;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Ownership;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Backgrounds;

namespace SupplierDiversity.Features.BidReports.Comparing;

/// <summary>Puts releases side by side: those of one city over the years, and the published ones of cities that agreed.</summary>
public sealed class ComparedReports(PublicReportBook published, ReportAgreements agreements, CityList cities, CityDefinitions definitions, CityAsking asking, TimeProvider clock)
{
    /// <summary>The cities whose agreement holds, each with a published year; the city itself first.</summary>
    /// <param name="city">The city whose page it is; nobody stands beside it while it has not agreed itself.</param>
    /// <param name="year">The year; null: the newest that two of them have, else the newest of the city.</param>
    /// <param name="ct">Stops the work.</param>
    internal async Task<ComparedCities> CitiesAsync(City city, int? year, CancellationToken ct)
    {
        var all = await agreements.AllAsync(ct);
        var open = all.Where(a => a.EndedAt is null).Select(a => a.CityId).ToHashSet();
        var names = (await cities.AllAsync(ct)).ToDictionary(c => c.CityId);
        if (!open.Contains(city.CityId))
        {
            return new(false, all, names, [], null, []);
        }

        List<(City City, PublicReport Report)> told = [];
        foreach (var member in names.Values.Where(c => open.Contains(c.CityId)).OrderBy(c => c.CityId != city.CityId).ThenBy(c => c.Name, StringComparer.Ordinal))
        {
            told.AddRange((await published.AllAsync(member, ct)).Select(r => (member, r)));
        }

        var years = told.GroupBy(t => t.Report.Report.Year).OrderByDescending(g => g.Key).ToList();
        var shown = years.FirstOrDefault(g => g.Key == year) ?? (year is null ? years.FirstOrDefault(g => g.Count() > 1) ?? years.FirstOrDefault() : null);
        List<ComparedReport> lines = [];
        foreach (var (member, report) in shown ?? Enumerable.Empty<(City City, PublicReport Report)>())
        {
            lines.Add(await WithMeaningAsync(member, report.Report, ct));
        }

        return new(true, all, names, [.. years.Select(g => g.Key)], shown?.Key, lines);
    }

    /// <summary>A year with what the city meant by its groups at the end of it.</summary>
    internal async Task<ComparedReport> WithMeaningAsync(City city, YearReport report, CancellationToken ct)
    {
        var definition = await definitions.FindAsync(city.CityId, new DateOnly(report.Year, 12, 31), clock.GetUtcNow(), ct);
        return new(city, report, definition, (await asking.FindAsync(city.CityId, ct))?.Definition);
    }
}

/// <summary>Cities side by side.</summary>
/// <param name="Agreed">True: the city of the page has agreed.</param>
/// <param name="Agreements">All agreements, for those who agreed.</param>
/// <param name="Names">All cities of the portal.</param>
/// <param name="Years">Years that one of them published, the newest first.</param>
/// <param name="Year">The year shown; null: none.</param>
/// <param name="Lines">The cities that published it.</param>
internal sealed record ComparedCities(
    bool Agreed, IReadOnlyList<ReportAgreement> Agreements, IReadOnlyDictionary<Guid, City> Names, IReadOnlyList<int> Years, int? Year, IReadOnlyList<ComparedReport> Lines);

/// <summary>One release in a comparison.</summary>
/// <param name="City">Whose.</param>
/// <param name="Report">The year.</param>
/// <param name="Definition">What the city meant by its groups at the end of the year; null: it had said nothing.</param>
/// <param name="Background">Name of the definition of a migrant background its questions follow now; null: none.</param>
internal sealed record ComparedReport(City City, YearReport Report, CityDefinition? Definition, string? Background)
{
    /// <summary>What the city meant by its groups, in sentences.</summary>
    public string Meaning(Language t)
    {
        var background = Enum.TryParse<BackgroundVersion>(Background, out var version) ? OwnerText.Definition(version, t) : t["reports.compare.no_background"];
        return Definition is not { } rule ? t["reports.compare.no_definition"]
            : t.Of("reports.compare.definition", ("least", OwnershipWords.Written(rule.Least, t)), ("diverse", t[$"statuses.definition.diverse.{rule.Diverse}"]), ("background", background));
    }
}
