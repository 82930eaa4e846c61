using System.Globalization;
using System.Threading.RateLimiting;

namespace SupplierDiversity.Security;

/// <summary>
/// How often one address on the network may send forms: generous for an office behind one address, tight for guessing
/// passwords. Reading is not limited, and neither is one-click unsubscribing, which mail providers send in bulk.
/// </summary>
internal static class RateLimits
{
    public const int PasswordsPerMinute = 30;
    public const int FormsPerMinute = 300;

    public static void AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(o =>
    {
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        // The page says so in words (errors.too_many); programs read when to come again.
        o.OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        {
            var path = context.Request.Path;
            if (!HttpMethods.IsPost(context.Request.Method) || path.StartsWithSegments("/errors") || path.StartsWithSegments("/alerts/unsubscribe"))
            {
                return RateLimitPartition.GetNoLimiter("free");
            }

            var from = context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
            var page = path.Value!.Split('/').ElementAtOrDefault(2);
            return page is "sign-in" or "welcome" or "forgotten-password" or "email-change"
                ? RateLimitPartition.GetFixedWindowLimiter("password " + from, _ => Window(PasswordsPerMinute))
                : RateLimitPartition.GetFixedWindowLimiter("form " + from, _ => Window(FormsPerMinute));
        });
    });

    private static FixedWindowRateLimiterOptions Window(int permits) =>
        new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 };
}
