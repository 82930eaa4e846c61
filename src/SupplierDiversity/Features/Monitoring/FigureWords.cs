using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Monitoring;

namespace SupplierDiversity.Features.Monitoring;

/// <summary>Counts and shares as a language writes them.</summary>
internal sealed class FigureWords(Language t)
{
    /// <summary>"12 of 30 (40 %)"; "not stated" where nothing is known.</summary>
    public string Share(Part part) => part.BasisPoints is { } points
        ? t.Of("monitoring.share", ("count", part.Count), ("of", part.Of), ("share", Percent(points)))
        : part.Known == 0 ? t["monitoring.not_stated"] : t.Number(part.Count);

    /// <summary>"12 (40 %)", where the row says of how many.</summary>
    public string CountAndShare(Part part) => part.BasisPoints is { } points
        ? t.Of("monitoring.count_share", ("count", part.Count), ("share", Percent(points)))
        : t["monitoring.not_stated"];

    /// <summary>A count, or "not stated" where nothing is known.</summary>
    public string Count(long count, Part known) => known.Known == 0 && known.KnownOf > 0 ? t["monitoring.not_stated"] : t.Number(count);

    /// <summary>"known for 30 of 34"; null when all is known, or there is nothing to know.</summary>
    public string? Known(Part part) => part.NotKnown == 0 ? null : t.Of("monitoring.known", ("known", part.Known), ("of", part.KnownOf));

    public FigureCell Cell(Part part) => new(Share(part), Known(part));

    /// <summary>"40 %", with one decimal where there is any.</summary>
    private string Percent(int basisPoints) => t.Percent(basisPoints / 100m);
}
