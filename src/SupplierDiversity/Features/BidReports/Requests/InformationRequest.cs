using System.Globalization;
using System.Text.Json;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Features.BidReports.Requests;

/// <summary>What a city's law says on requests for information.</summary>
public sealed record InformationRule
{
    /// <summary>Its name, as typed.</summary>
    public required string Law { get; init; }

    /// <summary>How many days, weeks or months.</summary>
    public required int DueCount { get; init; }

    /// <summary>One of <see cref="AnswerTime.Units"/>.</summary>
    public required string DueUnit { get; init; }

    /// <summary>The exception by which counts are withheld, as typed; may be empty.</summary>
    public required string Ground { get; init; }

    /// <summary>What the person can do against the answer, as typed; may be empty.</summary>
    public required string Remedy { get; init; }
}

/// <summary>A request for figures about bidders.</summary>
public sealed record InformationRequest
{
    private const char Separator = ';';

    /// <summary>Key.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>Whose.</summary>
    public required Guid CityId { get; init; }

    /// <summary>1, 2, 3 … for each city.</summary>
    public required int Number { get; init; }

    /// <summary>Who asked; empty a year after the answer.</summary>
    public required string AskedBy { get; init; }

    /// <summary>Their address; emptied with it.</summary>
    public required string Contact { get; init; }

    /// <summary>BCP 47, of the answer.</summary>
    public required string Language { get; init; }

    /// <summary>The day it came, in the city's zone.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>The last day for the answer.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>What was asked.</summary>
    public required string Question { get; init; }

    /// <summary>Published years of the answer, joined; empty: none.</summary>
    public required string Years { get; init; }

    /// <summary>What the officer added.</summary>
    public required string Words { get; init; }

    /// <summary>Fingerprint of the CSV file with these years, SHA-256 in hexadecimal; empty: no file.</summary>
    public required string FileSha256 { get; init; }

    /// <summary>The rule when it was answered.</summary>
    public required string RuleJson { get; init; }

    /// <summary>When it was answered (UTC); null: not yet.</summary>
    public required DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The years of the answer, the newest first.</summary>
    public IReadOnlyList<int> YearList => [.. Years.Split(Separator, StringSplitOptions.RemoveEmptyEntries).Select(y => int.Parse(y, CultureInfo.InvariantCulture))];

    /// <summary>The rule when it was answered; null: not answered.</summary>
    public InformationRule? Rule => RuleJson.Length == 0 ? null : JsonSerializer.Deserialize<InformationRule>(RuleJson, JsonSerializerOptions.Web);

    /// <summary>Years as they are kept.</summary>
    public static string Join(IEnumerable<int> years) => string.Join(Separator, years.OrderDescending());
}
