using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace SupplierDiversity.Mail.Mime;

/// <summary>
/// Writes header fields: folded at spaces (RFC 5322 § 2.2.3), other scripts as B-encoded words (RFC 2047),
/// line breaks in values refused, since they would let a value add fields of its own.
/// </summary>
internal sealed class MimeHeaderWriter(ArrayBufferWriter<byte> output)
{
    // RFC 2047 § 2: an encoded word has at most 75 characters, a line that holds one at most 76.
    private const int LongestLine = 76;
    private const int LongestWord = 75;
    private const int WordFrame = 12; // =?utf-8?B?…?=
    private const int LongestAllowed = 998; // RFC 5322 § 2.1.1
    private int column;

    /// <summary>A field of human words, such as Subject.</summary>
    public void Text(string name, string value)
    {
        Begin(name, value);
        if (IsPlain(value))
        {
            Words(value);
        }
        else
        {
            EncodedWords(value);
        }

        End();
    }

    /// <summary>A field whose value a program reads: visible ASCII and single spaces, kept on one line.</summary>
    public void Token(string name, string value)
    {
        Begin(name, value);
        foreach (var c in value)
        {
            if (c is < ' ' or > '~')
            {
                throw new FormatException($"The mail header {name} may only hold visible ASCII characters.");
            }
        }

        if (column + 1 + value.Length > LongestAllowed)
        {
            throw new FormatException($"The mail header {name} is longer than a line may be.");
        }

        Write(" ");
        Write(value);
        End();
    }

    /// <summary>A field holding one mailbox. A local part in another script is written as it is (RFC 6532).</summary>
    public void Mailbox(string name, Mailbox mailbox)
    {
        Begin(name, mailbox.Name);
        if (mailbox.Name.Length == 0)
        {
            Word(mailbox.Address);
        }
        else
        {
            if (IsPlain(mailbox.Name))
            {
                Words($"\"{mailbox.Name.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
            }
            else
            {
                EncodedWords(mailbox.Name);
            }

            Word($"<{mailbox.Address}>");
        }

        End();
    }

    private static bool IsPlain(string value)
    {
        if (value.Contains("=?", StringComparison.Ordinal) || value.StartsWith(' ') || value.EndsWith(' ') || value.Contains("  ", StringComparison.Ordinal))
        {
            return false;
        }

        var word = 0;
        foreach (var c in value)
        {
            word = c == ' ' ? 0 : word + 1;
            if (c is < ' ' or > '~' || word > 60)
            {
                return false;
            }
        }

        return true;
    }

    private void Begin(string name, string value)
    {
        if (value.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            throw new FormatException($"The mail header {name} holds a line break.");
        }

        column = 0;
        Write(name);
        Write(":");
    }

    private void Words(string value)
    {
        foreach (var range in value.AsSpan().Split(' '))
        {
            Word(value.AsSpan(range));
        }
    }

    private void EncodedWords(string value)
    {
        // The first word shares its line with the field name, so it may hold less.
        var room = (LongestLine - column - 1 - WordFrame) / 4 * 3;
        Span<byte> bytes = stackalloc byte[(LongestWord - WordFrame) / 4 * 3];
        var used = 0;
        foreach (var rune in value.EnumerateRunes())
        {
            if (used + rune.Utf8SequenceLength > room)
            {
                EncodedWord(bytes[..used]);
                (used, room) = (0, bytes.Length);
            }

            used += rune.EncodeToUtf8(bytes[used..]);
        }

        EncodedWord(bytes[..used]);
    }

    private void EncodedWord(ReadOnlySpan<byte> bytes)
    {
        Span<byte> word = stackalloc byte[LongestWord];
        "=?utf-8?B?"u8.CopyTo(word);
        Base64.EncodeToUtf8(bytes, word[10..], out _, out var written);
        "?="u8.CopyTo(word[(10 + written)..]);
        var length = written + WordFrame;
        Separate(length);
        output.Write(word[..length]);
        column += length;
    }

    private void Word(ReadOnlySpan<char> word)
    {
        Separate(word.Length);
        Write(word);
    }

    // A space, or a line break and a space: unfolding gives back exactly one space.
    private void Separate(int next)
    {
        var first = output.WrittenSpan[^1] == (byte)':';
        if (!first && column + 1 + next > LongestLine)
        {
            End();
            column = 0;
        }

        Write(" ");
    }

    private void Write(ReadOnlySpan<char> text)
    {
        Encoding.UTF8.GetBytes(text, output);
        column += text.Length;
    }

    private void End() => output.Write("\r\n"u8);
}
