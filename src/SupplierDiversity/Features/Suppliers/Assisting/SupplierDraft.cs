namespace SupplierDiversity.Features.Suppliers.Assisting;

/// <summary>What somebody entered for a firm, until the firm confirms it.</summary>
public sealed record SupplierDraft
{
    /// <summary>The city it was entered for.</summary>
    public required Guid CityId { get; init; }

    /// <summary><c>talk</c> or <c>paper</c>.</summary>
    public required string EnteredFrom { get; init; }

    /// <summary>Legal name.</summary>
    public required string Name { get; init; }

    /// <summary>Name the public knows, or empty.</summary>
    public required string TradingName { get; init; }

    /// <summary>ISO 3166-1 alpha-2, of the seat.</summary>
    public required string Country { get; init; }

    /// <summary>NUTS prefixes parted by semicolons; empty: everywhere.</summary>
    public required string Nuts { get; init; }

    /// <summary>CPV prefixes parted by semicolons.</summary>
    public required string Cpv { get; init; }

    /// <summary>ISO 639-1 parted by semicolons.</summary>
    public required string Languages { get; init; }

    /// <summary>Yearly work units; null: not stated.</summary>
    public required int? Staff { get; init; }

    /// <summary>Whole euros a year; null: not stated.</summary>
    public required long? TurnoverEuros { get; init; }

    /// <summary>Whole euros; null: not stated.</summary>
    public required long? BalanceEuros { get; init; }

    /// <summary>micro, small, medium or large; null: cannot be told.</summary>
    public required string? Size { get; init; }

    /// <summary>The facts of a firm as a draft.</summary>
    internal static SupplierDraft Of(Firm firm, Guid cityId, string from) => new()
    {
        CityId = cityId,
        EnteredFrom = from,
        Name = firm.Name,
        TradingName = firm.TradingName,
        Country = firm.Country,
        Nuts = firm.Nuts,
        Cpv = firm.Cpv,
        Languages = firm.Languages,
        Staff = firm.Staff,
        TurnoverEuros = firm.TurnoverEuros,
        BalanceEuros = firm.BalanceEuros,
        Size = firm.Size,
    };
}

/// <summary>An entry made for a firm, as whoever made it sees it again.</summary>
public sealed record AssistedEntry
{
    /// <summary>Its letter.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>The firm's name as entered.</summary>
    public required string Name { get; init; }

    /// <summary>Its number.</summary>
    public required string RegistrationId { get; init; }

    /// <summary>Where the letter went.</summary>
    public required string Email { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>UTC; until when the link works.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>UTC; when the firm confirmed it, or null.</summary>
    public required DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>The day on the paper with which the firm confirmed it; null: there is none.</summary>
    public required DateOnly? SignedOn { get; init; }
}
