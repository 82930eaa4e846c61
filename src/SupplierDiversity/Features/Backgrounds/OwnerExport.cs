using System.Text.Encodings.Web;
using System.Text.Json;
using SupplierDiversity.Features.Cities;

namespace SupplierDiversity.Features.Backgrounds;

/// <summary>Everything kept about one owner, as a file for the owner (GDPR Articles 15 and 20).</summary>
public sealed class OwnerExport(CityList cities)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal async Task<byte[]> OfAsync(OwnerState state, CancellationToken ct)
    {
        var names = (await cities.AllAsync(ct)).ToDictionary(c => c.CityId, c => c.Name);
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                owner = state.Owner.OwnerId,
                business = state.Owner.SupplierId,
                askedAt = state.Owner.AskedAt,
                begunAt = state.Owner.BegunAt,
                decisions = state.File.Decided.Select(d => new { city = names.GetValueOrDefault(d.CityId), decision = $"{d.Decision}", at = d.At, text = state.Texts[d.Text].Body }),
                answers = state.File.Said.Select(e => new
                {
                    question = $"{e.Fact.Kind}",
                    country = e.Fact.Country,
                    asked = state.Texts[e.Text].Body,
                    answer = e.Said,
                    at = e.At,
                    erasedOn = e.EraseOn,
                }),
                erased = state.Erasures.Select(e => new { city = e.CityId is { } id ? names.GetValueOrDefault(id) : null, reason = e.Reason, at = e.ErasedAt }),
            },
            Json);
    }
}
