using System.Security.Cryptography;

namespace SupplierDiversity.Wall.Sealing;

/// <summary>A key that seals payloads: AES-256-GCM, with one cipher a thread because a cipher serves one at a time.</summary>
/// <param name="number">Its number in the database.</param>
/// <param name="bytes">256 bits.</param>
/// <param name="createdAt">When it was made (UTC).</param>
internal sealed class SealKey(int number, byte[] bytes, DateTimeOffset createdAt) : IDisposable
{
    public const int Length = 32;
    public const int NonceLength = 12;
    public const int TagLength = 16;

    private readonly ThreadLocal<AesGcm> _cipher = new(() => new AesGcm(bytes, TagLength), trackAllValues: true);

    public int Number => number;

    public DateTimeOffset CreatedAt => createdAt;

    public AesGcm Cipher => _cipher.Value!;

    public void Dispose()
    {
        foreach (var cipher in _cipher.Values)
        {
            cipher.Dispose();
        }

        _cipher.Dispose();
        CryptographicOperations.ZeroMemory(bytes);
    }
}
