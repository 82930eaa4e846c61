using System.Text;

namespace SupplierDiversity.Rules.Accounts;

/// <summary>Bytes as letters and digits, five bits each, without padding.</summary>
public static class Base32
{
    /// <summary>The alphabet of RFC 4648, which authenticator apps read.</summary>
    public const string Rfc4648 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Douglas Crockford's alphabet, for people who copy by hand: no I, L, O and U.</summary>
    public const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Writes bytes in an alphabet.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes, string alphabet)
    {
        ArgumentNullException.ThrowIfNull(alphabet);
        var text = new StringBuilder(((bytes.Length * 8) + 4) / 5);
        var (held, bits) = (0, 0);
        foreach (var b in bytes)
        {
            (held, bits) = ((held << 8) | b, bits + 8);
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(alphabet[(held >> bits) & 31]);
            }

            held &= (1 << bits) - 1;
        }

        return bits == 0 ? text.ToString() : text.Append(alphabet[(held << (5 - bits)) & 31]).ToString();
    }
}
