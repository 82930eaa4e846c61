namespace SupplierDiversity.Features.Suppliers;

/// <summary>What a list, a form or an adviser says about a firm. It holds nothing about anybody's background.</summary>
internal sealed record SupplierEntry
{
    /// <summary>The register, as org-id.guide names it.</summary>
    public required string Scheme { get; init; }

    /// <summary>The number as written.</summary>
    public required string RegistrationId { get; init; }

    /// <summary>The number as compared.</summary>
    public required string RegistrationKey { get; init; }

    public required string Name { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    /// <summary>NUTS prefixes; empty when not stated.</summary>
    public required IReadOnlyList<string> Nuts { get; init; }

    /// <summary>CPV prefixes; empty when not stated.</summary>
    public required IReadOnlyList<string> Cpv { get; init; }

    /// <summary>Empty when not known.</summary>
    public required string Email { get; init; }

    /// <summary>BCP 47; empty when not known.</summary>
    public required string Language { get; init; }

    /// <summary>micro, small, medium or large (Recommendation 2003/361/EC); null when not stated.</summary>
    public required string? Size { get; init; }
}
