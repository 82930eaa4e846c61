using System.Security.Cryptography;
using System.Text;

namespace SupplierDiversity.Rules.Tenders;

/// <summary>
/// The id of a tender: 60 bits of the procedure id's SHA-256, written as 12 characters that are hard to misread
/// (Crockford's base 32: no i, l, o, u). The same procedure has the same id in every database, so a printed link
/// survives a re-import.
/// </summary>
public static class TenderId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>The id as text and as the number behind it (0 … 2^60-1).</summary>
    public static (string Text, long Number) Of(string procedureId)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(procedureId), hash);
        var number = (long)(BitConverter.IsLittleEndian
            ? System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash)
            : BitConverter.ToUInt64(hash)) & ((1L << 60) - 1);
        return (string.Create(12, number, static (text, n) =>
        {
            for (var i = 11; i >= 0; i--, n >>= 5)
            {
                text[i] = Alphabet[(int)(n & 31)];
            }
        }), number);
    }
}
