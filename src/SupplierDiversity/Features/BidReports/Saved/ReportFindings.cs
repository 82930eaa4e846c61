using SupplierDiversity.Features.BidReports.Comparing;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Features.Surveys;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Features.BidReports.Saved;

/// <summary>What a saved report says now: its newest release, and the main findings in words, from published figures alone.</summary>
public sealed class ReportFindings(PublicReportBook published, ReportGate gate, ComparedReports compared, CampaignBook campaigns, CodeLabels labels)
{
    /// <summary>The newest release a saved report is about; null: there is none yet.</summary>
    internal async Task<ReportEdition?> NewestAsync(City city, SavedReport report, CancellationToken ct)
    {
        if (report.Content == "survey")
        {
            var survey = (await campaigns.OfCityAsync(city.CityId, ct)).FirstOrDefault(c => c.PublishedAt is not null);
            return survey is null || PublishedResults.Of(survey) is not { } results ? null : new(survey.CampaignId.ToString("D"), $"/cities/{city.Slug}/survey/{survey.CampaignId}")
            {
                Words = t =>
                {
                    var (page, words) = (new SurveyResultsPage(city, survey, results, []) { T = t }, new SurveyWords(t, survey.Survey));
                    return (t.Of("surveys.results.title", ("city", city.Name)), [.. results.Results.Figures.Select(f => t.Of("surveys.results.line", ("figure", words.Figure(f)), ("share", page.Share(f))))]);
                },
            };
        }

        if (report.ForOfficers)
        {
            // The figures stay behind the wall: a mail can be passed on, printed or read by others.
            return await gate.NewestYearAsync(city, ct) is not { } year ? null : new($"{year}", report.Content == "year" ? $"/admin/cities/{city.Slug}/report?year={year}" : $"/admin/cities/{city.Slug}/report/compare")
            {
                Words = t => (t.Of("reports.title_year", ("city", city.Name), ("year", $"{year}")), [t["reports.saved.mail.officer"]]),
            };
        }

        var told = await published.AllAsync(city, ct);
        if (report.Content == "cities")
        {
            var beside = await compared.CitiesAsync(city, null, ct);
            return beside.Lines.Count < 2 ? null : new($"{beside.Year}", $"/cities/{city.Slug}/report/compare?year={beside.Year}#cities")
            {
                Words = t => (t.Of("reports.compare.title", ("city", city.Name)), [.. beside.Lines.SelectMany(l => Of(t, l.Report).Select(f => $"{t.Labelled(l.City.Name)} {f}"))]),
            };
        }

        return (report.Content, told) switch
        {
            ("years", [var later, var earlier, ..]) => new($"{later.Report.Year}", $"/cities/{city.Slug}/report/compare?from={earlier.Report.Year}&to={later.Report.Year}")
            {
                Words = t => (t.Of("reports.compare.title", ("city", city.Name)), Between(t, earlier.Report, later.Report)),
            },
            ("year", [var newest, ..]) => new($"{newest.Report.Year}", $"/cities/{city.Slug}/report?year={newest.Report.Year}")
            {
                Words = t => (t.Of("reports.title_year", ("city", city.Name), ("year", $"{newest.Report.Year}")), Of(t, newest.Report)),
            },
            _ => null,
        };
    }

    /// <summary>What a published year says of each group, beside businesses that are neither.</summary>
    internal IReadOnlyList<string> Of(Language t, YearReport report)
    {
        var (words, released) = (new ReportWords(t, labels), report.Released);
        if (released.IsEmpty || released.IsWithheld)
        {
            return [t[released.IsEmpty ? "reports.empty" : "reports.withheld"]];
        }

        var neither = ComparedRate.Won(released, BidderGroup.Neither);
        List<string> said = [.. Known(words, released)];
        foreach (var group in WinningRates.Compared)
        {
            var rate = ComparedRate.Won(released, group);
            said.Add(t.Of($"reports.saved.mail.{ComparedRate.Between(neither, rate).ToString().ToLowerInvariant()}", ("group", words.Group(group)), ("share", rate is null ? "" : t.Share(rate.Rate)), ("other", neither is null ? "" : t.Share(neither.Rate))));
        }

        return said;
    }

    private List<string> Between(Language t, YearReport earlier, YearReport later)
    {
        var words = new ReportWords(t, labels);
        List<string> said = [.. new[] { earlier, later }.SelectMany(year => Known(words, year.Released).Select(known => $"{t.Labelled($"{year.Year}")} {known}"))];
        foreach (var group in ReleasedFunnel.Groups)
        {
            var (before, after) = (ComparedRate.Won(earlier.Released, group), ComparedRate.Won(later.Released, group));
            said.Add(before is null || after is null ? $"{t.Labelled(words.Group(group))} {t["reports.compare.change.hidden"]}"
                : t.Of("reports.saved.mail.changed", ("group", words.Group(group)), ("before", t.Share(before.Rate)), ("first", $"{earlier.Year}"), ("after", t.Share(after.Rate)), ("second", $"{later.Year}"),
                    ("says", t[$"reports.compare.change.{ComparedRate.Between(before, after).ToString().ToLowerInvariant()}"])));
        }

        return said;
    }

    private static string[] Known(ReportWords words, ReleasedFunnel released) => words.Headline(released) is { } said ? [said] : [];
}

/// <summary>A release that can be sent.</summary>
/// <param name="Key">Its name: a year, or the id of a survey.</param>
/// <param name="Path">Where it is read, within a language.</param>
internal sealed record ReportEdition(string Key, string Path)
{
    /// <summary>Title and findings in a language.</summary>
    public required Func<Language, (string Title, IReadOnlyList<string> Findings)> Words { get; init; }
}
