using System.Globalization;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Rules.Roles;

namespace SupplierDiversity.Features.People;

/// <summary>An invitation as typed.</summary>
public sealed class InviteForm
{
    /// <summary>E-mail address.</summary>
    public string? Email { get; set; }

    /// <summary>BCP 47 tag of the letter.</summary>
    public string? Language { get; set; }

    /// <summary>Code of a role.</summary>
    public string? Role { get; set; }

    /// <summary>First day, as date fields send it: 2026-11-22.</summary>
    public string? From { get; set; }

    /// <summary>Last day, or empty.</summary>
    public string? Until { get; set; }

    /// <summary>A day as date fields send it; null when it is none.</summary>
    public static DateOnly? Day(string? typed) =>
        DateOnly.TryParseExact(typed?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A day as date fields want it.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The fields that cannot be used; the text key of each is <c>people.wrong.…</c>.</summary>
    public IEnumerable<(string Field, string Problem)> Problems(DateOnly today)
    {
        if (!AccountDirectory.IsAddress(Email?.Trim()))
        {
            yield return (nameof(Email), "email");
        }

        if (RoleCode.Find(Role) is not { } role || !RoleCode.OfCities.Contains(role))
        {
            yield return (nameof(Role), "role");
        }

        if (Day(From) is not { } from || from < today)
        {
            yield return (nameof(From), "from");
        }

        if (WrongEnd(Until, Day(From) ?? today))
        {
            yield return (nameof(Until), "until");
        }
    }

    /// <summary>True when a last day was typed that is none, or lies before the earliest it can be.</summary>
    public static bool WrongEnd(string? typed, DateOnly earliest) => !string.IsNullOrWhiteSpace(typed) && (Day(typed) is not { } until || until < earliest);
}
