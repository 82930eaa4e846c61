using System.Globalization;

namespace SupplierDiversity.Rules.Tenders;

/// <summary>
/// Which notice another one is about (BT-758, BT-1501): a notice id with a version ("uuid-NN") or a publication number
/// ("123456-2024").
/// </summary>
/// <param name="Name">The notice id, or the publication number without leading zeros.</param>
/// <param name="Version">The version named with a notice id; null for a publication number.</param>
public sealed record NoticeReference(string Name, int? Version)
{
    /// <summary>Reads the identifier as printed; null when there is none.</summary>
    public static NoticeReference? Of(string? printed)
    {
        if (string.IsNullOrWhiteSpace(printed))
        {
            return null;
        }

        var text = printed.Trim();
        var cut = text.LastIndexOf('-');
        if (cut == 36 && Guid.TryParse(text.AsSpan(0, 36), out _)
            && int.TryParse(text.AsSpan(37), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return new(text[..36], version);
        }

        return new(Guid.TryParse(text, out _) ? text : Number(text)!, null);
    }

    /// <summary>A publication number (OPP-010) in the one spelling it is compared in: without leading zeros.</summary>
    public static string? Number(string? printed)
    {
        var number = printed?.Trim().TrimStart('0');
        return string.IsNullOrEmpty(number) ? null : number;
    }
}
