namespace SupplierDiversity.Rules.Authoring;

/// <summary>A tender as officers of a city write it, before it is a notice. Everything may still be missing.</summary>
public sealed record TenderDraft
{
    /// <summary>The language it is written in first (BT-702(a)), ISO 639-1.</summary>
    public string Language { get; init; } = "";

    /// <summary>BT-21.</summary>
    public string Title { get; init; } = "";

    /// <summary>Which of the city's buyers buys (BT-500); null: the one it has, or the one that published last.</summary>
    public DraftBuyer? Buyer { get; init; }

    /// <summary>BT-24.</summary>
    public string Description { get; init; } = "";

    /// <summary>BT-23: "services", "supplies" or "works"; empty while not chosen.</summary>
    public string Nature { get; init; } = "";

    /// <summary>BT-262 and BT-263, eight digits, the main one first.</summary>
    public IReadOnlyList<string> Cpv { get; init; } = [];

    /// <summary>BT-5071, NUTS codes.</summary>
    public IReadOnlyList<string> Nuts { get; init; } = [];

    /// <summary>BT-27 in cents, without value-added tax; null while nobody said.</summary>
    public long? ValueCents { get; init; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = "EUR";

    /// <summary>"standard" (2014/24/EU), "light" (its articles 74 to 76) or "below" the thresholds of its article 4; empty while not chosen.</summary>
    public string Regime { get; init; } = "";

    /// <summary>BT-105: "open", "restricted" or "neg-w-call"; empty while not chosen.</summary>
    public string Procedure { get; init; } = "";

    /// <summary>True: urgency is shown to shorten the periods (2014/24/EU art. 27(3), 28(6)).</summary>
    public bool Urgent { get; init; }

    /// <summary>Lots; none: the tender is one lot.</summary>
    public IReadOnlyList<DraftLot> Lots { get; init; } = [];

    /// <summary>BT-97, languages a bid may be written in, ISO 639-1.</summary>
    public IReadOnlyList<string> BidLanguages { get; init; } = [];

    /// <summary>BT-13, until when questions are answered: "2026-03-01T12:00" by the clocks of the city; empty: none stated.</summary>
    public string QuestionsUntil { get; init; } = "";

    /// <summary>BT-131 (open) or BT-1311 (otherwise), written alike.</summary>
    public string BidsUntil { get; init; } = "";

    /// <summary>BT-132, when bids are opened, written alike; empty: not stated.</summary>
    public string OpenedAt { get; init; } = "";

    /// <summary>The equality assessment it follows from; null while none is chosen.</summary>
    public Guid? AssessmentId { get; init; }

    /// <summary>Clauses, each from a row of the assessment.</summary>
    public IReadOnlyList<DraftClause> Clauses { get; init; } = [];

    /// <summary>Award criteria beside those of clauses.</summary>
    public IReadOnlyList<DraftCriterion> Criteria { get; init; } = [];

    /// <summary>Translations by language (ISO 639-1), then by the key of a text (<see cref="DraftTexts"/>).</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, DraftTranslation>> Translations { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, DraftTranslation>>();
}

/// <summary>A buyer of the city.</summary>
/// <param name="BuyerId">Key.</param>
/// <param name="Name">Its name when it was chosen.</param>
public sealed record DraftBuyer(Guid BuyerId, string Name);

/// <summary>A lot as written.</summary>
/// <param name="LotId">BT-137, "LOT-0001"; it stays when other lots go.</param>
/// <param name="Title">BT-21.</param>
/// <param name="Description">BT-24.</param>
/// <param name="ValueCents">BT-27 in cents; null: not stated.</param>
public sealed record DraftLot(string LotId, string Title, string Description, long? ValueCents);

/// <summary>An award criterion (2014/24/EU art. 67).</summary>
/// <param name="Id">Means something inside this draft only: "c1".</param>
/// <param name="Type">BT-539: "price", "cost" or "quality".</param>
/// <param name="Name">BT-734.</param>
/// <param name="Description">BT-540.</param>
/// <param name="WeightBasisPoints">BT-541 in basis points (25 % = 2500).</param>
public sealed record DraftCriterion(string Id, string Type, string Name, string Description, int WeightBasisPoints);

/// <summary>A clause of the city, because of one row of the equality assessment.</summary>
/// <param name="ImpactId">The row: an impact found, with what is done about it.</param>
/// <param name="CityClauseId">The version of the city's clause.</param>
/// <param name="ClauseId">The clause's name in the library.</param>
/// <param name="LibraryVersion">The version of the library it began from.</param>
/// <param name="Blanks">What was filled in, by name of the blank.</param>
/// <param name="WeightBasisPoints">Of an award criterion, in basis points; null elsewhere or while not set.</param>
public sealed record DraftClause(
    Guid ImpactId, Guid CityClauseId, string ClauseId, int LibraryVersion, IReadOnlyDictionary<string, string> Blanks, int? WeightBasisPoints);

/// <summary>A text in another language, as a person typed it.</summary>
/// <param name="Text">The text.</param>
/// <param name="State">"machine" (a person pasted what a machine made), "draft" or "checked"; only checked texts are published.</param>
/// <param name="Of">The original it was made from: when that has changed since, the translation is out of date.</param>
public sealed record DraftTranslation(string Text, string State, string Of);
