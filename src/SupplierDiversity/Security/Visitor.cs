using System.Security.Claims;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.People;
using SupplierDiversity.Rules.Roles;

namespace SupplierDiversity.Security;

/// <summary>
/// The person behind a request and the roles they hold now. Roles are read from the database once a request, so that a role
/// that was taken away opens nothing any more.
/// </summary>
public sealed class Visitor(IHttpContextAccessor http, RoleBook book, CityList cities)
{
    private IReadOnlyList<HeldRole>? _roles;

    /// <summary>The account, or null for somebody who is not signed in.</summary>
    public Guid? AccountId => Guid.TryParse(Person?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    /// <summary>The address a signed-in person is known by.</summary>
    public string Name => Person?.Identity?.Name ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>The roles held at this moment; those of the whole portal have no city.</summary>
    public async Task<IReadOnlyList<HeldRole>> RolesAsync(CancellationToken ct = default)
    {
        if (_roles is not null || AccountId is not { } account)
        {
            return _roles ?? [];
        }

        List<HeldRole> held = [];
        if (Person!.IsInRole(Roles.Administrator))
        {
            held.Add(new(Role.PortalAdministrator, null));
        }

        var given = await book.OfPersonAsync(account, ct);
        if (given.Count > 0)
        {
            var places = (await cities.AllAsync(ct)).ToDictionary(c => c.CityId);
            held.AddRange(given.Where(r => places.TryGetValue(r.CityId, out var city) && r.HeldOn(book.Today(city)))
                .Select(r => new HeldRole(r.Kind, places[r.CityId])));
        }

        return _roles = held;
    }

    /// <summary>True when the person has the right over the portal, or in whichever city.</summary>
    public async Task<bool> MayAsync(Right right) => (await RolesAsync()).Any(r => Rights.Of(right).Roles.Contains(r.Role));

    /// <summary>True when the person has the right in a city.</summary>
    public async Task<bool> MayAsync(Right right, City city) => (await RolesAsync()).Any(r => r.IsOf(city.Slug) && Rights.Of(right).Roles.Contains(r.Role));

    private ClaimsPrincipal? Person => http.HttpContext?.User;
}

/// <summary>A role held now.</summary>
/// <param name="Role">The role.</param>
/// <param name="City">Where; null: over the whole portal.</param>
public sealed record HeldRole(Role Role, City? City)
{
    /// <summary>True when the role counts in the city of a slug.</summary>
    public bool IsOf(string? slug) => City is null || City.Slug == slug;
}
