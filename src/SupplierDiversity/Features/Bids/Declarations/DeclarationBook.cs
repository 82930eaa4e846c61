using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Bids.Sealing;
using SupplierDiversity.Features.Suppliers;

namespace SupplierDiversity.Features.Bids.Declarations;

/// <summary>Self-declarations: one a firm, kept sealed, and a sealed copy in each bid that officers can read after the opening.</summary>
public sealed class DeclarationBook(Db db, TimeProvider clock, AuditLog audit, IDataProtectionProvider protection)
{
    private const int Largest = 1_000_000;
    private readonly IDataProtector protector = protection.CreateProtector("SupplierDiversity.Declarations");

    /// <summary>What the firm keeps, with its name, number and size as the register has them today; null: nothing yet.</summary>
    public async Task<SelfDeclaration?> FindAsync(Firm firm, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(firm);
        await using var connection = await db.OpenAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(DeclarationsSql.Find, new { firm.SupplierId }, cancellationToken: ct)) is { } kept
            ? AsOf(firm, Open(kept)) : null;
    }

    /// <summary>Keeps it.</summary>
    public Task SaveAsync(Firm firm, SelfDeclaration declaration, Guid by, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            await connection.ExecuteAsync(DeclarationsSql.Save, new { firm.SupplierId, Sealed = Close(declaration), By = by, Now = Now() }, transaction);
            await audit.AddAsync(connection, transaction, new AuditEntry("declaration-saved", "supplier", firm.SupplierId));
        },
        ct);

    /// <summary>When it was confirmed for a bid (UTC); null: not yet.</summary>
    public Task<DateTimeOffset?> ConfirmedAtAsync(Guid bidId, CancellationToken ct) =>
        db.FindAsync<DateTimeOffset?>(DeclarationsSql.ConfirmedAt, new { BidId = bidId }, ct);

    /// <summary>Seals what the firm declares today into a draft.</summary>
    public async Task ConfirmAsync(BidCall call, Bid bid, SelfDeclaration declaration, Guid by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(bid);
        var id = Guid.CreateVersion7();
        using var key = BidKeys.ToSeal(call);
        using var plain = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(declaration));
        using var closed = new MemoryStream();
        await SealedStream.SealAsync(id, key, plain, closed, Largest, ct);
        await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(BidsSql.HoldDraft, new { bid.BidId }, transaction);
                await connection.ExecuteAsync(DeclarationsSql.Forget, new { bid.BidId }, transaction);
                await connection.ExecuteAsync(DeclarationsSql.Confirm, new { Id = id, bid.BidId, Sealed = closed.ToArray(), By = by, Now = Now() }, transaction);
                await audit.AddAsync(connection, transaction, new AuditEntry("bid-declaration-confirmed", "bid", bid.BidId));
            },
            ct);
    }

    /// <summary>The declarations of the opened bids of a tender.</summary>
    public async Task<IReadOnlyDictionary<Guid, SelfDeclaration>> OfTenderAsync(string tenderId, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var rows = await connection.QueryAsync<OpenedRow>(new CommandDefinition(DeclarationsSql.OfTender, new { TenderId = tenderId }, cancellationToken: ct));
        return rows.ToDictionary(r => r.BidId, r => Open(r.OpenedText));
    }

    // With the opening, in its transaction.
    internal async Task UnsealAsync(DbConnection connection, DbTransaction transaction, string tenderId, RSA key, CancellationToken ct)
    {
        foreach (var row in (await connection.QueryAsync<SealedRow>(DeclarationsSql.ToOpen, new { TenderId = tenderId }, transaction)).AsList())
        {
            using var source = new MemoryStream(row.Sealed);
            using var plain = new MemoryStream();
            await SealedStream.OpenAsync(row.DeclarationId, key, source, plain, ct);
            await connection.ExecuteAsync(DeclarationsSql.Opened, new { row.DeclarationId, Text = Close(JsonSerializer.Deserialize<SelfDeclaration>(plain.ToArray())!) }, transaction);
        }
    }

    internal static SelfDeclaration AsOf(Firm firm, SelfDeclaration kept) => kept with
    {
        Name = firm.Name.Length > 0 ? firm.Name : firm.ShownName,
        Registration = $"{firm.Scheme} {firm.RegistrationId}",
        Country = firm.Country,
        Size = firm.Size,
    };

    private string Close(SelfDeclaration declaration) => protector.Protect(JsonSerializer.Serialize(declaration));

    private SelfDeclaration Open(string closed) => JsonSerializer.Deserialize<SelfDeclaration>(protector.Unprotect(closed))!;

    private DateTimeOffset Now() => DapperTypes.Cut(clock.GetUtcNow());

    private sealed record SealedRow
    {
        public required Guid DeclarationId { get; init; }

        public required byte[] Sealed { get; init; }
    }

    private sealed record OpenedRow
    {
        public required Guid BidId { get; init; }

        public required string OpenedText { get; init; }
    }
}
