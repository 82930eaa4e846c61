using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Dive;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Dive;

/// <summary>Puts together what is counted, said and remarked of a city and year.</summary>
public sealed class DivePages(DiveFigures figures, DiveStatements statements, PeerRemarks remarks, CityList cities, TimeProvider clock)
{
    private const int YearsOffered = 5;

    /// <summary>The page of a year; without one of the last that ended. Null where there is no such city, or the year is not offered.</summary>
    internal async Task<DivePage?> FindAsync(string slug, int? wanted, Language t, Visitor visitor, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return null;
        }

        var today = city.DayAt(clock.GetUtcNow());
        var years = Enumerable.Range(0, YearsOffered + 1).Select(back => today.Year - back).ToList();
        var year = wanted ?? today.Year - 1;
        if (!years.Contains(year))
        {
            return null;
        }

        var (now, before) = (await figures.OfAsync(city, year, ct), await figures.OfAsync(city, year - 1, ct));
        var (said, remarked) = (await statements.OfAsync(city, year, ct), await remarks.OfAsync(city, year, ct));
        return new(city, year, years, [.. BuyIndicators.All.Select(i => new DiveLine(i, [.. now[i].Where(f => f.Whole > 0)], [.. before[i]], said.GetValueOrDefault(i), [.. remarked[i]]))])
        {
            T = t,
            MaySay = await visitor.MayAsync(Right.ReadReports, city),
            SurveyYear = await figures.SurveyYearAsync(city, ct),
            MayRemark = await visitor.MayAsync(Right.RemarkAsPeer, city),
        };
    }
}
