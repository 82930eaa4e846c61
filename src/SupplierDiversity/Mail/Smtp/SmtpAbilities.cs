using System.Globalization;

namespace SupplierDiversity.Mail.Smtp;

/// <summary>What the server offered in answer to EHLO (RFC 5321 § 4.1.1.1).</summary>
internal sealed record SmtpAbilities
{
    /// <summary>RFC 2920: several commands in one go.</summary>
    public bool Pipelining { get; private init; }

    /// <summary>RFC 3207.</summary>
    public bool StartTls { get; private init; }

    /// <summary>RFC 6531: addresses in other scripts.</summary>
    public bool Utf8 { get; private init; }

    /// <summary>RFC 6152.</summary>
    public bool EightBit { get; private init; }

    /// <summary>RFC 1870: the largest message taken, in bytes; 0 = not said.</summary>
    public long MaximumSize { get; private init; }

    /// <summary>Sign-in methods (RFC 4954), upper case.</summary>
    public IReadOnlyList<string> SignIn { get; private init; } = [];

    public static SmtpAbilities From(SmtpReply reply)
    {
        var abilities = new SmtpAbilities();
        foreach (var line in reply.Lines.Skip(1))
        {
            // Some old servers write "AUTH=LOGIN".
            var words = line.ToUpperInvariant().Split([' ', '='], StringSplitOptions.RemoveEmptyEntries);
            abilities = (words.Length == 0 ? "" : words[0]) switch
            {
                "PIPELINING" => abilities with { Pipelining = true },
                "STARTTLS" => abilities with { StartTls = true },
                "SMTPUTF8" => abilities with { Utf8 = true },
                "8BITMIME" => abilities with { EightBit = true },
                "SIZE" when words.Length > 1 && long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size) => abilities with { MaximumSize = size },
                "AUTH" => abilities with { SignIn = [.. abilities.SignIn, .. words.Skip(1)] },
                _ => abilities,
            };
        }

        return abilities;
    }
}
