using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.Suppliers;

/// <summary>Which firms somebody wants to reach. There is nothing to choose by about anybody's background.</summary>
/// <param name="Cpv">CPV prefixes; empty: all trades.</param>
/// <param name="Nuts">NUTS prefixes; empty: all places.</param>
/// <param name="Sizes">micro, small, medium, large; empty: all, also those that did not state it.</param>
public sealed record PoolWish(IReadOnlyList<string> Cpv, IReadOnlyList<string> Nuts, IReadOnlyList<string> Sizes);

/// <summary>Firms of the register that can be reached by mail, chosen by trade, place and size.</summary>
public sealed class SupplierPool(Db db)
{
    private const string Reachable =
        """
        SELECT supplier_id, name, nuts, cpv, email, language, size FROM suppliers
        WHERE merged_into IS NULL
          AND (email <> '' OR EXISTS (SELECT 1 FROM supplier_people p WHERE p.supplier_id = suppliers.supplier_id AND p.left_at IS NULL))
        ORDER BY supplier_id
        """;

    private const string One = "SELECT supplier_id, name, nuts, cpv, email, language, size FROM suppliers WHERE supplier_id = @SupplierId";

    /// <summary>The firms that fit. A firm that named no trade or no place is not left out for it.</summary>
    public async Task<IReadOnlyList<PoolFirm>> FindAsync(PoolWish wish, CancellationToken ct)
    {
        List<PoolFirm> found = [];
        await using var connection = await db.OpenAsync(ct);
        await foreach (var firm in connection.QueryUnbufferedAsync<PoolFirm>(Reachable).WithCancellation(ct))
        {
            if ((wish.Sizes.Count == 0 || (firm.Size is { } size && wish.Sizes.Contains(size))) && Meets(wish.Cpv, firm.Cpv) && Meets(wish.Nuts, firm.Nuts))
            {
                found.Add(firm);
            }
        }

        return found;
    }

    /// <summary>One firm, or null.</summary>
    public Task<PoolFirm?> FindAsync(Guid supplierId, CancellationToken ct) =>
        db.FindAsync<PoolFirm>(One, new { SupplierId = supplierId }, ct);

    // Either may be the wider one: "45" meets "4521", and "4521" meets "45".
    private static bool Meets(IReadOnlyList<string> wished, string list) =>
        wished.Count == 0 || list.Length == 0
        || list.Split(';').Any(own => wished.Any(w => own.StartsWith(w, StringComparison.OrdinalIgnoreCase) || w.StartsWith(own, StringComparison.OrdinalIgnoreCase)));
}

/// <summary>A firm that can be reached.</summary>
public sealed record PoolFirm
{
    /// <summary>Key.</summary>
    public required Guid SupplierId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>NUTS prefixes parted by semicolons.</summary>
    public required string Nuts { get; init; }

    /// <summary>CPV prefixes parted by semicolons.</summary>
    public required string Cpv { get; init; }

    /// <summary>Where letters go.</summary>
    public required string Email { get; init; }

    /// <summary>BCP 47; empty when not known.</summary>
    public required string Language { get; init; }

    /// <summary>micro, small, medium or large; null: not stated.</summary>
    public required string? Size { get; init; }
}
