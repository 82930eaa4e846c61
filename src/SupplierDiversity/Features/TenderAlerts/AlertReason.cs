using System.Text.Json;
using System.Text.Json.Serialization;
using SupplierDiversity.Rules.Alerts;

namespace SupplierDiversity.Features.TenderAlerts;

/// <summary>One reason as the ledger keeps it.</summary>
/// <param name="Subscription">The subscription it comes from.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Wanted">The subscription's entry.</param>
/// <param name="Found">The tender's code, where there is one.</param>
public sealed record AlertReason(Guid Subscription, MatchReasonKind Kind, string Wanted, string? Found)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reasons as the column <c>reasons_json</c> holds them.</summary>
    public static string Write(IEnumerable<AlertReason> reasons) => JsonSerializer.Serialize(reasons, Options);

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static IReadOnlyList<AlertReason> Read(string json) => JsonSerializer.Deserialize<List<AlertReason>>(json, Options)!;
}
