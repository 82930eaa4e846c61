using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Rules.Quotations;

namespace SupplierDiversity.Features.Quotations;

/// <summary>A draw as it is kept.</summary>
public sealed record QuotationDrawRow
{
    /// <summary>Key.</summary>
    public required Guid DrawId { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid CityId { get; init; }

    /// <summary>For which tender.</summary>
    public required string TenderId { get; init; }

    /// <summary>Version of the rule.</summary>
    public required int RulesVersion { get; init; }

    /// <summary>How many firms are to be asked.</summary>
    public required int Wanted { get; init; }

    /// <summary>CPV codes of the tender, parted by semicolons.</summary>
    public required string Cpv { get; init; }

    /// <summary>NUTS codes of the tender, parted by semicolons.</summary>
    public required string Nuts { get; init; }

    /// <summary>What the lots are made from.</summary>
    public required string Seed { get; init; }

    /// <summary>Who drew.</summary>
    public required Guid DrawnBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset DrawnAt { get; init; }

    /// <summary>Who had the firms told.</summary>
    public required Guid? SentBy { get; init; }

    /// <summary>When, UTC; null: not yet.</summary>
    public required DateTimeOffset? SentAt { get; init; }

    /// <summary>What was drawn for.</summary>
    public QuotationCall Call => new(Firm.Parts(Cpv), Firm.Parts(Nuts), Seed);
}

/// <summary>A firm of a draw as it was on that day.</summary>
public sealed record QuotationFirmRow
{
    /// <summary>The firm.</summary>
    public required Guid SupplierId { get; init; }

    /// <summary>CPV prefixes, parted by semicolons.</summary>
    public required string Cpv { get; init; }

    /// <summary>NUTS prefixes, parted by semicolons.</summary>
    public required string Nuts { get; init; }

    /// <summary>When the city had last asked it, UTC; null: never.</summary>
    public required DateTimeOffset? LastAskedAt { get; init; }

    /// <summary>How often the city had asked it.</summary>
    public required int TimesAsked { get; init; }

    /// <summary>Place in the line; 0: does not fit.</summary>
    public required int Place { get; init; }

    /// <summary>True: it is asked.</summary>
    public required bool Asked { get; init; }

    /// <summary>Why an officer left it out; empty: not left out.</summary>
    public required string LeftOutReason { get; init; }

    /// <summary>How many people of the firm were written to.</summary>
    public required int Letters { get; init; }

    /// <summary>As the rule reads it.</summary>
    public AskableFirm Askable => new(SupplierId, Firm.Parts(Cpv), Firm.Parts(Nuts), LastAskedAt, TimesAsked);
}

/// <summary>A draw with all its firms, as it can be explained and repeated.</summary>
/// <param name="Row">The draw.</param>
/// <param name="Firms">Every firm that had agreed to be asked: the line first, then those that do not fit.</param>
public sealed record KeptDraw(QuotationDrawRow Row, IReadOnlyList<QuotationFirmRow> Firms)
{
    /// <summary>The line drawn again from what is kept.</summary>
    public IReadOnlyList<DrawnFirm> Line { get; } = QuotationDraw.Line(Row.Call, Firms.Select(f => f.Askable));

    /// <summary>Firms an officer left out.</summary>
    public IReadOnlySet<Guid> LeftOut { get; } = Firms.Where(f => f.LeftOutReason.Length > 0).Select(f => f.SupplierId).ToHashSet();

    /// <summary>True when drawing again gives the same firms at the same places.</summary>
    public bool Repeats => Line.All(d => Firms.Single(f => f.SupplierId == d.Firm.SupplierId).Place == d.Place)
        && QuotationDraw.Asked(Line, LeftOut, Row.Wanted).SetEquals(Firms.Where(f => f.Asked).Select(f => f.SupplierId));

    /// <summary>Why a firm is asked, or why not.</summary>
    public QuotationReason Why(QuotationFirmRow firm) => QuotationDraw.Why(Line, LeftOut, Row.Wanted, Line.Single(d => d.Firm.SupplierId == firm.SupplierId));
}

/// <summary>A tender a firm was asked about.</summary>
public sealed record ToldRow
{
    /// <summary>The tender.</summary>
    public required string TenderId { get; init; }

    /// <summary>Which city asked.</summary>
    public required Guid CityId { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset SentAt { get; init; }
}
