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

    /// <summary>What <c>datetime</c> attributes hold.</summary>
    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
