using System.Security.Cryptography;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using SupplierDiversity.Database;

namespace SupplierDiversity.Security.Keys;

/// <summary>Secrets the portal makes once for itself, sealed in the database and the same for every process.</summary>
public sealed class PortalSecrets(Db db, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Signs the links in mails.</summary>
    public const string AlertLinks = "alert-links";

    /// <summary>Signs the links of owners to their own answers.</summary>
    public const string OwnerLinks = "owner-links";

    private const string Find = "SELECT sealed FROM portal_secrets WHERE name = @Name";

    private const string Add =
        "INSERT INTO portal_secrets (name, sealed, created_at) VALUES (@Name, @Sealed, @Now) ON CONFLICT (name) DO NOTHING";

    /// <summary>The 32 bytes of a name; made when they are first asked for. Of two processes that make them at once, the first wins.</summary>
    public byte[] Of(string name)
    {
        var protector = protection.CreateProtector("SupplierDiversity.PortalSecrets", name);
        using var connection = db.Open();
        if (connection.QuerySingleOrDefault<string>(Find, new { Name = name }) is not { } kept)
        {
            var made = Convert.ToBase64String(protector.Protect(RandomNumberGenerator.GetBytes(32)));
            connection.Execute(Add, new { Name = name, Sealed = made, Now = DapperTypes.Cut(clock.GetUtcNow()) });
            kept = connection.QuerySingle<string>(Find, new { Name = name });
        }

        return protector.Unprotect(Convert.FromBase64String(kept));
    }
}
