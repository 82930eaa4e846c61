using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Monitoring;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Surveys;

namespace SupplierDiversity.Features.Surveys;

/// <summary>Published results in the reader's words.</summary>
/// <param name="City">Whose.</param>
/// <param name="Campaign">The survey; null: nothing is published yet.</param>
/// <param name="Published">What was published of it.</param>
/// <param name="Others">Other published surveys.</param>
internal sealed record SurveyResultsPage(City City, Campaign? Campaign, PublishedResults? Published, IReadOnlyList<Campaign> Others)
{
    /// <summary>The reader's language.</summary>
    public required Language T { get; init; }

    /// <summary>The figures of people, or of firms.</summary>
    public IReadOnlyList<ProtectedFigure> Figures(bool ofPeople) => [.. Published!.Results.Figures.Where(f => f.OfPeople == ofPeople)];

    /// <summary>"12 of 100 (12%)", or that it is hidden or not known.</summary>
    public string Share(ProtectedFigure figure) => figure switch
    {
        { BasisPoints: { } points } => T.Of("monitoring.share", ("count", figure.Yes), ("of", figure.Yes + figure.No), ("share", Percent(points))),
        { Hides: true } => T["surveys.hidden"],
        _ => T["surveys.results.column.unknown"],
    };

    /// <summary>"12%".</summary>
    public string Percent(int basisPoints) => T.Percent(basisPoints / 100m);

    /// <summary>The bars of those figures that hide nothing; null where there are none.</summary>
    public YearsChart? Chart(bool ofPeople)
    {
        var words = new SurveyWords(T, Campaign!.Survey);
        var bars = Figures(ofPeople).Where(f => !f.Hides && f.Total > 0)
            .Select(f => new YearBar(T.Of("surveys.results.line", ("figure", words.Figure(f)), ("share", Share(f))), null, [f.Yes!.Value, f.No!.Value, f.NotKnown!.Value])).ToList();
        return bars.Count == 0 ? null : new YearsChart(
            ofPeople ? "people" : "firms", T[ofPeople ? "surveys.results.people_chart" : "surveys.results.firms_chart"],
            [new("g1", null, T["surveys.results.column.yes"]), new("rest", null, T["surveys.results.column.no"]), new("unknown", "hatch", T["surveys.results.column.unknown"])],
            bars, T.Direction == "rtl");
    }
}
