using Microsoft.AspNetCore.Mvc.ModelBinding;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Accounts;

namespace SupplierDiversity.Features.Accounts.Passwords;

/// <summary>A new password, typed twice.</summary>
public class NewPasswordForm
{
    /// <summary>The new password.</summary>
    public string? Password { get; set; }

    /// <summary>The same once more, against slips.</summary>
    public string? Again { get; set; }
}

/// <summary>Decides whether a typed password is taken, on every page that sets one.</summary>
public sealed class NewPasswords
{
    private readonly BreachedPasswords breached;
    private readonly LanguageList languages;

    internal NewPasswords(BreachedPasswords breached, LanguageList languages) => (this.breached, this.languages) = (breached, languages);

    /// <summary>Puts what is wrong beside its field; true when nothing is.</summary>
    public bool Check(NewPasswordForm form, string email, Language t, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(t);
        ArgumentNullException.ThrowIfNull(state);
        var password = PasswordRule.Normal(form.Password ?? "");
        if (Problem(password, email) is { } problem)
        {
            state.AddModelError(nameof(form.Password), problem switch
            {
                PasswordProblem.TooShort => t.Of("accounts.password.too_short", ("shortest", PasswordRule.Shortest)),
                PasswordProblem.TooLong => t.Of("accounts.password.too_long", ("longest", PasswordRule.Longest)),
                PasswordProblem.HasAddress => t["accounts.password.has_address"],
                PasswordProblem.HasPortalName => t["accounts.password.has_portal"],
                _ => t["accounts.password.guessable"],
            });
        }
        else if (password != PasswordRule.Normal(form.Again ?? ""))
        {
            state.AddModelError(nameof(form.Again), t["accounts.password.differs"]);
        }

        return state.IsValid;
    }

    private PasswordProblem? Problem(string password, string email) =>
        PasswordRule.Of(password, email, languages.Default["layout.portal"])
        ?? (breached.Lists(password) ? PasswordProblem.Guessable : null);
}
