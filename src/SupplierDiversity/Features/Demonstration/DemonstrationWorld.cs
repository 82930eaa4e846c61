using System.Reflection;
using System.Text.Json;

namespace SupplierDiversity.Features.Demonstration;

/// <summary>The invented world of <c>world.json</c>: two cities, their buyers, six networks, tenders, and what years of others are drawn from.</summary>
internal sealed record DemonstrationWorld
{
    public required IReadOnlyList<WorldCity> Cities { get; init; }
    public required IReadOnlyList<WorldBuyer> Buyers { get; init; }
    public required IReadOnlyList<WorldNetwork> Networks { get; init; }
    public required IReadOnlyList<WorldTender> Tenders { get; init; }
    public required IReadOnlyList<WorldPast> Past { get; init; }

    public static DemonstrationWorld Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("demonstration/world.json")!;
        return JsonSerializer.Deserialize<DemonstrationWorld>(stream, JsonSerializerOptions.Web)!;
    }
}

internal sealed record WorldCity(string Slug, string Name, string Country, string TimeZone, string Language, IReadOnlyList<string> Buyers);

/// <summary>What past years of a city are drawn from.</summary>
internal sealed record WorldPast
{
    public required string City { get; init; }
    /// <summary>Begins the keys of its tenders.</summary>
    public required string Key { get; init; }
    public required string Language { get; init; }
    /// <summary>ISO 3166-1 alpha-2, of firms.</summary>
    public required string Country { get; init; }
    /// <summary>The same in three letters, in notices.</summary>
    public required string Alpha3 { get; init; }
    public required string Nuts { get; init; }
    public required string Scheme { get; init; }
    /// <summary>How a number of the register is written; {0} is five digits.</summary>
    public required string Register { get; init; }
    public required int LotsAMonth { get; init; }
    /// <summary>Of how many years there is a report, the last one and those before it.</summary>
    public required int YearsTold { get; init; }
    /// <summary>The description of a lot; {0} is its title.</summary>
    public required string OneYear { get; init; }
    public required string Quality { get; init; }
    /// <summary>What is asked as financial strength.</summary>
    public required string Strength { get; init; }
    /// <summary>What is asked as proof of ability.</summary>
    public required string Proof { get; init; }
    /// <summary>What is asked where neither is.</summary>
    public required string Entry { get; init; }
    public required IReadOnlyList<WorldTrade> Trades { get; init; }
    /// <summary>First words of firms' names; one firm a trade and word.</summary>
    public required IReadOnlyList<string> FirmWords { get; init; }
    public required IReadOnlyList<string> Places { get; init; }
    /// <summary>The equality clause of past lots.</summary>
    public required string Condition { get; init; }
}

/// <summary>What is bought again and again; the value is that of a usual lot in whole euros.</summary>
internal sealed record WorldTrade(string Title, string Firm, string Buyer, string Cpv, string Nature, decimal Value);

internal sealed record WorldBuyer(string Key, string Number, Dictionary<string, string> Name, string City, string Nuts, string Country, string LegalType);

internal sealed record WorldNetwork(
    string Organisation, string Name, string Email, IReadOnlyList<string> Languages, IReadOnlyList<string> Cpv, IReadOnlyList<string> Nuts,
    IReadOnlyList<string> Words, string Frequency);

/// <summary>A tender; days count from the day the demonstration is made (-3: three days ago), values are whole euros.</summary>
internal sealed record WorldTender
{
    public required string Key { get; init; }
    public required string Buyer { get; init; }
    public required string Language { get; init; }
    public required int Day { get; init; }
    /// <summary>Days after publication; null: no deadline.</summary>
    public required int? Deadline { get; init; }
    public required string Procedure { get; init; }
    public required string Nature { get; init; }
    public bool Planning { get; init; }
    public required Dictionary<string, string> Title { get; init; }
    public required Dictionary<string, string> Description { get; init; }
    public required IReadOnlyList<string> Cpv { get; init; }
    public required IReadOnlyList<string> Nuts { get; init; }
    public required decimal? Value { get; init; }
    public required IReadOnlyList<string> BidLanguages { get; init; }
    public bool? Smes { get; init; }
    public required IReadOnlyList<WorldLot> Lots { get; init; }
    public WorldChange? Change { get; init; }
    public WorldChange? Cancel { get; init; }
    public WorldResult? Result { get; init; }
}

internal sealed record WorldLot
{
    public required Dictionary<string, string> Title { get; init; }
    public decimal? Value { get; init; }
    public IReadOnlyList<string> Strategic { get; init; } = [];
    public IReadOnlyList<string> Social { get; init; } = [];
    public Dictionary<string, string> Conditions { get; init; } = [];
    /// <summary>What bidders must show: codes of BT-809 with words.</summary>
    public Dictionary<string, string> Demands { get; init; } = [];
    public required IReadOnlyList<WorldCriterion> Criteria { get; init; }
}

internal sealed record WorldCriterion(string Type, decimal Weight, Dictionary<string, string>? Name);

/// <summary>A change or cancellation on a later day; a new deadline counts from the first publication.</summary>
internal sealed record WorldChange(int Day, int? Deadline, Dictionary<string, string> Why);

internal sealed record WorldResult(int Day, IReadOnlyList<WorldLotResult> Lots);

internal sealed record WorldLotResult(int Lot, string Status, string? Reason, Dictionary<string, int> Bids, WorldWinner? Winner);

internal sealed record WorldWinner(string Name, string? Size, string Country, decimal Value)
{
    /// <summary>Who gets work from it.</summary>
    public string? Subcontractor { get; init; }
}
