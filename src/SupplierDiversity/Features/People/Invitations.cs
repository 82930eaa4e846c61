using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Security.Keys;

namespace SupplierDiversity.Features.People;

/// <summary>Roles offered by mail. A link works once, for a week; accepting it proves the address.</summary>
public sealed class Invitations
{
    private readonly Db db;
    private readonly TimeProvider clock;
    private readonly RoleBook book;
    private readonly AccountDirectory accounts;
    private readonly InvitationLetters letters;
    private readonly AuditLog audit;

    internal Invitations(Db db, TimeProvider clock, RoleBook book, AccountDirectory accounts, InvitationLetters letters, AuditLog audit) =>
        (this.db, this.clock, this.book, this.accounts, this.letters, this.audit) = (db, clock, book, accounts, letters, audit);

    /// <summary>How long a link is good.</summary>
    public static TimeSpan Validity { get; } = TimeSpan.FromDays(7);

    /// <summary>The open invitations of a city.</summary>
    public Task<IReadOnlyList<Invitation>> OpenAsync(City city, CancellationToken ct) =>
        db.ListAsync<Invitation>(PeopleSql.OpenOfCity, new { city.CityId, Now = DapperTypes.Cut(clock.GetUtcNow()) }, ct);

    /// <summary>Invites, unless a role the person holds stands against it.</summary>
    public async Task<RoleRefusal?> InviteAsync(City city, string email, string language, RoleSpan span, Guid by, CancellationToken ct)
    {
        if (await accounts.FindAsync(email, ct) is { } known && await book.CannotHoldAsync(city, known, span, ct) is { } refusal)
        {
            return refusal;
        }

        var token = OneTimeToken.New();
        var invitationId = Guid.CreateVersion7();
        var now = DapperTypes.Cut(clock.GetUtcNow());
        await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(
                    PeopleSql.Invite,
                    new
                    {
                        InvitationId = invitationId,
                        Digest = OneTimeToken.Digest(token),
                        Email = email,
                        Language = language,
                        city.CityId,
                        Role = RoleCode.Of(span.Role),
                        FromOn = span.From,
                        UntilOn = span.Until,
                        InvitedAt = now,
                        InvitedBy = by,
                        ExpiresAt = now + Validity,
                    },
                    transaction);
                await letters.InviteAsync(connection, transaction, email, language, city, span, token, now + Validity);
                await audit.AddAsync(connection, transaction, new AuditEntry("role-offered", "invitation", invitationId) { Name = $"{city.Name}: {RoleCode.Of(span.Role)}", City = city.CityId });
            },
            ct);
        return null;
    }

    /// <summary>The open invitation of a link, or null when it is unknown, used, taken back or too old.</summary>
    public Task<Invitation?> FindAsync(string token, CancellationToken ct) =>
        db.FindAsync<Invitation>(PeopleSql.FindOpen, new { Digest = OneTimeToken.Digest(token), Now = DapperTypes.Cut(clock.GetUtcNow()) }, ct);

    /// <summary>Takes the role on: the link is used up and the role given, both or neither.</summary>
    public async Task<(Account Account, RoleRefusal? Refusal)> AcceptAsync(Invitation invitation, string token, City city, CancellationToken ct)
    {
        var account = await accounts.EnsureAsync(invitation.Email);
        var everywhere = await book.EverywhereAsync(account.AccountId, ct);
        var refusal = await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                await book.TakeTurnAsync(connection, transaction, city);
                var now = DapperTypes.Cut(clock.GetUtcNow());
                if (await connection.QuerySingleOrDefaultAsync<Invitation>(PeopleSql.FindOpen, new { Digest = OneTimeToken.Digest(token), Now = now }, transaction) is null)
                {
                    return new RoleRefusal(RoleRefusalKind.Gone);
                }

                var against = await book.GiveAsync(connection, transaction, city, account.AccountId, invitation.Span, invitation.InvitedBy, everywhere, ct);
                if (against is null)
                {
                    await connection.ExecuteAsync(PeopleSql.UseUp, new { invitation.InvitationId, Now = now }, transaction);
                    await audit.AddAsync(connection, transaction, new AuditEntry("role-accepted", "account", account.AccountId) { Name = $"{city.Name}: {invitation.Role}", City = city.CityId, Account = account.AccountId });
                }

                return against;
            },
            ct);
        return (account, refusal);
    }

    /// <summary>Takes an invitation back; false when it was no longer open.</summary>
    public Task<bool> RevokeAsync(City city, Guid invitationId, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var revoked = await connection.ExecuteAsync(
                PeopleSql.Revoke, new { InvitationId = invitationId, city.CityId, Now = DapperTypes.Cut(clock.GetUtcNow()) }, transaction) > 0;
            if (revoked)
            {
                await audit.AddAsync(connection, transaction, new AuditEntry("role-offer-revoked", "invitation", invitationId) { Name = city.Name, City = city.CityId });
            }

            return revoked;
        },
        ct);
}
