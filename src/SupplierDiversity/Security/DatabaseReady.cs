using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SupplierDiversity.Database;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Security;

/// <summary>Ready = both databases answer and have this version's schema.</summary>
internal sealed class DatabaseReady(Migrations migrations, BackgroundDatabase background) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            List<string> pending = [.. await migrations.PendingAsync(cancellationToken), .. await background.Migrations.PendingAsync(cancellationToken)];
            return pending.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"Not applied: {string.Join(", ", pending)}");
        }
        catch (DbException e)
        {
            return HealthCheckResult.Unhealthy("The database cannot be reached.", e);
        }
    }
}
