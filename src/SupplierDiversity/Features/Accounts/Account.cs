namespace SupplierDiversity.Features.Accounts;

/// <summary>A person who signs in. ASP.NET Core Identity changes it in memory; <see cref="AccountStore"/> keeps it.</summary>
public sealed class Account
{
    /// <summary>Version 7 id.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The e-mail address as typed; it is also the user name.</summary>
    public required string Email { get; set; }

    /// <summary>The address in upper case; unique.</summary>
    public required string EmailKey { get; set; }

    /// <summary>True when an operator or a mailed link vouched for the address.</summary>
    public required bool EmailConfirmed { get; set; }

    /// <summary>Salted hash, or null before the person has chosen a password.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes whenever credentials change, which ends older sign-ins.</summary>
    public string SecurityStamp { get; set; } = Guid.NewGuid().ToString("N");

    /// <summary>Changes with each save, so that of two writers one is told.</summary>
    public string ConcurrencyStamp { get; set; } = Guid.NewGuid().ToString("N");

    /// <summary>How the person wants to be called; empty when not given.</summary>
    public string Name { get; set; } = "";

    /// <summary>BCP 47 tag of mails about the account; empty when not chosen.</summary>
    public string Language { get; set; } = "";

    /// <summary>True: a code of an authenticator app is asked for after the password.</summary>
    public bool TwoFactor { get; set; }

    /// <summary>The app's secret, sealed with the portal's keys; null without an app.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>Wrong passwords in a row.</summary>
    public int FailedSignIns { get; set; }

    /// <summary>UTC; no sign-in before this instant.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>What a signed-in person may do. Pages ask for a role by one of these names.</summary>
public static class Roles
{
    /// <summary>Runs the portal: everything under <c>/{lang}/admin</c>.</summary>
    public const string Administrator = "administrator";
}
