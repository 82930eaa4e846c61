using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Features.Suppliers;

/// <summary>The register of firms.</summary>
public sealed class SupplierRegister(TimeProvider clock)
{
    /// <summary>
    /// Takes a row of a city's list. A firm is known again by its number; one that keeps its own entry is left as the
    /// firm wrote it.
    /// </summary>
    internal async Task<SupplierImport> ImportAsync(DbConnection connection, DbTransaction transaction, SupplierEntry entry)
    {
        var known = await connection.QuerySingleOrDefaultAsync<Guid?>(SuppliersSql.Find, new { entry.Scheme, entry.RegistrationKey }, transaction);
        var kept = await connection.QuerySingleOrDefaultAsync<Guid?>(
            SuppliersSql.Import,
            new
            {
                SupplierId = known ?? Guid.CreateVersion7(),
                entry.Scheme,
                entry.RegistrationId,
                entry.RegistrationKey,
                entry.Name,
                NameFolded = FoldedText.Of(entry.Name),
                entry.Country,
                Nuts = string.Join(';', entry.Nuts),
                Cpv = string.Join(';', entry.Cpv),
                entry.Email,
                entry.Language,
                entry.Size,
                Now = DapperTypes.Cut(clock.GetUtcNow()),
            },
            transaction);
        return known is null ? SupplierImport.Added : kept is null ? SupplierImport.KeptByTheFirm : SupplierImport.Updated;
    }

    /// <summary>The firm of a register number, or null; of a merged duplicate the firm it was merged into.</summary>
    internal static Task<Guid?> FindAsync(DbConnection connection, DbTransaction? transaction, string scheme, string registrationKey) =>
        connection.QuerySingleOrDefaultAsync<Guid?>(SuppliersSql.FindMerged, new { Scheme = scheme, RegistrationKey = registrationKey }, transaction);

    /// <summary>Firms that an entry of another system may mean: the same number in any register, or the same name.</summary>
    internal static async Task<IReadOnlyList<AlikeFirm>> AlikeAsync(DbConnection connection, string registrationKey, string name, CancellationToken ct, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<AlikeFirm>(new CommandDefinition(
            SuppliersSql.Alike, new { RegistrationKey = registrationKey, NameFolded = FoldedText.Of(name) }, transaction, cancellationToken: ct))).AsList();
}

/// <summary>What became of a row of a city's list.</summary>
internal enum SupplierImport
{
    /// <summary>The firm was not known.</summary>
    Added,

    /// <summary>It was known from a list; the new row counts.</summary>
    Updated,

    /// <summary>The firm keeps its own entry, which a list does not overwrite.</summary>
    KeptByTheFirm,
}

/// <summary>A firm that may be meant.</summary>
public sealed record AlikeFirm
{
    /// <summary>Key.</summary>
    public required Guid SupplierId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The register its number is from.</summary>
    public required string Scheme { get; init; }

    /// <summary>The number as written.</summary>
    public required string RegistrationId { get; init; }
}
