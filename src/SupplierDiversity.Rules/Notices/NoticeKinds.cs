using System.Globalization;

namespace SupplierDiversity.Rules.Notices;

/// <summary>Decides what a notice is for the portal: by its subtype, else by form type (BT-03) and notice type (BT-02).</summary>
internal static class NoticeKinds
{
    /// <summary>The kind, or null when neither subtype nor types say anything known.</summary>
    public static NoticeKind? Of(string? subtype, string? formType, string? noticeType) =>
        BySubtype(subtype) ?? ByForm(formType, noticeType) ?? ByType(noticeType);

    private static NoticeKind? BySubtype(string? subtype)
    {
        if (string.IsNullOrEmpty(subtype))
        {
            return null;
        }

        // National subtypes of Norway (N16, N29) carry the number of the EU form they follow.
        var digits = subtype[0] is 'N' or 'n' ? subtype.AsSpan(1) : subtype.AsSpan();
        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number switch
            {
                >= 1 and <= 6 => NoticeKind.OutOfScope,
                >= 7 and <= 9 => NoticeKind.Planning,
                >= 10 and <= 24 => NoticeKind.Call,
                >= 25 and <= 28 => NoticeKind.DirectAward,
                >= 29 and <= 37 => NoticeKind.Result,
                >= 38 and <= 40 => NoticeKind.Modification,
                _ => null,
            };
        }

        return subtype[0] is 'E' or 'X' or 'T' || subtype == "CEI" ? NoticeKind.OutOfScope : null;
    }

    private static NoticeKind? ByForm(string? formType, string? noticeType) => formType switch
    {
        "competition" => NoticeKind.Call,
        "result" => NoticeKind.Result,
        "dir-awa-pre" => NoticeKind.DirectAward,
        "cont-modif" => NoticeKind.Modification,
        "planning" => noticeType == "pin-rtl" ? NoticeKind.Planning : NoticeKind.OutOfScope,
        "consultation" or "completion" or "bri" => NoticeKind.OutOfScope,
        _ => null,
    };

    private static NoticeKind? ByType(string? noticeType) => noticeType switch
    {
        "cn-standard" or "cn-social" or "cn-desg" or "qu-sy" or "subco" or "pin-cfc-standard" or "pin-cfc-social" => NoticeKind.Call,
        "can-standard" or "can-social" or "can-desg" => NoticeKind.Result,
        "veat" => NoticeKind.DirectAward,
        "can-modif" => NoticeKind.Modification,
        "pin-rtl" => NoticeKind.Planning,
        "pin-only" or "pin-buyer" or "pin-tran" or "can-tran" or "brin-eeig" or "brin-ecs" or "cei" or "pmc"
            or "corr" or "compl" => NoticeKind.OutOfScope,
        _ => null,
    };
}
