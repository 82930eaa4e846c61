using SupplierDiversity.Rules.Bids;

namespace SupplierDiversity.Features.Bids.Declarations;

/// <summary>
/// What a firm declares of itself in a bid: the parts of the European Single Procurement Document (Regulation (EU) 2016/7)
/// that do not change from tender to tender. Nothing in it is about anybody's background.
/// </summary>
public sealed record SelfDeclaration
{
    /// <summary>Legal name.</summary>
    public required string Name { get; init; }

    /// <summary>Its register and number there.</summary>
    public required string Registration { get; init; }

    /// <summary>ISO 3166-1 alpha-2, of its seat.</summary>
    public required string Country { get; init; }

    /// <summary>micro, small, medium or large; null: not stated.</summary>
    public required string? Size { get; init; }

    /// <summary>Legal form as the firm writes it, or empty.</summary>
    public required string LegalForm { get; init; }

    /// <summary>VAT number, or empty.</summary>
    public required string Vat { get; init; }

    /// <summary>Street and number.</summary>
    public required string Street { get; init; }

    /// <summary>Postcode and town.</summary>
    public required string Town { get; init; }

    /// <summary>Who may sign for the firm.</summary>
    public required string Representative { get; init; }

    /// <summary>Whom the city asks about the bid.</summary>
    public required string Contact { get; init; }

    /// <summary>The contact's address for mail.</summary>
    public required string Email { get; init; }

    /// <summary>The contact's telephone, or empty.</summary>
    public required string Phone { get; init; }

    /// <summary>Grounds of Article 57 that apply, by code, each with what happened and what the firm did since (57(6)).</summary>
    public required IReadOnlyDictionary<string, string> Grounds { get; init; }

    /// <summary>The grounds a firm declares about: those of Article 57 of Directive 2014/24/EU.</summary>
    public static IReadOnlyList<RefusalGround> Asked { get; } = [.. RefusalGround.All.Where(g => g.Kind == RefusalKind.Excluded)];
}
