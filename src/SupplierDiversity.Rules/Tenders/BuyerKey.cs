using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Rules.Tenders;

/// <summary>By what the same buyer is known again: country and national number (BT-501), else country and folded name.</summary>
public static class BuyerKey
{
    /// <summary>The key of a buyer as a notice names it.</summary>
    public static string Of(NoticeOrganisation buyer, string noticeLanguage)
    {
        var country = buyer.Country ?? "?";
        var number = buyer.CompanyIds.Select(id => FoldedText.Of(id).Replace(" ", "", StringComparison.Ordinal)).FirstOrDefault(IsNumber);
        return number is not null
            ? $"{country} {number}"
            : $"{country} = {FoldedText.Of(buyer.Name.For(noticeLanguage, noticeLanguage)?.Text ?? buyer.LocalId)}";
    }

    // "n/a", "-", "0000" and the like are typed where a number is missing.
    private static bool IsNumber(string folded) => folded.Length is >= 4 and <= 60 && folded.Any(c => c is >= '1' and <= '9');
}
