using SupplierDiversity.Rules.Alerts;

namespace SupplierDiversity.Features.Suppliers;

/// <summary>A firm of the register as it describes itself. Nothing here is about anybody's background.</summary>
public sealed record Firm
{
    /// <summary>Key.</summary>
    public required Guid SupplierId { get; init; }

    /// <summary>The register its number is from, as org-id.guide names it.</summary>
    public required string Scheme { get; init; }

    /// <summary>The number as written.</summary>
    public required string RegistrationId { get; init; }

    /// <summary>Its legal name; empty until it said so.</summary>
    public required string Name { get; init; }

    /// <summary>How the public knows it; empty: by its name.</summary>
    public required string TradingName { get; init; }

    /// <summary>ISO 3166-1 alpha-2, of its seat.</summary>
    public required string Country { get; init; }

    /// <summary>Where it supplies, NUTS prefixes parted by semicolons; empty: everywhere.</summary>
    public required string Nuts { get; init; }

    /// <summary>What it sells, CPV prefixes parted by semicolons.</summary>
    public required string Cpv { get; init; }

    /// <summary>Languages it can work in, ISO 639-1 parted by semicolons.</summary>
    public required string Languages { get; init; }

    /// <summary>Yearly work units (Recommendation 2003/361/EC, annex, article 5); null: not stated.</summary>
    public required int? Staff { get; init; }

    /// <summary>Yearly turnover without VAT in whole euros; null: not stated.</summary>
    public required long? TurnoverEuros { get; init; }

    /// <summary>Balance sheet total in whole euros; null: not stated.</summary>
    public required long? BalanceEuros { get; init; }

    /// <summary>micro, small, medium or large; null: cannot be told.</summary>
    public required string? Size { get; init; }

    /// <summary>Who entered it: <c>import</c>, <c>self</c> or <c>assisted</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>Questions it has answered, parted by semicolons.</summary>
    public required string Answered { get; init; }

    /// <summary>The day it last said that all is right; null: never.</summary>
    public required DateOnly? CheckedOn { get; init; }

    /// <summary>What people call it: its trading name, its name, or else its number.</summary>
    public string ShownName => TradingName.Length > 0 ? TradingName : Name.Length > 0 ? Name : RegistrationId;

    /// <summary>True when the firm answered the question.</summary>
    public bool Has(string question) => Parts(Answered).Contains(question);

    /// <summary>The parts of a list column.</summary>
    public static IReadOnlyList<string> Parts(string list) => list.Split(';', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What it sells and where, as alerts are filtered.</summary>
    public AlertFilter Filter => AlertFilter.Read(Parts(Cpv), Parts(Nuts), []).Filter;
}

/// <summary>A city a firm wants to supply.</summary>
public sealed record FirmCity
{
    /// <summary>The city.</summary>
    public required Guid CityId { get; init; }

    /// <summary>True: the public directory may show the firm for this city.</summary>
    public required bool Listed { get; init; }

    /// <summary>True: the city may use diversity data about the firm.</summary>
    public required bool Diversity { get; init; }
}

/// <summary>A firm no longer lets a city use diversity data.</summary>
internal sealed record WithdrawnUse
{
    /// <summary>Key.</summary>
    public required Guid WithdrawalId { get; init; }

    /// <summary>The firm.</summary>
    public required Guid SupplierId { get; init; }

    /// <summary>The city.</summary>
    public required Guid CityId { get; init; }
}
