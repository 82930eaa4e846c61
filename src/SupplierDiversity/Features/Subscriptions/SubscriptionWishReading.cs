using System.Text.RegularExpressions;
using SupplierDiversity.Mail;

namespace SupplierDiversity.Features.Subscriptions;

/// <summary>Checks of single values that a page and an import share.</summary>
internal static partial class SubscriptionWishReading
{
    public const int LongestName = 200;

    /// <summary>The address as its owner wrote it and as it is compared; null and the problem when it is none.</summary>
    public static (string Email, string Key)? Address(string typed, out string? problem)
    {
        if (!Mailbox.TryParse(typed, out var mailbox, out problem))
        {
            return null;
        }

        if (mailbox.Name.Length > 0 || mailbox.Address.Length > 254)
        {
            problem = mailbox.Name.Length > 0 ? "there is more than an address" : "it is longer than 254 characters";
            return null;
        }

        return (mailbox.Address, mailbox.Address.Normalize().ToLowerInvariant());
    }

    /// <summary>A name fits on one line and into a mail header.</summary>
    public static bool IsName(string text) => text.Length <= LongestName && !text.Any(char.IsControl);

    /// <summary>A BCP 47 tag such as "tr", "de-AT" or "zh-Hans-CN".</summary>
    public static bool IsLanguage(string tag) => tag.Length <= 35 && LanguageTag().IsMatch(tag);

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex LanguageTag();
}
