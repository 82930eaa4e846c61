using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SupplierDiversity.Wall.Sealing;

/// <summary>
/// Seals what people said, and opens it again. Each payload is bound to its kind and the id of its row, so that a payload
/// moved to another row does not open. Seal one payload a row, as small as it can be: opening costs about a microsecond.
/// </summary>
public sealed class Seal
{
    private const int Overhead = SealKey.NonceLength + SealKey.TagLength;
    private readonly SealKeys _keys;

    internal Seal(SealKeys keys) => _keys = keys;

    /// <summary>Seals bytes. Only inside a transaction of the background database, which has seen to the keys.</summary>
    /// <param name="kind">What it is, a constant of the feature: <c>ownership</c>. Listed in <see cref="SealedTables"/>.</param>
    /// <param name="id">Id of the row.</param>
    /// <param name="plain">The payload.</param>
    public SealedValue Close(string kind, Guid id, ReadOnlySpan<byte> plain)
    {
        var key = _keys.Newest;
        var result = new byte[Overhead + plain.Length];
        var nonce = result.AsSpan(0, SealKey.NonceLength);
        RandomNumberGenerator.Fill(nonce);
        Span<byte> bound = stackalloc byte[64];
        key.Cipher.Encrypt(nonce, plain, result.AsSpan(Overhead), result.AsSpan(SealKey.NonceLength, SealKey.TagLength), Bind(kind, id, bound));
        return new(result, key.Number);
    }

    /// <summary>Opens what <see cref="Close"/> made for the same kind and id.</summary>
    /// <exception cref="SealBrokenException">The key is gone, or the payload was changed or belongs to another row.</exception>
    public byte[] Open(string kind, Guid id, SealedValue value)
    {
        var plain = new byte[Math.Max(0, value.Bytes.Length - Overhead)];
        Open(kind, id, value, plain);
        return plain;
    }

    /// <summary>The same into a span of the caller, for readers of many rows; returns the number of bytes.</summary>
    public int Open(string kind, Guid id, SealedValue value, Span<byte> plain)
    {
        var length = value.Bytes.Length - Overhead;
        var key = _keys.Find(value.Key) ?? throw new SealBrokenException($"Key {value.Key} of the background database is not there any more.");
        Span<byte> bound = stackalloc byte[64];
        try
        {
            var bytes = value.Bytes.AsSpan();
            key.Cipher.Decrypt(
                bytes[..SealKey.NonceLength], bytes[Overhead..], bytes.Slice(SealKey.NonceLength, SealKey.TagLength), plain[..length], Bind(kind, id, bound));
            return length;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new SealBrokenException($"A row of the kind '{kind}' cannot be opened: it was damaged or moved.", e);
        }
    }

    /// <summary>Seals an object as JSON.</summary>
    public SealedValue CloseJson<T>(string kind, Guid id, T value) => Close(kind, id, JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Web));

    /// <summary>Opens an object that <see cref="CloseJson"/> sealed.</summary>
    public T OpenJson<T>(string kind, Guid id, SealedValue value) => JsonSerializer.Deserialize<T>(Open(kind, id, value), JsonSerializerOptions.Web)!;

    private static ReadOnlySpan<byte> Bind(string kind, Guid id, Span<byte> into)
    {
        var length = Encoding.UTF8.GetBytes(kind, into);
        id.TryWriteBytes(into[length..]);
        return into[..(length + 16)];
    }
}

/// <summary>A sealed payload as its row keeps it: columns <c>sealed</c> (bytea) and <c>seal_key</c> (integer).</summary>
/// <param name="Bytes">Nonce, tag and ciphertext.</param>
/// <param name="Key">Number of the key.</param>
public readonly record struct SealedValue(byte[] Bytes, int Key);
