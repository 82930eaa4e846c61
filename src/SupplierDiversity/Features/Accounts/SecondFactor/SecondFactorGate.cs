using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Accounts.SecondFactor;

/// <summary>
/// Where the operator, or a city for its own people, demands a second factor: whoever has such a role and signed in with a
/// password alone reaches the pages of the own account, where one is set up, and nothing else.
/// </summary>
internal static class SecondFactorGate
{
    public static void UseSecondFactorGate(this WebApplication app)
    {
        var everywhere = app.Services.GetRequiredService<AccountSettings>().SecondFactor == SecondFactorDuty.Staff;
        app.Use(async (context, next) =>
        {
            if (IsOpen(context.Request.Path) || !await MustSetUpAsync(context, everywhere))
            {
                await next(context);
                return;
            }

            context.Response.Redirect(context.Language().Path("/account/second-factor?required=true"));
        });
    }

    private static async Task<bool> MustSetUpAsync(HttpContext context, bool everywhere) =>
        context.User.Identity?.IsAuthenticated == true && !AccountSignIn.IsStrong(context.User)
        && (await context.RequestServices.GetRequiredService<Visitor>().RolesAsync(context.RequestAborted)).Any(held => everywhere || held.City?.SecondFactor == true);

    private static bool IsOpen(PathString path) => path.Value!.Trim('/').Split('/') switch
    {
        [_, "account" or "sign-in" or "sign-out", ..] => true,
        ["health" or "errors", ..] => true,
        _ => false,
    };
}
