using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Rules.Accounts;

/// <summary>The six digits of an authenticator app (RFC 6238 with SHA-1 and steps of 30 seconds, what every app speaks).</summary>
public static class TimeCode
{
    /// <summary>Length of a step in seconds.</summary>
    public const int StepSeconds = 30;

    // The step before and after, for phones whose clock is a little off (RFC 6238, 5.2).
    private const int Drift = 1;

    /// <summary>The step an instant lies in, counted from 1970.</summary>
    public static long StepAt(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a step.</summary>
    /// <param name="key">The secret shared with the app.</param>
    /// <param name="step">See <see cref="StepAt"/>.</param>
    public static string Of(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[20];
        CryptographicOperations.HmacData(HashAlgorithmName.SHA1, key, counter, mac);
        var offset = mac[^1] & 15;
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[offset..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The step whose code was typed, or null when it is none of those that are good now. Spaces do not matter; digits
    /// of any script do. The caller keeps the step and takes only later ones, so that a code works once.
    /// </summary>
    public static long? StepOf(ReadOnlySpan<byte> key, string typed, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(typed);
        Span<byte> digits = stackalloc byte[6];
        var count = 0;
        foreach (var c in typed)
        {
            if (char.IsDigit(c) && count < 6)
            {
                digits[count++] = (byte)PlainDigits.Of(c);
            }
            else if (!char.IsWhiteSpace(c))
            {
                return null;
            }
        }

        long? found = null;
        var here = StepAt(now);
        Span<byte> right = stackalloc byte[6];
        for (var step = here - Drift; step <= here + Drift; step++)
        {
            System.Text.Encoding.ASCII.GetBytes(Of(key, step), right);
            found = CryptographicOperations.FixedTimeEquals(right, digits[..count]) ? step : found;
        }

        return found;
    }
}
