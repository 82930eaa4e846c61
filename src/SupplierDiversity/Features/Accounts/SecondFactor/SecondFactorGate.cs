using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Accounts.SecondFactor;

/// <summary>
/// Where the operator demands a second factor of staff: whoever has a role and signed in with a password alone reaches
/// the pages of the own account, where one is set up, and nothing else.
/// </summary>
internal static class SecondFactorGate
{
    public static void UseSecondFactorGate(this WebApplication app)
    {
        if (app.Services.GetRequiredService<AccountSettings>().SecondFactor == SecondFactorDuty.Optional)
        {
            return;
        }

        app.Use(async (context, next) =>
        {
            if (IsOpen(context.Request.Path) || !await MustSetUpAsync(context))
            {
                await next(context);
                return;
            }

            context.Response.Redirect(context.Language().Path("/account/second-factor?required=true"));
        });
    }

    private static async Task<bool> MustSetUpAsync(HttpContext context) =>
        context.User.Identity?.IsAuthenticated == true && !AccountSignIn.IsStrong(context.User)
        && (await context.RequestServices.GetRequiredService<Visitor>().RolesAsync(context.RequestAborted)).Count > 0;

    private static bool IsOpen(PathString path) => path.Value!.Trim('/').Split('/') switch
    {
        [_, "account" or "sign-in" or "sign-out", ..] => true,
        ["health" or "errors", ..] => true,
        _ => false,
    };
}
