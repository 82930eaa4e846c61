using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace SupplierDiversity.Mail;

/// <summary>
/// One address with its display name (RFC 5322 § 3.4). Domains in other scripts are kept in their ASCII form (RFC 5890);
/// quoted local parts and address literals are refused, no subscriber has them.
/// </summary>
public sealed record Mailbox
{
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private Mailbox(string name, string localPart, string domain) => (Name, LocalPart, Domain) = (name, localPart, domain);

    /// <summary>Display name, may be empty.</summary>
    public string Name { get; }

    /// <summary>What stands before the @, exactly as given.</summary>
    public string LocalPart { get; }

    /// <summary>ASCII domain in lower case.</summary>
    public string Domain { get; }

    /// <summary>The bare address.</summary>
    public string Address => $"{LocalPart}@{Domain}";

    /// <summary>True when the address can only be written to a server that offers SMTPUTF8 (RFC 6531).</summary>
    public bool NeedsUtf8 => !Ascii.IsValid(LocalPart);

    /// <summary>Reads <c>address</c> or <c>name &lt;address&gt;</c>; the problem is a phrase that ends a sentence.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Mailbox? mailbox, [NotNullWhen(false)] out string? problem)
    {
        mailbox = null;
        text = text.Trim();
        var (name, address) = Split(text);
        var at = address.LastIndexOf('@');
        problem = at <= 0 || at == address.Length - 1 ? "it has no name or no domain around an @"
            : Encoding.UTF8.GetByteCount(address.AsSpan(0, at)) > 64 ? "the part before the @ is longer than 64 bytes"
            : !IsDotAtom(address.AsSpan(0, at)) ? "the part before the @ holds a character that is not allowed"
            : name.AsSpan().ContainsAny('\r', '\n', '\0') ? "the display name holds a line break"
            : null;
        if (problem is not null)
        {
            return false;
        }

        try
        {
            var domain = Idn.GetAscii(address[(at + 1)..]).ToLowerInvariant();
            if (domain.Length <= 253)
            {
                mailbox = new Mailbox(name, address[..at], domain);
                return true;
            }
        }
        catch (ArgumentException)
        {
            // Said below: IdnMapping has no way to ask first.
        }

        problem = "its domain is not a domain name";
        return false;
    }

    /// <summary>The mailbox in a text that was checked before; throws <see cref="FormatException"/> otherwise.</summary>
    public static Mailbox Parse(string text) =>
        TryParse(text, out var mailbox, out var problem) ? mailbox : throw new FormatException($"'{text}' is not a usable address: {problem}.");

    private static (string Name, string Address) Split(string text)
    {
        var open = text.LastIndexOf('<');
        if (open < 0 || text[^1] != '>')
        {
            return ("", text);
        }

        var name = text[..open].Trim();
        if (name.Length >= 2 && name[0] == '"' && name[^1] == '"')
        {
            name = name[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal);
        }

        return (name, text[(open + 1)..^1].Trim());
    }

    private static bool IsDotAtom(ReadOnlySpan<char> local)
    {
        if (local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var rune in local.EnumerateRunes())
        {
            var allowed = rune.IsAscii
                ? Rune.IsLetterOrDigit(rune) || "!#$%&'*+-/=?^_`{|}~.".Contains((char)rune.Value, StringComparison.Ordinal)
                : rune != Rune.ReplacementChar && !Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune);
            if (!allowed)
            {
                return false;
            }
        }

        return true;
    }
}
