using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Audit;

namespace SupplierDiversity.Features.Suppliers.Joining;

/// <summary>The people who act for a firm.</summary>
public sealed class FirmPeople(Db db, TimeProvider clock, AccountDirectory accounts, AuditLog audit)
{
    private const string Of = "SELECT account_id, language, hears, joined_at FROM supplier_people WHERE supplier_id = @SupplierId AND left_at IS NULL ORDER BY joined_at, account_id";

    private const string SetLetters = "UPDATE supplier_people SET hears = @Hears, language = @Language WHERE supplier_id = @SupplierId AND account_id = @AccountId";

    // Locked first, so that the last two cannot both go at once.
    private const string Lock = "UPDATE suppliers SET changed_at = @Now WHERE supplier_id = @SupplierId";

    private const string Remove =
        """
        UPDATE supplier_people SET left_at = @Now
        WHERE supplier_id = @SupplierId AND account_id = @AccountId AND left_at IS NULL
          AND (SELECT count(*) FROM supplier_people p WHERE p.supplier_id = @SupplierId AND p.left_at IS NULL) > 1
        """;

    /// <summary>Who acts for the firm, the first to come first.</summary>
    public async Task<IReadOnlyList<FirmPerson>> OfAsync(Firm firm, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(firm);
        await using var connection = await db.OpenAsync(ct);
        var rows = (await connection.QueryAsync<FirmPerson>(new CommandDefinition(Of, new { firm.SupplierId }, cancellationToken: ct))).AsList();
        var emails = await accounts.EmailsAsync(rows.Select(r => r.AccountId), ct);
        return rows.ConvertAll(r => r with { Email = emails.GetValueOrDefault(r.AccountId, "") });
    }

    internal Task SetLettersAsync(Firm firm, Guid accountId, IReadOnlyList<string> hears, string language, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            await connection.ExecuteAsync(SetLetters, new { firm.SupplierId, AccountId = accountId, Hears = string.Join(';', hears), Language = language }, transaction);
            await audit.AddAsync(connection, transaction, new AuditEntry("firm-letters-chosen", "supplier", firm.SupplierId));
        },
        ct);

    /// <summary>False: nobody else is there.</summary>
    internal Task<bool> RemoveAsync(Firm firm, Guid accountId, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var parameters = new { firm.SupplierId, AccountId = accountId, Now = DapperTypes.Cut(clock.GetUtcNow()) };
            await connection.ExecuteAsync(Lock, parameters, transaction);
            if (await connection.ExecuteAsync(Remove, parameters, transaction) == 0)
            {
                return false;
            }

            await audit.AddAsync(connection, transaction, new AuditEntry("firm-person-left", "supplier", firm.SupplierId));
            return true;
        },
        ct);
}

/// <summary>Somebody who acts for a firm.</summary>
public sealed record FirmPerson
{
    /// <summary>The account.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>BCP 47, of letters about the firm.</summary>
    public required string Language { get; init; }

    /// <summary>Kinds of letters the person wants, parted by semicolons.</summary>
    public required string Hears { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>The address; empty when the account was deleted.</summary>
    public string Email { get; init; } = "";
}
