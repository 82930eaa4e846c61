using System.Text;

namespace SupplierDiversity.Rules.Accounts;

/// <summary>Why a password is not taken.</summary>
public enum PasswordProblem
{
    /// <summary>Fewer than <see cref="PasswordRule.Shortest"/> characters.</summary>
    TooShort,

    /// <summary>More than <see cref="PasswordRule.Longest"/> characters.</summary>
    TooLong,

    /// <summary>It holds the person's own e-mail address or the name in front of its @.</summary>
    HasAddress,

    /// <summary>It holds the name of the portal.</summary>
    HasPortalName,

    /// <summary>It is among the first that a guesser tries; see <see cref="GuessablePassword"/>.</summary>
    Guessable,
}

/// <summary>
/// Which passwords are taken. Length protects; rules about digits and signs do not and are not made (NIST SP 800-63B-4,
/// 3.1.1.2). Any character counts as one, whatever its script.
/// </summary>
public static class PasswordRule
{
    /// <summary>Characters (Unicode code points) at least.</summary>
    public const int Shortest = 12;

    /// <summary>Characters at most, so that nobody keeps the server busy with a novel.</summary>
    public const int Longest = 128;

    // A shorter name in front of the @, such as "li", is found in too many good passwords.
    private const int ShortestName = 4;

    /// <summary>The same password typed on different keyboards: one spelling of each character (NFC).</summary>
    public static string Normal(string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        return password.IsNormalized(NormalizationForm.FormC) ? password : password.Normalize(NormalizationForm.FormC);
    }

    /// <summary>The first reason against a password, or null.</summary>
    /// <param name="password">In the spelling of <see cref="Normal"/>.</param>
    /// <param name="email">The person's address.</param>
    /// <param name="portalName">The portal's name.</param>
    public static PasswordProblem? Of(string password, string email, string portalName)
    {
        ArgumentNullException.ThrowIfNull(password);
        ArgumentNullException.ThrowIfNull(email);
        ArgumentNullException.ThrowIfNull(portalName);
        var length = password.EnumerateRunes().Count();
        var name = email.Split('@')[0];
        return length < Shortest ? PasswordProblem.TooShort
            : length > Longest ? PasswordProblem.TooLong
            : Has(password, email) || (name.Length >= ShortestName && Has(password, name)) ? PasswordProblem.HasAddress
            : Has(Letters(password), Letters(portalName)) ? PasswordProblem.HasPortalName
            : GuessablePassword.Is(password) ? PasswordProblem.Guessable
            : null;
    }

    private static bool Has(string text, string part) => part.Length > 0 && text.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
