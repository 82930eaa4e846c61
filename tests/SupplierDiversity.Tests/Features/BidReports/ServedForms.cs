using System.Globalization;
using AngleSharp.Dom;
using Dapper;
using SupplierDiversity.Features.BidReports.Saved;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Dive;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.BidReports;

/// <summary>Every form in which two years of a city are served, to an officer and to everybody, and who reads which figure from it.</summary>
/// <param name="portal">The portal.</param>
/// <param name="city">The city; both years are told and published.</param>
/// <param name="officer">Its monitoring officer.</param>
/// <param name="noise">By how much published counts were changed.</param>
internal sealed class ServedForms(ReportPortal portal, City city, PageVisitor officer, int noise)
{
    private const int Earlier = 2024;
    private const int Later = 2025;
    private readonly PageVisitor _anybody = portal.NewVisitor();
    private readonly List<(string Name, Action<Func<int, ServedReader>> Read)> _forms = [];

    /// <summary>Fetches all forms; each is read into the readers of the two years.</summary>
    public async Task<IReadOnlyList<(string Name, Action<Func<int, ServedReader>> Read)>> AllAsync()
    {
        foreach (var (visitor, name, address, off) in new[] { (officer, "officers'", $"/en/admin/cities/{city.Slug}", 0), (_anybody, "public", $"/en/cities/{city.Slug}", noise) })
        {
            await ReportAsync(visitor, name, $"{address}/report", off);
            await CompareAsync(visitor, name, $"{address}/report/compare", off);
        }

        await AnswerAsync();
        await MailsAsync();
        await DiveAsync();
        await BarriersAsync();
        return _forms;
    }

    private async Task ReportAsync(PageVisitor visitor, string name, string address, int off)
    {
        foreach (var year in new[] { Earlier, Later })
        {
            var page = await visitor.GetAsync($"{address}?year={year}");
            var (json, csv, xlsx) = (await visitor.Http.GetStringAsync(At($"{address}/{year}.json")), await visitor.Http.GetStringAsync(At($"{address}/{year}.csv")), await visitor.Http.GetByteArrayAsync(At($"{address}/{year}.xlsx")));
            // First the file that names the values of the breakdown.
            Add($"{name} JSON of {year}", of => of(year).Json(json));
            Add($"{name} CSV of {year}", of => of(year).Csv(csv, off));
            Add($"{name} workbook of {year}", of => of(year).Xlsx(xlsx, off));
            Add($"{name} page of {year}", of =>
            {
                of(year).Funnel(page.QuerySelector("article table")!, off);
                of(year).Sizes(page, off);
                of(year).Findings(Text(page, "article"), off);
            });
        }
    }

    private async Task CompareAsync(PageVisitor visitor, string name, string address, int off)
    {
        var page = await visitor.GetAsync($"{address}?from={Earlier}&to={Later}");
        Add($"{name} comparison of years", of =>
        {
            foreach (var (table, i) in page.QuerySelectorAll("section:not(#cities) div.table table").TakeLast(2).Select((t, i) => (t, i)))
            {
                of(Earlier).Shares(table, 0, off, ofBidders: i == 0);
                of(Later).Shares(table, 1, off, ofBidders: i == 0);
            }
        });
        var own = page.QuerySelectorAll("#cities div.table table").TakeLast(2).ToList();
        Add($"{name} comparison of cities", of =>
        {
            Assert.Equal(2, own.Count);
            foreach (var (table, i) in own.Select((t, i) => (t, i)))
            {
                of(Later).Shares(table, 0, noise, ofBidders: i == 0);
            }
        });
    }

    // A request for information: the letter, its file, and the mail.
    private async Task AnswerAsync()
    {
        var list = $"/en/admin/cities/{city.Slug}/information-requests";
        using (await officer.SubmitAsync(await officer.GetAsync(list), [new("Law", "Act"), new("Count", "4"), new("Unit", "weeks"), new("Ground", "")], "main form[action$=rule]"))
        {
        }

        using var recorded = await officer.SubmitAsync(await officer.GetAsync(list), [new("Question", "Who won?"), new("AskedBy", "R"), new("Contact", $"r@{city.Slug}.example"), new("Language", "en")], "main form:has([name=Question])");
        var address = recorded.Headers.Location!.ToString();
        using (await officer.SubmitAsync(await officer.GetAsync(address), [new("Years", "2024"), new("Years", "2025"), new("Mail", "yes")], "main form"))
        {
        }

        var letter = await officer.GetAsync($"{address}/letter");
        var (csv, mail) = (await officer.Http.GetStringAsync(At($"{address}/answer.csv")), await LetterAsync($"r@{city.Slug}.example"));
        Add("letter that answers a request", of =>
        {
            foreach (var section in letter.QuerySelectorAll("section.figure"))
            {
                var year = of(int.Parse(section.QuerySelector("h2")!.TextContent, CultureInfo.InvariantCulture));
                year.Funnel(section.QuerySelector("table")!, noise);
                year.Findings(section.QuerySelector("ul")!.TextContent, noise);
            }
        });
        Add("file that answers a request", of =>
        {
            of(Earlier).Csv(Of(Earlier), noise);
            of(Later).Csv(Of(Later), noise);
            string Of(int year) => string.Join("\r\n", csv.Split("\r\n").Where((l, i) => i == 0 || l.Contains($",{year},", StringComparison.Ordinal)));
        });
        Add("mail that answers a request", of =>
        {
            foreach (var year in new[] { Earlier, Later })
            {
                of(year).Findings(mail[mail.IndexOf($"{year}\n", StringComparison.Ordinal)..mail.IndexOf($"year={year}", StringComparison.Ordinal)], noise);
            }
        });
    }

