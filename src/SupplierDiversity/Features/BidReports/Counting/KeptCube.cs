using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Features.BidReports.Counting;

/// <summary>A cube as it is sealed: the fewer letters, the faster it is opened.</summary>
/// <param name="C">Cells.</param>
/// <param name="A">What was won.</param>
internal sealed record KeptCube(IReadOnlyList<KeptCell> C, IReadOnlyList<KeptAmount> A)
{
    public static KeptCube Of(ReportCube cube) => new(
        [.. cube.Cells.Select(c => new KeptCell(c.Table, c.Value, c.Group, c.Stage, [c.Count.Firms, c.Count.Several, c.Count.Marks, c.Count.Squares, c.Count.Keys]))],
        [.. cube.Amounts.Select(a => new KeptAmount(a.Group, a.Currency, a.Amounts.Firms, a.Amounts.Cents, a.Amounts.BySize))]);

    public ReportCube Open(YearPair? crossed) => new(
        C.Select(c => new CubeCell(c.T, c.V, c.G, c.S, new(c.N[0], c.N[1], c.N[2], c.N[3], (uint)c.N[4]))),
        A.Select(a => new CubeAmount(a.G, a.Y, new() { Firms = a.F, Cents = a.C, BySize = a.S })))
    {
        Crossed = crossed,
    };
}

/// <summary>A cell: table, value, group, stage, numbers.</summary>
internal sealed record KeptCell(string T, string V, BidderGroup G, FunnelStage S, long[] N);

/// <summary>What a group won: group, currency, firms, cents, firms by size of the amount.</summary>
internal sealed record KeptAmount(BidderGroup G, string Y, long F, long C, IReadOnlyDictionary<int, long> S);
