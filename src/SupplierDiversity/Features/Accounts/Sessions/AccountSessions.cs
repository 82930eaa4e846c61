using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.Accounts.Sessions;

/// <summary>The places where somebody is signed in.</summary>
public sealed class AccountSessions(Db db, TimeProvider clock)
{
    /// <summary>The session of a request.</summary>
    public static async Task<Guid> HereAsync(HttpContext context) =>
        (await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties?.Items.TryGetValue(SessionStore.IdItem, out var id) == true
        && Guid.TryParse(id, out var here) ? here : Guid.Empty;

    /// <summary>All that are open, the last used first.</summary>
    public async Task<IReadOnlyList<SessionRow>> ListAsync(Guid accountId, CancellationToken ct)
    {
        var now = DapperTypes.Cut(clock.GetUtcNow());
        return await db.ListAsync<SessionRow>(SessionsSql.List, new { AccountId = accountId, Now = now, Oldest = now - SessionStore.Longest }, ct);
    }

    /// <summary>Ends one session of an account, at once.</summary>
    public Task EndAsync(Guid accountId, Guid sessionId, CancellationToken ct) => db.ExecuteAsync(SessionsSql.End, new { AccountId = accountId, SessionId = sessionId }, ct);

    /// <summary>Ends all sessions of an account but one; <see cref="Guid.Empty"/> keeps none.</summary>
    public Task EndOthersAsync(Guid accountId, Guid kept, CancellationToken ct) => db.ExecuteAsync(SessionsSql.EndOthers, new { AccountId = accountId, Kept = kept }, ct);
}

/// <summary>A place where somebody is signed in.</summary>
public sealed record SessionRow
{
    /// <summary>Key; opens nothing.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>Kind of browser, a code.</summary>
    public required string Browser { get; init; }

    /// <summary>Kind of system, a code.</summary>
    public required string System { get; init; }

    /// <summary>When the person signed in (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Last use, to five minutes (UTC).</summary>
    public required DateTimeOffset SeenAt { get; init; }
}
