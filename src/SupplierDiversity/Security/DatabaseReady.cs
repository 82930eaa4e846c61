using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SupplierDiversity.Database;

namespace SupplierDiversity.Security;

/// <summary>Ready = the database answers and has this version's schema.</summary>
internal sealed class DatabaseReady(Migrations migrations) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var pending = await migrations.PendingAsync(cancellationToken);
            return pending.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"Not applied: {string.Join(", ", pending)}");
        }
        catch (DbException e)
        {
            return HealthCheckResult.Unhealthy("The database cannot be reached.", e);
        }
    }
}
