using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.Accounts;

/// <summary>
/// A page that changes what protects an account: whoever signed in more than a quarter of an hour ago does it again first,
/// so that an unattended screen is not enough.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class FreshSignInAttribute : ActionFilterAttribute
{
    /// <inheritdoc/>
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var http = context.HttpContext;
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        if (!AccountSignIn.IsFresh(http.User, now))
        {
            var t = http.Language();
            var back = HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : t.Path("/account");
            context.Result = new RedirectResult($"{t.Path("/sign-in/again")}?returnUrl={Uri.EscapeDataString(back)}");
        }
    }
}
