using SupplierDiversity.Features.Awards;
using SupplierDiversity.Features.Barriers;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Clauses;
using SupplierDiversity.Features.Monitoring;
using SupplierDiversity.Features.Publicity;
using SupplierDiversity.Features.Surveys;
using SupplierDiversity.Rules.Dive;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Features.Dive;

/// <summary>
/// What the portal itself can show for each indicator of a year. Figures about groups of firms come from the year's report
/// and from published surveys only, as these told them; here nothing is counted that is behind the wall.
/// </summary>
public sealed class DiveFigures(
    MonitoringReport monitoring, ReportGate reports, CampaignBook surveys, CityClauses clauses, ContractBook contracts, PublicityBook publicity, ImprovementBook improvements, TimeProvider clock)
{
    private static readonly string[] OfMigrants = ["association", "community-media"];
    private static readonly string[] Practice = ["train", "written_policy", "written_complaints", "pay_checked"];

    /// <summary>All figures by indicator; an indicator without any has none.</summary>
    public async Task<ILookup<string, IndicatorFigure>> OfAsync(City city, int year, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        List<(string Indicator, IndicatorFigure Figure)> figures = [];
        void Add(string indicator, string name, long part, long whole) => figures.Add((indicator, new(name, part, whole)));

        var told = (await reports.AllAsync(city, ct)).FirstOrDefault(r => r.Year == year)?.Released;
        if (told is not null)
        {
            figures.AddRange(Bidders(BuyIndicators.EqualChance2009, told, [BidderGroup.MigrantOwned, BidderGroup.Diverse, BidderGroup.Both]));
            figures.AddRange(Bidders(BuyIndicators.EqualChance2010, told, [BidderGroup.MigrantOwned, BidderGroup.Both]));
        }

        var answered = (await PublishedAsync(city, ct)).LastOrDefault(s => s.Year == year).Survey;
        foreach (var figure in answered is null ? [] : PublishedResults.Of(answered)!.Results.Figures.Where(f => Practice.Contains(f.Name)))
        {
            if (figure is { Yes: { } yes, No: { } no })
            {
                Add(BuyIndicators.SuppliersPractise, figure.Name, yes, yes + no);
            }
        }

        var own = (await clauses.OfCityAsync(city, ct)).Where(c => city.DayAt(c.WrittenAt).Year <= year).ToList();
        Add(BuyIndicators.Resources, "clauses_approved", own.Count(c => c.State == "approved"), own.Count);
        var notices = (await monitoring.OfCityAsync(city.Slug, ct))?.Years.FirstOrDefault(y => y.Year == year);
        Add(BuyIndicators.Procedures, "tenders_with_duty", notices?.DutyByCode.Count ?? 0, notices?.Tenders ?? 0);
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var (from, until) = (city.EndOf(first.AddDays(-1)), city.EndOf(last));
        var (made, bound, down) = await contracts.CountAsync(city, from, until, ct);
        Add(BuyIndicators.Contractors, "contracts_bound", bound, made);
        Add(BuyIndicators.Contractors, "contracts_down", down, made);
        // As the report told them: the sum of all would tell of the few people whose language it leaves out.
        var mails = told?.Reach.Where(r => r.Channel == ReachedBy.Mail).ToList() ?? [];
        if (mails.Exists(m => m.Language == city.Language))
        {
            Add(BuyIndicators.Promotion, "mails_translated", mails.Where(m => m.Language != city.Language).Sum(m => m.Count), mails.Sum(m => m.Count));
        }

        var done = await publicity.DoneAsync(city.CityId, first, last, ct);
        Add(BuyIndicators.Promotion, "channels_of_migrants", done.Where(d => OfMigrants.Contains(d.Channel)).Sum(d => d.Count), done.Sum(d => d.Count));
        Add(BuyIndicators.Monitoring, "year_counted", told is null ? 0 : 1, year < city.DayAt(clock.GetUtcNow()).Year ? 1 : 0);
        var due = (await improvements.AllAsync(city, ct)).Where(i => i.DueOn.Year == year).ToList();
        Add(BuyIndicators.Monitoring, "improvements_made", due.Count(i => i.ChangedOn?.Year <= year), due.Count);
        return figures.ToLookup(f => f.Indicator, f => f.Figure, StringComparer.Ordinal);
    }

    /// <summary>The last year in which results of a survey were published; null: none were.</summary>
    public async Task<int?> SurveyYearAsync(City city, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        return await PublishedAsync(city, ct) is [.., var last] ? last.Year : null;
    }

    private async Task<List<(Campaign Survey, int Year)>> PublishedAsync(City city, CancellationToken ct) =>
        [.. (await surveys.OfCityAsync(city.CityId, ct)).Where(s => s.PublishedAt is not null).OrderBy(s => s.PublishedAt).Select(s => (s, city.DayAt(s.PublishedAt!.Value).Year))];

    // Of the bidders whose group is known: how many are of these groups. Nothing where the report hides one of the counts.
    private static IEnumerable<(string Indicator, IndicatorFigure Figure)> Bidders(string indicator, ReleasedFunnel told, IReadOnlyList<BidderGroup> groups)
    {
        foreach (var (stage, name) in new[] { (FunnelStage.Bid, "bidders"), (FunnelStage.Won, "winners") })
        {
            var counts = groups.Select(g => told.Reached(g, stage)).ToList();
            if (told.Reached(null, stage) is { } all && told.Reached(BidderGroup.Unknown, stage) is { } unknown && counts.TrueForAll(c => c is not null))
            {
                yield return (indicator, new(name, counts.Sum(c => c!.Value), all - unknown) { All = all });
            }
        }
    }
}