    // A saved report, in each of its contents, sent to an address that said yes.
    private async Task MailsAsync()
    {
        foreach (var content in new[] { "year", "years", "cities" })
        {
            var (list, to) = ($"/en/admin/cities/{city.Slug}/report/saved", $"{content}@{city.Slug}.example");
            using var saved = await officer.SubmitAsync(await officer.GetAsync(list), [new("Name", content), new("Content", content), new("Audience", "public")], "main form");
            using (await officer.SubmitAsync(await officer.GetAsync(saved.Headers.Location!.ToString()), [new("Email", to), new("Language", "en")], "main form:has([name=Email])"))
            {
            }

            var link = new Uri((await LetterAsync(to)).Split('\n').First(l => l.Contains("/report-mails/", StringComparison.Ordinal)).Trim()).PathAndQuery;
            using (await _anybody.SubmitAsync(await _anybody.GetAsync(link), [], "main form"))
            {
            }

            await portal.Services.GetRequiredService<ReportMails>().WriteAsync(CancellationToken.None);
            var mail = (await LetterAsync(to)).Replace('\u00a0', ' ');
            Add($"mail of a saved report ({content})", of =>
            {
                foreach (var line in mail.Split('\n'))
                {
                    Line(of, line, content);
                }
            });
        }
    }

    private void Line(Func<int, ServedReader> of, string line, string content)
    {
        // "Neither: 40 % of those that bid won in 2024, 38 % in 2025."
        if (content == "years" && line.Split($" in {Earlier}, ") is [var before, var after])
        {
            of(Earlier).Findings(before, noise);
            of(Later).Findings($"{before.Split(':')[0]}: {after.Split(" in ")[0]} of those that bid won", noise);
        }
        else if (content != "cities" || line.Contains($"{city.Name}: ", StringComparison.Ordinal))
        {
            of(content == "years" && line.Contains($"{Earlier}: ", StringComparison.Ordinal) ? Earlier : Later).Findings(line, noise);
        }
    }

    private async Task DiveAsync()
    {
        foreach (var year in new[] { Earlier, Later })
        {
            var page = await officer.GetAsync($"/en/admin/cities/{city.Slug}/dive/{year}");
            var file = await officer.Http.GetStringAsync(At($"/en/admin/cities/{city.Slug}/dive/{year}.csv"));
            Add($"file of the indicators of {year}", of =>
            {
                of(year).IndicatorLines(file, BuyIndicators.EqualChance2009, WinningRates.Compared);
                of(year).IndicatorLines(file, BuyIndicators.EqualChance2010, [BidderGroup.MigrantOwned, BidderGroup.Both]);
            });
            Add($"indicators of {year}", of =>
            {
                of(year).Indicator(Text(page, $"#{BuyIndicators.EqualChance2009}"), WinningRates.Compared);
                of(year).Indicator(Text(page, $"#{BuyIndicators.EqualChance2010}"), [BidderGroup.MigrantOwned, BidderGroup.Both]);
            });
        }
    }

    // What is lost at each step, and how a change is measured.
    private async Task BarriersAsync()
    {
        foreach (var year in new[] { Earlier, Later })
        {
            var page = await officer.GetAsync($"/en/admin/cities/{city.Slug}/barriers?year={year}");
            Add($"loss by step of {year}", of => of(year).Losses(page.QuerySelector("main div.table table")!));
        }

        var (list, group) = ($"/en/admin/cities/{city.Slug}/improvements", BidderGroup.MigrantOwned);
        using var noted = await officer.SubmitAsync(await officer.GetAsync(list), [new("Heard", "h"), new("Change", "c"), new("Owner", "o"), new("DueOn", "2025-06-30"), new("Measure", "migrant-owned won")]);
        var address = noted.Headers.Location!.ToString();
        using (await officer.SubmitAsync(await officer.GetAsync(address), [new("changedOn", "2025-01-01"), new("outcome", "o"), new("answer", "changed")], "form[action$='/state']"))
        {
        }

        using (await officer.SubmitAsync(await officer.GetAsync(address), [new("publish", "true")], "form[action$='/public']"))
        {
        }

        foreach (var (name, page, off) in new[] { ("officers'", await officer.GetAsync(address), 0), ("public", await _anybody.GetAsync($"/en/cities/{city.Slug}/improvements"), noise) })
        {
            var lines = page.QuerySelectorAll("section.figure li").Select(l => l.TextContent.Replace('\u00a0', ' ')).ToList();
            Add($"{name} before and after", of =>
            {
                foreach (var year in new[] { Earlier, Later })
                {
                    foreach (var line in lines.Where(l => l.StartsWith($"{year}: ", StringComparison.Ordinal) && char.IsAsciiDigit(l[6])))
                    {
                        of(year).Won(line[6..], off, group);
                    }
                }
            });
        }
    }

    private void Add(string name, Action<Func<int, ServedReader>> read) => _forms.Add((name, read));

    private async Task<string> LetterAsync(string to)
    {
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        return await connection.QueryFirstAsync<string>("SELECT body_text FROM letters WHERE to_address = @to ORDER BY letter_id DESC", new { to });
    }

    private static Uri At(string path) => new(path, UriKind.Relative);

    private static string Text(IParentNode page, string selector) => page.QuerySelector(selector)!.TextContent;
}
