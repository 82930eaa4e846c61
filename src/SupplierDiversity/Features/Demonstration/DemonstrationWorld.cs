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
    public required IReadOnlyList<WorldTrade> Trades { get; init; }
    /// <summary>First words of firms' names; one firm a trade and word.</summary>
    public required IReadOnlyList<string> FirmWords { get; init; }
    public required IReadOnlyList<string> Places { get; init; }
    /// <summary>The equality clause of past lots.</summary>
    public required string Condition { get; init; }

    public static DemonstrationWorld Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("demonstration/world.json")!;
        return JsonSerializer.Deserialize<DemonstrationWorld>(stream, JsonSerializerOptions.Web)!;
    }
}

internal sealed record WorldCity(string Slug, string Name, string Country, string TimeZone, string Language, IReadOnlyList<string> Buyers);

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
    public required IReadOnlyList<WorldCriterion> Criteria { get; init; }
}

internal sealed record WorldCriterion(string Type, decimal Weight, Dictionary<string, string>? Name);

/// <summary>A change or cancellation on a later day; a new deadline counts from the first publication.</summary>
internal sealed record WorldChange(int Day, int? Deadline, Dictionary<string, string> Why);

internal sealed record WorldResult(int Day, IReadOnlyList<WorldLotResult> Lots);

internal sealed record WorldLotResult(int Lot, string Status, string? Reason, Dictionary<string, int> Bids, WorldWinner? Winner);

internal sealed record WorldWinner(string Name, string? Size, string Country, decimal Value);
