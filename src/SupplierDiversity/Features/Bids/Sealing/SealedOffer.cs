using System.Security.Cryptography;
using System.Text.Json;

namespace SupplierDiversity.Features.Bids.Sealing;

/// <summary>What a bid says in figures and names; sealed until the opening as its documents are.</summary>
/// <param name="Cents">The price without VAT.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Members">Other firms that bid together with this one.</param>
/// <param name="Subcontractors">Firms it would give work to.</param>
public sealed record SealedOffer(long Cents, string Currency, IReadOnlyList<string> Members, IReadOnlyList<string> Subcontractors)
{
    private const int Largest = 1_000_000;

    internal async Task<byte[]> CloseAsync(Guid bidId, RSA key)
    {
        using var plain = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(this));
        using var closed = new MemoryStream();
        await SealedStream.SealAsync(bidId, key, plain, closed, Largest, CancellationToken.None);
        return closed.ToArray();
    }

    internal static async Task<SealedOffer> OpenAsync(Guid bidId, RSA key, byte[] closed)
    {
        using var source = new MemoryStream(closed);
        using var plain = new MemoryStream();
        await SealedStream.OpenAsync(bidId, key, source, plain, CancellationToken.None);
        return JsonSerializer.Deserialize<SealedOffer>(plain.ToArray())!;
    }
}
