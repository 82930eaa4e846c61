using System.Security.Cryptography;
using System.Text;
using SupplierDiversity.Rules.Alerts;

namespace SupplierDiversity.Rules.Quotations;

/// <summary>
/// Whom a city asks for a quotation below the thresholds (2014/24/EU art. 4): of the firms that agreed to be asked and fit
/// the contract, those that were asked longest ago; where several waited equally long, those that were asked less often,
/// then the lot. So of n firms that always fit, none is asked twice more than another, however long the draws go on; by the
/// last time alone the gap would grow without end. The lot of a firm is a hash of the draw's seed and the firm's id, so that
/// anybody who has the inputs can draw again. Names, and whatever is about people, are no input.
/// </summary>
public static class QuotationDraw
{
    /// <summary>Version of the rule; kept with each draw.</summary>
    public const int Version = 1;

    /// <summary>The most firms that can be asked at once.</summary>
    public const int MostWanted = 20;

    /// <summary>All firms: those that fit by their place in the line, from 1; then the others with place 0.</summary>
    public static IReadOnlyList<DrawnFirm> Line(QuotationCall call, IEnumerable<AskableFirm> firms)
    {
        var read = firms.Select(f => (Firm: f, Fit: FitOf(call, f))).ToList();
        var line = read.Where(r => r.Fit == QuotationFit.Fits)
            .OrderBy(r => r.Firm.LastAskedAt ?? DateTimeOffset.MinValue)
            .ThenBy(r => r.Firm.TimesAsked)
            .ThenBy(r => Lot(call.Seed, r.Firm.SupplierId), StringComparer.Ordinal)
            .Select((r, i) => new DrawnFirm(r.Firm, r.Fit, i + 1));
        return [.. line, .. read.Where(r => r.Fit != QuotationFit.Fits).OrderBy(r => r.Firm.SupplierId).Select(r => new DrawnFirm(r.Firm, r.Fit, 0))];
    }

    /// <summary>The firms that are asked: the first of the line that nobody left out. Who comes in for one left out is not for anybody to choose.</summary>
    public static IReadOnlySet<Guid> Asked(IReadOnlyList<DrawnFirm> line, IReadOnlySet<Guid> leftOut, int wanted) =>
        line.Where(f => f.Place > 0 && !leftOut.Contains(f.Firm.SupplierId)).OrderBy(f => f.Place).Take(wanted).Select(f => f.Firm.SupplierId).ToHashSet();

    /// <summary>Why a firm is asked, or why not.</summary>
    public static QuotationReason Why(IReadOnlyList<DrawnFirm> line, IReadOnlySet<Guid> leftOut, int wanted, DrawnFirm firm)
    {
        ArgumentNullException.ThrowIfNull(firm);
        if (firm.Place == 0)
        {
            return firm.Fit switch { QuotationFit.NoTrade => QuotationReason.NoTrade, QuotationFit.OtherTrade => QuotationReason.OtherTrade, _ => QuotationReason.OtherPlace };
        }

        if (leftOut.Contains(firm.Firm.SupplierId))
        {
            return QuotationReason.LeftOut;
        }

        var asked = Asked(line, leftOut, wanted);
        var isAsked = asked.Contains(firm.Firm.SupplierId);
        var rivals = line.Where(f => f.Place > 0 && f.Firm.LastAskedAt == firm.Firm.LastAskedAt && !leftOut.Contains(f.Firm.SupplierId) && asked.Contains(f.Firm.SupplierId) != isAsked).ToList();
        var lotDecided = rivals.Exists(f => f.Firm.TimesAsked == firm.Firm.TimesAsked);
        return (isAsked, lotDecided) switch
        {
            (true, true) => QuotationReason.LotFor,
            (true, false) => firm.Firm.LastAskedAt is null ? QuotationReason.NeverAsked : QuotationReason.LongestAgo,
            (false, true) => QuotationReason.LotAgainst,
            (false, false) => rivals.Count > 0 ? QuotationReason.AskedMoreOften : QuotationReason.OthersWaitedLonger,
        };
    }

