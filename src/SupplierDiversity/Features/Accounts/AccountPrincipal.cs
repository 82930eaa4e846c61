using System.Security.Claims;

namespace SupplierDiversity.Features.Accounts;

/// <summary>Reads from a session whose it is.</summary>
public static class AccountPrincipal
{
    /// <summary>The account of a signed-in person.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public static Guid AccountId(this ClaimsPrincipal person) =>
        Guid.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : throw new InvalidOperationException("Nobody is signed in.");
}
