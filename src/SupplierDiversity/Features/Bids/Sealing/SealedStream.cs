using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SupplierDiversity.Features.Bids.Sealing;

/// <summary>
/// Seals a stream of any length piece by piece: AES-256-GCM over pieces of 64 KiB with a key of its own, which stands in front
/// under the tender's public key (RSA-OAEP). Each piece is bound to the id of the document, its place and whether it is the
/// last, so that nothing can be cut off, left out, moved or changed. One piece is in memory at a time.
/// </summary>
internal static class SealedStream
{
    private const int Piece = 64 * 1024;
    private const int TagLength = 16;
    private const int NonceLength = 12;
    private const int KeyLength = 32;

    /// <summary>Seals what comes and returns its length and SHA-256, or null when there is more than allowed.</summary>
    public static async Task<(long Bytes, string Sha256)?> SealAsync(Guid id, RSA key, Stream plain, Stream target, long largest, CancellationToken ct)
    {
        var secret = RandomNumberGenerator.GetBytes(KeyLength);
        using var cipher = new AesGcm(secret, TagLength);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var wrapped = key.Encrypt(secret, RSAEncryptionPadding.OaepSHA256);
        CryptographicOperations.ZeroMemory(secret);
        var head = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(head, (ushort)wrapped.Length);
        await target.WriteAsync(head, ct);
        await target.WriteAsync(wrapped, ct);
        var (read, next, result) = (new byte[Piece], new byte[Piece], new byte[4 + TagLength + Piece]);
        var length = await plain.ReadAtLeastAsync(read, Piece, throwOnEndOfStream: false, ct);
        for (long total = 0, number = 0; ; number++)
        {
            total += length;
            if (total > largest)
            {
                return null;
            }

            hash.AppendData(read, 0, length);
            var following = length < Piece ? 0 : await plain.ReadAtLeastAsync(next, Piece, throwOnEndOfStream: false, ct);
            BinaryPrimitives.WriteInt32BigEndian(result, following == 0 ? -length - 1 : length);
            cipher.Encrypt(Nonce(number, following == 0), read.AsSpan(0, length), result.AsSpan(4 + TagLength, length), result.AsSpan(4, TagLength), id.ToByteArray());
            await target.WriteAsync(result.AsMemory(0, 4 + TagLength + length), ct);
            if (following == 0)
            {
                return (total, Convert.ToHexStringLower(hash.GetHashAndReset()));
            }

            (read, next, length) = (next, read, following);
        }
    }

    /// <summary>Opens what <see cref="SealAsync"/> made.</summary>
    /// <exception cref="CryptographicException">It was changed, cut off or belongs to another document or tender.</exception>
    public static async Task OpenAsync(Guid id, RSA key, Stream source, Stream target, CancellationToken ct)
    {
        var head = new byte[4];
        await source.ReadExactlyAsync(head.AsMemory(0, 2), ct);
        var wrapped = new byte[BinaryPrimitives.ReadUInt16BigEndian(head)];
        await source.ReadExactlyAsync(wrapped, ct);
        using var cipher = new AesGcm(key.Decrypt(wrapped, RSAEncryptionPadding.OaepSHA256), TagLength);
        var (closed, plain) = (new byte[TagLength + Piece], new byte[Piece]);
        var last = false;
        for (long number = 0; !last; number++)
        {
            await source.ReadExactlyAsync(head, ct);
            var length = BinaryPrimitives.ReadInt32BigEndian(head);
            last = length < 0;
            length = last ? -(length + 1) : length;
            if (length > Piece)
            {
                throw new CryptographicException("A piece is longer than pieces are.");
            }

            await source.ReadExactlyAsync(closed.AsMemory(0, TagLength + length), ct);
            cipher.Decrypt(Nonce(number, last), closed.AsSpan(TagLength, length), closed.AsSpan(0, TagLength), plain.AsSpan(0, length), id.ToByteArray());
            await target.WriteAsync(plain.AsMemory(0, length), ct);
        }
    }

    private static byte[] Nonce(long number, bool last)
    {
        var nonce = new byte[NonceLength];
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        nonce[^1] = last ? (byte)1 : (byte)0;
        return nonce;
    }
}
