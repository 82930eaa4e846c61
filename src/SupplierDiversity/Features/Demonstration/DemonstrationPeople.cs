using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.People;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Features.Suppliers.Joining;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Rules.Suppliers;

namespace SupplierDiversity.Features.Demonstration;

/// <summary>Invented people of the demonstration: some with a role in a city, some who act for a firm.</summary>
internal sealed class DemonstrationPeople(Db db, IServiceScopeFactory scopes, WelcomeLinks links, RoleBook roles, FirmRequests requests, FirmBook firms)
{
    // Printed for everybody on purpose: all it opens is invented.
    public const string Password = "harbour-roses-2026";

    private readonly Dictionary<string, Guid> _known = [];

    /// <summary>An account that signs in with the demonstration's password; made once.</summary>
    public async Task<Guid> SignUpAsync(string email, bool administrator, CancellationToken ct)
    {
        if (_known.TryGetValue(email, out var made))
        {
            return made;
        }

        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<AccountUsers>();
        var account = administrator ? await users.EnsureAdministratorAsync(email) : await users.EnsureAsync(email);
        await links.SetPasswordAsync(await links.CreateAsync(account, ct), Password, ct);
        return _known[email] = account.AccountId;
    }

    /// <summary>Gives a role of a city from today on, unless the rules refuse.</summary>
    public Task GiveAsync(City city, Guid account, Role role, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            await roles.TakeTurnAsync(connection, transaction, city);
            if (await roles.GiveAsync(connection, transaction, city, account, new(role, roles.Today(city), null), null, [], ct) is { } refusal)
            {
                throw new InvalidOperationException($"{role} cannot be given in the demonstration: {refusal}");
            }
        },
        ct);

    /// <summary>A firm with one person, entered as its people would.</summary>
    public async Task<(Firm Firm, Guid Account)> FirmAsync(string number, string name, string email, string language, CancellationToken ct)
    {
        var account = await SignUpAsync(email, administrator: false, ct);
        var (_, id) = await requests.EnterAsync(new("DE", "DE-HRB", number, RegistrationNumber.Key(number)!), account, email, language, ct);
        var firm = (await firms.FindAsync(id, ct))!;
        await firms.SaveAsync(firm, firm with { Name = name, Country = "DE", Cpv = "85312300", Nuts = "DEF0", Languages = $"de;{language}" }, ct);
        return ((await firms.FindAsync(id, ct))!, account);
    }
}
