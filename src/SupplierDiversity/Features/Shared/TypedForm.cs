using SupplierDiversity.Features.Audit;

namespace SupplierDiversity.Features.Shared;

/// <summary>
/// A form that goes on in another language: a button at its end sends what was typed to the same page in that language,
/// which shows it again and does nothing else. The buttons stand after the form's own, or the Enter key would press them.
/// </summary>
public static class TypedForm
{
    /// <summary>Name of the buttons of the partial view <c>_OtherLanguages</c>.</summary>
    public const string Field = "SwitchTo";

    /// <summary>True when the form was only sent to be shown again; nothing is recorded of that.</summary>
    public static bool OnlyChangesLanguage(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.Request.HasFormContentType || context.Request.Form[Field].Count == 0)
        {
            return false;
        }

        context.Items[AuditLog.Recorded] = true;
        return true;
    }
}
