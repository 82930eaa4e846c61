using System.Data.Common;
using System.Security.Claims;
using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.Accounts;

/// <summary>Who did what in the administration, when and why.</summary>
public sealed class ActionLog(Db db, TimeProvider clock)
{
    private const string Insert =
        "INSERT INTO actions (action_id, at, who, action, subject, reason) VALUES (@ActionId, @At, @Who, @Action, @Subject, @Reason)";

    private const string Newest =
        "SELECT action_id, at, who, action, subject, reason FROM actions ORDER BY at DESC, action_id DESC LIMIT @Count";

    /// <summary>The name under which a signed-in person's actions are kept: the e-mail address.</summary>
    public static string Who(ClaimsPrincipal person) => person.Identity?.Name ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>Writes an action down within the transaction that does it.</summary>
    public Task AddAsync(DbConnection connection, DbTransaction transaction, string who, string action, string subject, string reason = "") =>
        connection.ExecuteAsync(Insert, Row(who, action, subject, reason), transaction);

    /// <summary>Writes down an action that another part has just carried out.</summary>
    public async Task AddAsync(string who, string action, string subject, string reason = "", CancellationToken ct = default)
    {
        await using var connection = await db.OpenAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(Insert, Row(who, action, subject, reason), cancellationToken: ct));
    }

    /// <summary>The newest actions, newest first.</summary>
    public async Task<IReadOnlyList<ActionRow>> NewestAsync(int count, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return (await connection.QueryAsync<ActionRow>(new CommandDefinition(Newest, new { Count = count }, cancellationToken: ct))).AsList();
    }

    private ActionRow Row(string who, string action, string subject, string reason) => new()
    {
        ActionId = Guid.CreateVersion7(),
        At = DapperTypes.Cut(clock.GetUtcNow()),
        Who = who,
        Action = action,
        Subject = subject,
        Reason = reason,
    };
}

/// <summary>One action.</summary>
public sealed record ActionRow
{
    /// <summary>Key.</summary>
    public required Guid ActionId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>E-mail address of the administrator.</summary>
    public required string Who { get; init; }

    /// <summary>Code of the action; its words are the texts <c>administration.actions.…</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Name of the thing it was done to.</summary>
    public required string Subject { get; init; }

    /// <summary>The reason as typed, or empty.</summary>
    public required string Reason { get; init; }
}
