using SupplierDiversity.Rules.Clauses;

namespace SupplierDiversity.Features.Tenders;

/// <summary>One tender as its page shows it, in the reader's words.</summary>
public sealed record TenderPage
{
    /// <summary>The tender as lists show it.</summary>
    public required TenderHit Hit { get; init; }
    /// <summary>BT-24 of the procedure; null without any.</summary>
    public required Words? Description { get; init; }
    /// <summary>Deadlines of the tender: one line where all lots end together, else the next one; empty when none is stated.</summary>
    public required IReadOnlyList<DeadlineLine> Deadlines { get; init; }
    /// <summary>Box of facts below deadline, value and place: label and values.</summary>
    public required IReadOnlyList<FactLine> Facts { get; init; }
    /// <summary>"What this means for you", sentence by sentence.</summary>
    public required IReadOnlyList<string> Meaning { get; init; }
    /// <summary>Equality duties, each once with the lots it holds for.</summary>
    public required IReadOnlyList<DutyLine> Duties { get; init; }
    /// <summary>Lots in the notice's order.</summary>
    public required IReadOnlyList<LotLine> Lots { get; init; }
    /// <summary>Addresses of documents (http and https only), with the languages they are in.</summary>
    public required IReadOnlyList<DocumentLine> Documents { get; init; }
    /// <summary>Where bids are sent; null when not stated.</summary>
    public required string? SubmissionUrl { get; init; }
    /// <summary>Results of lots.</summary>
    public required IReadOnlyList<ResultLine> Results { get; init; }
    /// <summary>Notices and changes, newest first.</summary>
    public required IReadOnlyList<HistoryLine> History { get; init; }
    /// <summary>The buyer's key, for more tenders of the same buyer.</summary>
    public required Guid BuyerId { get; init; }
    /// <summary>Name of the language the notice is written in, when the reader's is another; null otherwise.</summary>
    public required string? WrittenIn { get; init; }
    /// <summary>The city whose rule switches all other languages off here; null: none does.</summary>
    public required string? OneLanguageOf { get; init; }
    /// <summary>The same for programs: OCDS always, eForms for calls of the subtypes 16 and 20.</summary>
    public required IReadOnlyList<DataLink> AsData { get; init; }
}

/// <summary>The tender as data.</summary>
/// <param name="Name">The standard's own name.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Type">Media type.</param>
public sealed record DataLink(string Name, string Address, string Type);

/// <summary>A deadline with its zone.</summary>
/// <param name="Label">What ends: bids, requests to take part, interest.</param>
/// <param name="At">The instant, for programs.</param>
/// <param name="Text">Weekday, day and time in the zone; without a time where the notice states none.</param>
/// <param name="Zone">The zone's name.</param>
/// <param name="Left">"in 9 days"; null when it is over.</param>
public sealed record DeadlineLine(string Label, DateTimeOffset At, string Text, string Zone, string? Left);

/// <summary>A fact: its label and its values.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Values">Its values.</param>
/// <param name="Term">Where the label is a word of the trade: its ID on the page of explained words.</param>
public sealed record FactLine(string Label, IReadOnlyList<Words> Values, string? Term = null);

/// <summary>An equality duty.</summary>
/// <param name="Duty">The duty as found.</param>
/// <param name="Name">Its short name.</param>
/// <param name="Meaning">What it asks for.</param>
/// <param name="Position">Where it counts, as a sentence.</param>
/// <param name="Weight">Weight of the award criterion, as a sentence; null without any.</param>
/// <param name="Source">How the portal knows, as a sentence.</param>
/// <param name="Lots">The lots it holds for; null when it holds for all.</param>
public sealed record DutyLine(EqualityDuty Duty, string Name, string Meaning, string Position, string? Weight, string Source, string? Lots);

/// <summary>A lot.</summary>
public sealed record LotLine(string Id, Words Title, Words? Description, IReadOnlyList<FactLine> Facts, IReadOnlyList<CriterionLine> Criteria);

/// <summary>An award criterion with its weight in words.</summary>
public sealed record CriterionLine(Words Name, Words? Description, string Weight);

/// <summary>Where documents are.</summary>
public sealed record DocumentLine(string Url, string? Languages);

/// <summary>The result of a lot.</summary>
public sealed record ResultLine(string Lot, string Status, string? Reason, IReadOnlyList<BidsLine> Bids, IReadOnlyList<WinnerLine> Winners, IReadOnlyList<string> Remarks, string? DecidedOn);

/// <summary>Bids of one kind. Kinds overlap: they are never added.</summary>
public sealed record BidsLine(string Kind, int Bids);

/// <summary>A winning tender: the firms behind it and its value.</summary>
public sealed record WinnerLine(IReadOnlyList<FirmLine> Firms, string Value);

/// <summary>A firm with its country, size and role in words.</summary>
public sealed record FirmLine(string Name, string About);

/// <summary>A notice or a change, with its day and what changed.</summary>
public sealed record HistoryLine(DateTimeOffset At, string Day, string Text, IReadOnlyList<string> Changes);
