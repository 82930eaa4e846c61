using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Rules.Roles;

namespace SupplierDiversity.Features.People;

/// <summary>Who holds which role in which city. Every change keeps the rules and is written down with who made it.</summary>
public sealed class RoleBook(Db db, TimeProvider clock, AccountDirectory accounts, FirmBook firms, AuditLog audit)
{
    /// <summary>All roles a person has, had or will have.</summary>
    public Task<IReadOnlyList<CityRole>> OfPersonAsync(Guid accountId, CancellationToken ct) =>
        db.ListAsync<CityRole>(PeopleSql.OfPerson, new { AccountId = accountId }, ct);

    /// <summary>All roles of a city, past ones too.</summary>
    public async Task<IReadOnlyList<CityRole>> OfCityAsync(Guid cityId, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await OfCityAsync(connection, null, cityId, ct);
    }

    /// <summary>Today in a city.</summary>
    public DateOnly Today(City city) => city.DayAt(clock.GetUtcNow());

    /// <summary>What a person is in all cities alike: somebody who runs the portal, somebody who acts for a business.</summary>
    internal async Task<IReadOnlyList<Role>> EverywhereAsync(Guid accountId, CancellationToken ct) =>
    [
        .. (await accounts.PortalAdministratorsAsync(ct)).Contains(accountId) ? [Role.PortalAdministrator] : Array.Empty<Role>(),
        .. await firms.HasAnyAsync(accountId, ct) ? [Role.Supplier] : Array.Empty<Role>(),
    ];

    /// <summary>Waits for its turn to change the roles of a city; the turn ends with the transaction.</summary>
    internal Task TakeTurnAsync(DbConnection connection, DbTransaction transaction, City city) =>
        connection.ExecuteAsync(PeopleSql.TakeTurn, new { city.CityId, Now = DapperTypes.Cut(clock.GetUtcNow()) }, transaction);

    /// <summary>Gives a role within a transaction that has its turn, unless the rules refuse.</summary>
    internal async Task<RoleRefusal?> GiveAsync(
        DbConnection connection, DbTransaction transaction, City city, Guid accountId, RoleSpan span, Guid? by, IReadOnlyList<Role> everywhere, CancellationToken ct)
    {
        var held = await OfCityAsync(connection, transaction, city.CityId, ct);
        if (Against(span, held.Where(r => r.AccountId == accountId && r.EndedAt is null).Select(r => r.Span), everywhere) is { } refusal)
        {
            return refusal;
        }

        await connection.ExecuteAsync(
            PeopleSql.Give,
            new
            {
                CityRoleId = Guid.CreateVersion7(),
                AccountId = accountId,
                city.CityId,
                Role = RoleCode.Of(span.Role),
                FromOn = span.From,
                UntilOn = span.Until,
                GivenAt = DapperTypes.Cut(clock.GetUtcNow()),
                GivenBy = by,
            },
            transaction);
        return null;
    }

    /// <summary>
    /// Why a person cannot be given a role in a city beside what they hold, or null when they can. That they act for a
    /// business is told to themselves when they take the role on, not to who offers it.
    /// </summary>
    public async Task<RoleRefusal?> CannotHoldAsync(City city, Guid accountId, RoleSpan span, CancellationToken ct) => Against(
        span,
        (await OfPersonAsync(accountId, ct)).Where(r => r.CityId == city.CityId && r.EndedAt is null).Select(r => r.Span),
        [.. (await EverywhereAsync(accountId, ct)).Where(r => r != Role.Supplier)]);

