using System.Globalization;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.Administration;

/// <summary>How the administration writes instants: day and time in UTC, and says so, because its pages span cities in several zones.</summary>
public static class AdministrationText
{
    /// <summary>"2 March 2026, 09:00 UTC".</summary>
    public static string At(this Language language, DateTimeOffset at) => language.Of(
        "administration.at",
        ("day", language.ShortDay(DateOnly.FromDateTime(at.UtcDateTime))),
        ("time", at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)));

    /// <summary>An e-mail address of which only the first letter and the domain can be read: "a…@example.org".</summary>
    public static string Masked(string address)
    {
        var plain = address.Split('<')[^1].TrimEnd('>').Trim();
        var at = plain.LastIndexOf('@');
        return at <= 0 ? "…" : string.Concat(plain.AsSpan(0, 1), "…", plain.AsSpan(at));
    }

    /// <summary>What <c>datetime</c> attributes hold.</summary>
    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
