using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.People;

namespace SupplierDiversity.Features.Accounts.Providers;

/// <summary>
/// Whose account a sign-in service may open. A service that belongs to a city vouches for that city's people only: it
/// cannot open the account of another city's auditor, nor of somebody who runs the portal.
/// </summary>
public sealed class ProviderReach(CityList cities, RoleBook roles, AccountDirectory accounts)
{
    /// <summary>True when the service may open the account.</summary>
    public async Task<bool> IncludesAsync(Provider provider, Guid account, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(provider);
        if (provider.City is null)
        {
            return true;
        }

        if (await cities.FindBySlugAsync(provider.City, ct) is not { } city || (await accounts.PortalAdministratorsAsync(ct)).Contains(account))
        {
            return false;
        }

        var today = roles.Today(city);
        return (await roles.OfPersonAsync(account, ct)).Any(role => role.CityId == city.CityId && role.HeldOn(today));
    }
}
