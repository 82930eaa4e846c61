using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Backgrounds;

/// <summary>
/// The owners of a firm who are people and answer for themselves. The ownership profile calls this in its own transaction
/// on the background database; an owner's id is the id of their line there.
/// </summary>
public sealed class OwnerLinks(BackgroundDatabase background, OwnerTokens tokens, TimeProvider clock)
{
    /// <summary>Lets an owner be asked for some cities; asked again it changes the cities.</summary>
    public async Task AskAsync(DbConnection connection, DbTransaction transaction, Guid ownerId, Guid supplierId, IEnumerable<Guid> cities)
    {
        await connection.ExecuteAsync(OwnersSql.Ask, new { OwnerId = ownerId, SupplierId = supplierId, Now = Now }, transaction);
        await connection.ExecuteAsync(OwnersSql.ClearCities, new { OwnerId = ownerId }, transaction);
        foreach (var city in cities)
        {
            await connection.ExecuteAsync(OwnersSql.AddCity, new { OwnerId = ownerId, CityId = city }, transaction);
        }
    }

    /// <summary>An owner is one no more: everything of theirs is erased, the link with it.</summary>
    public async Task EndAsync(DbConnection connection, DbTransaction transaction, Guid ownerId)
    {
        if (await FindAsync(connection, ownerId, transaction) is { } owner)
        {
            await OwnerFiles.EraseAsync(connection, transaction, owner, null, "left", Now);
            await connection.ExecuteAsync(OwnersSql.EraseDecisions, new { owner.OwnerId }, transaction);
            await connection.ExecuteAsync(OwnersSql.EraseLink, new { owner.OwnerId }, transaction);
        }
    }

    /// <summary>The owners of a firm, for its own people: who was asked and who has begun, never what was said.</summary>
    public async Task<IReadOnlyList<OwnerRow>> OfSupplierAsync(Guid supplierId, CancellationToken ct)
    {
        await using var connection = await background.OpenAsync(BackgroundReason.OwnData, ct);
        return (await connection.QueryAsync<OwnerRow>(new CommandDefinition(OwnersSql.OfSupplier, new { SupplierId = supplierId }, cancellationToken: ct))).AsList();
    }

    /// <summary>The address a firm hands on to an owner.</summary>
    public string Invitation(OwnerRow owner, string language) => tokens.Invitation(owner, language, clock.GetUtcNow());

    /// <summary>
    /// A new link, when the old one or the code was lost or came to the wrong hands: everything said so far is erased, and what
    /// was agreed to with it, as it may have been somebody else who agreed. False: no owner of this firm.
    /// </summary>
    public Task<bool> RenewAsync(Guid supplierId, Guid ownerId, CancellationToken ct) => background.InTransactionAsync(
        BackgroundReason.OwnData,
        async (connection, transaction) =>
        {
            if (await FindAsync(connection, ownerId, transaction) is not { } owner || owner.SupplierId != supplierId)
            {
                return false;
            }

            await OwnerFiles.EraseAsync(connection, transaction, owner, null, "new-link", Now);
            await connection.ExecuteAsync(OwnersSql.EraseDecisions, new { owner.OwnerId }, transaction);
            await connection.ExecuteAsync(OwnersSql.Renew, new { owner.OwnerId }, transaction);
            await background.Audit.AddAsync(connection, transaction, new AuditEntry("owner-link-renewed", "owner", ownerId));
            return true;
        },
        ct);

    /// <summary>The owner of a link that is still good, or null.</summary>
    internal async Task<(OwnerRow Owner, OwnerLinkKind Kind)?> ReadAsync(string token, CancellationToken ct)
    {
        if (tokens.Read(token, clock.GetUtcNow()) is not { } read)
        {
            return null;
        }

        await using var connection = await background.OpenAsync(BackgroundReason.OwnData, ct);
        return await FindAsync(connection, read.OwnerId) is { } owner && owner.LinkNumber == read.LinkNumber ? (owner, read.Kind) : null;
    }

    /// <summary>Begins: makes the owner's code, which is shown once. Null when somebody has begun already.</summary>
    internal async Task<string?> BeginAsync(OwnerRow owner, CancellationToken ct)
    {
        var code = RandomNumberGenerator.GetString("ABCDEFGHJKMNPQRSTUVWXYZ23456789", 10);
        return await background.InTransactionAsync(
            BackgroundReason.OwnData,
            async (connection, transaction) =>
            {
                var begun = await connection.ExecuteAsync(OwnersSql.Begin, new { owner.OwnerId, Code = Digest(owner.OwnerId, code), Now }, transaction) > 0;
                if (begun)
                {
                    await background.Audit.AddAsync(connection, transaction, new AuditEntry("owner-begun", "owner", owner.OwnerId));
                }

                return begun ? code : null;
            },
            ct);
    }

    /// <summary>A token to the answers for whoever gives the code; null when it is not right.</summary>
    internal string? Open(OwnerRow owner, string? code) =>
        owner.CodeSha256 is { } kept && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(kept), Encoding.ASCII.GetBytes(Digest(owner.OwnerId, code ?? "")))
            ? tokens.Open(owner, clock.GetUtcNow()) : null;

    private DateTimeOffset Now => DapperTypes.Cut(clock.GetUtcNow());

    private static Task<OwnerRow?> FindAsync(DbConnection connection, Guid ownerId, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefaultAsync<OwnerRow?>(OwnersSql.Find, new { OwnerId = ownerId }, transaction);

    // Ten letters and digits out of 31 are 49 bits, which a form that is limited by address cannot be asked through.
    private static string Digest(Guid owner, string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{owner:N} {code.Trim().ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal)}")));
}
