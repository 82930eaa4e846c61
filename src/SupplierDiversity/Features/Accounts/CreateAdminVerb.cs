using SupplierDiversity.Commands;
using SupplierDiversity.Features.People;

namespace SupplierDiversity.Features.Accounts;

/// <summary><c>create-admin EMAIL</c>: prints the one-time link with which an administrator chooses a password.</summary>
internal static class CreateAdminVerb
{
    public static Verb Verb { get; } = new("create-admin", "EMAIL", "print a one-time link to set up an administrator", UsesDatabase: true, RunAsync);

    private static async Task<int> RunAsync(VerbCall call)
    {
        if (call.Arguments is not [var email] || email.StartsWith('-'))
        {
            call.Error.WriteLine("Usage: create-admin EMAIL");
            return Exit.BadUsage;
        }

        await using var scope = call.Services.CreateAsyncScope();
        try
        {
            if (await call.Get<AccountDirectory>().FindAsync(email.Trim(), call.Cancellation) is { } known && await call.Get<RoleBook>().AgainstAdministratorAsync(known, call.Cancellation) is { } role)
            {
                call.Error.WriteLine($"{email}: this account is {role} in a city, which does not go together with running the portal; use another address.");
                return Exit.SomeRefused;
            }

            var account = await scope.ServiceProvider.GetRequiredService<AccountUsers>().EnsureAdministratorAsync(email.Trim());
            var token = await call.Get<WelcomeLinks>().CreateAsync(account, call.Cancellation);
            var link = call.Get<PortalAddress>().Of($"/en/welcome/{token}");
            call.Error.WriteLine($"Open this link within {WelcomeLinks.Validity.TotalHours:0} hours; it works once:");
            call.Print(new { link }, link);
            return Exit.Success;
        }
        catch (FormatException e)
        {
            call.Error.WriteLine(e.Message);
            return Exit.BadUsage;
        }
    }
}
