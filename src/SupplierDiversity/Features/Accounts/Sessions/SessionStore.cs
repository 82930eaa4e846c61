using System.Security.Claims;
using System.Security.Cryptography;
using Dapper;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SupplierDiversity.Database;
using SupplierDiversity.Security.Keys;

namespace SupplierDiversity.Features.Accounts.Sessions;

/// <summary>
/// Keeps sign-ins in the database; the cookie holds only a random key. Each request asks here, so an ended session is
/// over at once on every node. What is kept is sealed, and sealed to its own row.
/// </summary>
internal sealed class SessionStore(Db db, TimeProvider clock, IDataProtectionProvider protection, IOptions<IdentityOptions> identity) : ITicketStore
{
    /// <summary>Item of a ticket: the id of its session.</summary>
    public const string IdItem = "sd-session";

    /// <summary>No session lasts longer, however often it is used.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromHours(12);

    private static readonly TimeSpan Coarse = TimeSpan.FromMinutes(5);

    private readonly IDataProtector _protector = protection.CreateProtector("SupplierDiversity.Sessions");

    public Task<string> StoreAsync(AuthenticationTicket ticket) => StoreAsync(ticket, "", CancellationToken.None);

    // Whoever signs in again in a browser leaves the session that was open there.
    public async Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken)
    {
        var cookie = httpContext.RequestServices.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        if (httpContext.Request.Cookies[cookie.Cookie.Name!] is { Length: > 0 } sent
            && cookie.TicketDataFormat.Unprotect(sent)?.Principal.Claims.FirstOrDefault() is { } older)
        {
            await RemoveAsync(older.Value, cancellationToken);
        }

        return await StoreAsync(ticket, httpContext.Request.Headers.UserAgent.ToString(), cancellationToken);
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket) => RenewAsync(key, ticket, CancellationToken.None);

    // An update only: a session that was ended meanwhile does not come back.
    public Task RenewAsync(string key, AuthenticationTicket ticket, CancellationToken cancellationToken) =>
        db.ExecuteAsync(SessionsSql.Renew, Row(key, ticket), cancellationToken);

    public Task<AuthenticationTicket?> RetrieveAsync(string key) => RetrieveAsync(key, CancellationToken.None);

    public async Task<AuthenticationTicket?> RetrieveAsync(string key, CancellationToken cancellationToken)
    {
        var digest = OneTimeToken.Digest(key);
        var now = DapperTypes.Cut(clock.GetUtcNow());
        await using var connection = await db.OpenAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<KeptRow>(new CommandDefinition(
            SessionsSql.Find, new { Digest = digest, Now = now, Oldest = now - Longest }, cancellationToken: cancellationToken));
        if (row is null)
        {
            return null;
        }

        if (now - row.SeenAt >= Coarse)
        {
            await connection.ExecuteAsync(new CommandDefinition(SessionsSql.Seen, new { Digest = digest, Now = now }, cancellationToken: cancellationToken));
        }

        try
        {
            return TicketSerializer.Default.Deserialize(_protector.CreateProtector(digest).Unprotect(Convert.FromBase64String(row.Ticket)));
        }
        catch (CryptographicException)
        {
            // The keys of the data directory were lost: sign in again.
            return null;
        }
    }

    public Task RemoveAsync(string key) => RemoveAsync(key, CancellationToken.None);

    public Task RemoveAsync(string key, CancellationToken cancellationToken) => db.ExecuteAsync(SessionsSql.Remove, new { Digest = OneTimeToken.Digest(key) }, cancellationToken);

    private async Task<string> StoreAsync(AuthenticationTicket ticket, string userAgent, CancellationToken ct)
    {
        var key = OneTimeToken.New();
        var id = Guid.CreateVersion7();
        ticket.Properties.Items[IdItem] = id.ToString();
        var row = Row(key, ticket);
        var device = Device.Of(userAgent);
        row.Add("SessionId", id);
        row.Add("Browser", device.Browser);
        row.Add("System", device.System);
        await db.ExecuteAsync(SessionsSql.Add, row, ct);
        return key;
    }

    private DynamicParameters Row(string key, AuthenticationTicket ticket)
    {
        var digest = OneTimeToken.Digest(key);
        var now = DapperTypes.Cut(clock.GetUtcNow());
        var row = new DynamicParameters();
        row.Add("Digest", digest);
        row.Add("AccountId", Guid.Parse(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!));
        row.Add("Stamp", ticket.Principal.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType));
        row.Add("Ticket", Convert.ToBase64String(_protector.CreateProtector(digest).Protect(TicketSerializer.Default.Serialize(ticket))));
        row.Add("Now", now);
        row.Add("Expires", DapperTypes.Cut(ticket.Properties.ExpiresUtc ?? now));
        return row;
    }

    private sealed record KeptRow
    {
        public required string Ticket { get; init; }
        public required DateTimeOffset SeenAt { get; init; }
    }
}
