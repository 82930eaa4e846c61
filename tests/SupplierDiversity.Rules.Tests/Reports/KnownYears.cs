using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Rules.Tests.Reports;

/// <summary>What the years of known firms tell together, by the cubes that are kept of them.</summary>
internal static class KnownYears
{
    public static ToldYears Told(IReadOnlyCollection<IReadOnlyCollection<(int Year, FunnelFirm Firm)>> firms, int year, IReadOnlyCollection<int> told, int leastCount)
    {
        var pairs = new YearPairs();
        foreach (var years in firms)
        {
            pairs.Add(years);
        }

        ReportCube Cube(int of) => ReportCube.Of(firms.SelectMany(f => f).Where(y => y.Year == of).Select(y => y.Firm));
        return ToldYears.Of(Cube(year), told.Select(t => new ToldYear(Cube(t), pairs.On((Math.Min(t, year), Math.Max(t, year)), YearPair.Empty), t > year)), leastCount);
    }
}
