namespace SupplierDiversity.Rules.Accounts;

/// <summary>A code with which a person signs in when the phone is lost: 120 random bits in six groups of four (OWASP ASVS 5, 6.5.2: at least 112 for a plain hash).</summary>
public static class RecoveryCode
{
    /// <summary>How many a person gets.</summary>
    public const int Count = 10;

    /// <summary>Random bytes in a code.</summary>
    public const int Bytes = 15;

    /// <summary>Writes a code: "7K2M-…".</summary>
    public static string Of(ReadOnlySpan<byte> random)
    {
        var text = Base32.Encode(random, Base32.Crockford);
        return string.Join('-', Enumerable.Range(0, text.Length / 4).Select(n => text.Substring(n * 4, 4)));
    }

    /// <summary>A code as typed, in its one spelling: capitals, no hyphens or spaces, letters that look like digits read as these.</summary>
    public static string Normal(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return string.Concat(typed.Where(char.IsLetterOrDigit).Select(c => char.ToUpperInvariant(c) switch { 'O' => '0', 'I' or 'L' => '1', var other => other }));
    }
}