    /// <summary>The lot of a firm, 64 hexadecimal digits: SHA-256 over "seed:id", the id in small letters with hyphens. The smallest comes first.</summary>
    public static string Lot(string seed, Guid supplierId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}:{supplierId:D}")));

    // As alerts are matched: the firm's prefix begins the tender's code; a place lies in the other, either way round.
    private static QuotationFit FitOf(QuotationCall call, AskableFirm firm) =>
        firm.Cpv.Count == 0 ? QuotationFit.NoTrade
        : !firm.Cpv.Any(own => call.Cpv.Any(c => c.StartsWith(own, StringComparison.Ordinal))) ? QuotationFit.OtherTrade
        : firm.Nuts.Count > 0 && call.Nuts.Count > 0 && !firm.Nuts.Any(own => call.Nuts.Any(n => PlacePrefix.Touches(own, n))) ? QuotationFit.OtherPlace
        : QuotationFit.Fits;
}

/// <summary>What is drawn for.</summary>
/// <param name="Cpv">CPV codes of the tender, eight digits.</param>
/// <param name="Nuts">NUTS codes of the tender; empty: anywhere.</param>
/// <param name="Seed">Made by the portal for this draw and kept with it.</param>
public sealed record QuotationCall(IReadOnlyList<string> Cpv, IReadOnlyList<string> Nuts, string Seed);

/// <summary>A firm that agreed to be asked by the city.</summary>
/// <param name="SupplierId">The firm.</param>
/// <param name="Cpv">CPV prefixes of what it sells; empty: not stated.</param>
/// <param name="Nuts">NUTS prefixes of where it works; empty: everywhere.</param>
/// <param name="LastAskedAt">When the city last asked it for a quotation (UTC); null: never.</param>
/// <param name="TimesAsked">How often the city asked it.</param>
public sealed record AskableFirm(Guid SupplierId, IReadOnlyList<string> Cpv, IReadOnlyList<string> Nuts, DateTimeOffset? LastAskedAt, int TimesAsked);

/// <summary>A firm with its place in the line.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Fit">Whether it fits the contract.</param>
/// <param name="Place">From 1; 0 where it does not fit.</param>
public sealed record DrawnFirm(AskableFirm Firm, QuotationFit Fit, int Place);

/// <summary>Whether a firm fits a contract.</summary>
public enum QuotationFit
{
    /// <summary>Trade and place fit.</summary>
    Fits,

    /// <summary>It has not said what it sells.</summary>
    NoTrade,

    /// <summary>It sells something else.</summary>
    OtherTrade,

    /// <summary>It works elsewhere.</summary>
    OtherPlace,
}

/// <summary>Why a firm is asked or not; its words are <c>quotations.why.…</c>.</summary>
public enum QuotationReason
{
    /// <summary>Asked: the city never asked it before.</summary>
    NeverAsked,

    /// <summary>Asked: nobody else that fits waited longer.</summary>
    LongestAgo,

    /// <summary>Asked: several waited equally long, and the lot fell on it.</summary>
    LotFor,

    /// <summary>Not asked: several waited equally long, and the lot fell on others.</summary>
    LotAgainst,

    /// <summary>Not asked: the city asked it more recently than those it asks now.</summary>
    OthersWaitedLonger,

    /// <summary>Not asked: others waited equally long and were asked less often.</summary>
    AskedMoreOften,

    /// <summary>Not asked: an officer left it out, for a written reason.</summary>
    LeftOut,

    /// <summary>Not asked: it has not said what it sells.</summary>
    NoTrade,

    /// <summary>Not asked: it sells something else.</summary>
    OtherTrade,

    /// <summary>Not asked: it works elsewhere.</summary>
    OtherPlace,
}
