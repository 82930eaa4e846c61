using System.Text.Encodings.Web;
using System.Text.Json;
using Dapper;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Backgrounds;

/// <summary>Everything kept about one owner, as a file for the owner (GDPR Articles 15 and 20).</summary>
public sealed class OwnerExport(BackgroundDatabase background, CityList cities)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal async Task<byte[]> OfAsync(OwnerState state, CancellationToken ct)
    {
        var names = (await cities.AllAsync(ct)).ToDictionary(c => c.CityId, c => c.Name);
        await using var connection = await background.OpenAsync(BackgroundReason.OwnData, ct);
        var decisions = new List<object>();
        foreach (var decision in await connection.QueryAsync<DecisionRow>(OwnersSql.Decisions, new { state.Owner.OwnerId }))
        {
            var text = await connection.QuerySingleAsync<string>(OwnersSql.Text, new { Sha256 = decision.TextSha256 });
            decisions.Add(new { city = names.GetValueOrDefault(decision.CityId), decision = decision.Decision, at = decision.DecidedAt, text });
        }

        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                owner = state.Owner.OwnerId,
                business = state.Owner.SupplierId,
                askedAt = state.Owner.AskedAt,
                begunAt = state.Owner.BegunAt,
                decisions,
                answers = state.File.Said.Select(e => new { question = $"{e.Fact.Kind}", country = e.Fact.Country, answer = e.Said, at = e.At }),
                erased = state.Erasures.Select(e => new { city = e.CityId is { } id ? names.GetValueOrDefault(id) : null, reason = e.Reason, at = e.ErasedAt }),
            },
            Json);
    }
}
