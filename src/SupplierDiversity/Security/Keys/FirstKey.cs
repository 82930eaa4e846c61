using Dapper;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using SupplierDiversity.Database;

namespace SupplierDiversity.Security.Keys;

/// <summary>
/// Makes the first key and the portal's secrets before anything is sealed or signed. Two processes that start on an empty database would otherwise make
/// one each, and not know the other's for a day. Later keys are made two days before they are used.
/// </summary>
internal sealed class FirstKey(Db db, IKeyManager keys, PortalSecrets secrets) : IHostedService
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(90);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (db.Engine == DatabaseEngine.Sqlite)
        {
            Make();
        }
        else
        {
            await db.InTransactionAsync(
                async (connection, transaction) =>
                {
                    await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(20100519)", transaction: transaction);
                    Make();
                },
                cancellationToken);
        }

        // Made here, because a letter may ask for it while its own transaction holds SQLite's one write lock.
        _ = secrets.Of(PortalSecrets.AlertLinks);
        _ = secrets.Of(PortalSecrets.OwnerLinks);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // The framework judges keys by the machine's clock, so they are made by it.
    private void Make()
    {
        var now = TimeProvider.System.GetUtcNow();
        if (!keys.GetAllKeys().Any(key => !key.IsRevoked && key.ExpirationDate > now))
        {
            keys.CreateNewKey(now, now + Life);
        }
    }
}