    /// <summary>The code of a role of a person, now or later, that does not go together with running the portal; null: none.</summary>
    internal async Task<string?> AgainstAdministratorAsync(Guid accountId, CancellationToken ct) => (await OfPersonAsync(accountId, ct))
        .FirstOrDefault(r => r.EndedAt is null && !(r.UntilOn < DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime.AddDays(-1))) && RoleConflicts.Between(Role.PortalAdministrator, r.Kind) is not null)?.Role;

    /// <summary>How many roles stand against another role of the same person in the same city: always none, unless the rules were passed by.</summary>
    public async Task<int> CountConflictsAsync(CancellationToken ct)
    {
        var administrators = await accounts.PortalAdministratorsAsync(ct);
        await using var connection = await db.OpenAsync(ct);
        return (await connection.QueryAsync<CityRole>(new CommandDefinition(PeopleSql.All, cancellationToken: ct)))
            .Where(r => r.EndedAt is null)
            .GroupBy(r => (r.AccountId, r.CityId))
            .Sum(held => held.Select(r => r.Span).Count(span =>
                Against(span, held.Select(r => r.Span).Where(other => other != span), administrators.Contains(held.Key.AccountId) ? [Role.PortalAdministrator] : []) is not null));
    }

    /// <summary>Changes the last day of a role.</summary>
    public async Task<RoleRefusal?> ChangeAsync(City city, CityRole role, DateOnly? until, CancellationToken ct) =>
        await ChangeAsync(city, role, role with { UntilOn = until }, "role-changed", PeopleSql.ChangeUntil, new { role.CityRoleId, UntilOn = until }, ct);

    /// <summary>Takes a role away at once.</summary>
    public async Task<RoleRefusal?> EndAsync(City city, CityRole role, Guid by, CancellationToken ct)
    {
        var now = DapperTypes.Cut(clock.GetUtcNow());
        return await ChangeAsync(city, role, role with { EndedAt = now }, "role-ended", PeopleSql.End, new { role.CityRoleId, Now = now, By = by }, ct);
    }

    private async Task<RoleRefusal?> ChangeAsync(City city, CityRole role, CityRole after, string action, string sql, object values, CancellationToken ct)
    {
        if (after == role)
        {
            audit.NothingChanged();
            return null;
        }

        var everywhere = await EverywhereAsync(role.AccountId, ct);
        return await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                await TakeTurnAsync(connection, transaction, city);
                var held = await OfCityAsync(connection, transaction, city.CityId, ct);
                var others = held.Where(r => r.CityRoleId != role.CityRoleId).ToList();
                if (Stays(role) && !Stays(after) && !others.Exists(Stays))
                {
                    return new RoleRefusal(RoleRefusalKind.LastAdministrator);
                }

                if (after.EndedAt is null
                    && Against(after.Span, others.Where(r => r.AccountId == role.AccountId && r.EndedAt is null).Select(r => r.Span), everywhere) is { } refusal)
                {
                    return refusal;
                }

                if (await connection.ExecuteAsync(sql, values, transaction) > 0)
                {
                    await audit.AddAsync(connection, transaction, new AuditEntry(action, "account", role.AccountId)
                    {
                        Name = $"{city.Name}: {role.Role}",
                        City = city.CityId,
                        Changes = [new("until_on", InviteForm.Day(role.UntilOn), InviteForm.Day(after.UntilOn))],
                    });
                }

                return null;
            },
            ct);
    }

    // An administrator without a last day, who will still be there tomorrow.
    private static bool Stays(CityRole role) => role.Kind == Role.CityAdministrator && role.EndedAt is null && role.UntilOn is null;

    private static RoleRefusal? Against(RoleSpan span, IEnumerable<RoleSpan> held, IReadOnlyList<Role> everywhere)
    {
        List<RoleSpan> beside = [.. held];
        if (beside.Exists(h => h.Role == span.Role && h.Meets(span)))
        {
            return new(RoleRefusalKind.AlreadyHeld);
        }

        beside.AddRange(everywhere.Select(role => new RoleSpan(role, DateOnly.MinValue, null)));
        return RoleConflicts.Of(span, beside) is { } conflict ? new(RoleRefusalKind.Conflict, conflict.With, conflict.Why) : null;
    }

    private static async Task<List<CityRole>> OfCityAsync(DbConnection connection, DbTransaction? transaction, Guid cityId, CancellationToken ct) =>
        (await connection.QueryAsync<CityRole>(new CommandDefinition(PeopleSql.OfCity, new { CityId = cityId }, transaction, cancellationToken: ct))).AsList();
}

/// <summary>Why a role was not given, changed or ended.</summary>
/// <param name="Kind">What stands against it.</param>
/// <param name="With">The role that does not go with it.</param>
/// <param name="Why">Why the two do not go together.</param>
public sealed record RoleRefusal(RoleRefusalKind Kind, Role? With = null, RoleConflict? Why = null);

/// <summary>What stands against a change of roles.</summary>
public enum RoleRefusalKind
{
    /// <summary>The person holds the role already on one of the days.</summary>
    AlreadyHeld,

    /// <summary>The person holds a role that does not go with it.</summary>
    Conflict,

    /// <summary>The invitation was used or taken back.</summary>
    Gone,

    /// <summary>The city would be left without an administrator.</summary>
    LastAdministrator,
}
