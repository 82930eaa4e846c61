using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Disclosure;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Features.BidReports.Requests;

/// <summary>An answer in a language: printed letter and mail say the same.</summary>
/// <param name="City">Who answers.</param>
/// <param name="Request">What was asked.</param>
/// <param name="Years">The published years it is made of.</param>
/// <param name="T">The language.</param>
/// <param name="Labels">Names of official codes.</param>
/// <param name="Findings">What a year says in words.</param>
internal sealed record AnswerWords(City City, InformationRequest Request, IReadOnlyList<YearReport> Years, Language T, CodeLabels Labels, Func<YearReport, IReadOnlyList<string>> Findings)
{
    /// <summary>What codes are called.</summary>
    public ReportWords Words => field ??= new(T, Labels);

    /// <summary>The line above the letter.</summary>
    public string Title => T.Of("reports.request.letter.title", ("number", $"{Request.Number}"), ("day", T.ShortDay(Request.ReceivedOn)));

    /// <summary>By what law, and from what.</summary>
    public IEnumerable<string> Opening =>
    [
        T.Of("reports.request.letter.law", ("city", City.Name), ("law", Request.Rule?.Law)),
        T[Years.Count > 0 ? "reports.request.letter.from" : "reports.request.letter.nothing"],
    ];

    /// <summary>What is withheld of a year, and how much.</summary>
    public IEnumerable<string> Withheld(YearReport report)
    {
        var released = report.Released;
        // As they stand in the letter's table: by group and step.
        var printed = (from @group in ReportPage.Rows from stage in ReportPage.WithColumn(released) select released.Reached(@group, stage)).ToList();
        yield return T.Of("reports.request.letter.least", ("year", $"{report.Year}"), ("hidden", printed.Count(c => c is null)), ("all", printed.Count), ("least", released.LeastCount));
        var missing = FirmTraits.Breakdowns.Where(by => released.Cuts.All(c => c.By != by)).Select(by => T[$"reports.by.{by}"]).ToList();
        if (missing.Count > 0)
        {
            yield return T.Of("reports.cuts.missing", ("list", string.Join(T["tenders.separator"], missing)));
        }
    }

    /// <summary>Why something is withheld at all.</summary>
    public IEnumerable<string> Why
    {
        get
        {
            yield return T["reports.request.letter.why"];
            yield return T.Of("reports.public.noise", ("most", CellKeyNoise.Most));
            yield return T["reports.request.letter.law_data"];
            if (Request.Rule is { Ground.Length: > 0 } rule)
            {
                yield return rule.Ground;
            }
        }
    }
}
