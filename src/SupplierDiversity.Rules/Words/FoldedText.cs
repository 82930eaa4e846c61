using System.Buffers;
using System.Globalization;
using System.Text;

namespace SupplierDiversity.Rules.Words;

/// <summary>
/// Text folded for searching, the same for what is stored and what is asked: lower case without regard to culture,
/// no accents, ß as ss, the Turkish dotless ı as i, Arabic letters without vowel signs, tatweel and hamza or
/// final-letter variants; words parted by single blanks. "İstanbul" and "istanbul", "Größe" and "grosse" fold alike.
/// </summary>
public static class FoldedText
{
    // Letters and signs below this are folded one by one from a table: nearly all text there is in Europe and Arabia.
    private const int TableSize = 0x2200;

    // Stands in the table for what becomes none or several characters.
    private const char Otherwise = '\0';

    private static readonly string[] Table = [.. Enumerable.Range(0, TableSize).Select(c => OfAny($"x{(char)c}x")[1..^1])];
    private static readonly char[] Singles = [.. Table.Select(t => t.Length == 1 ? t[0] : Otherwise)];

    /// <summary>The folded words of a text, parted by single blanks; empty when it has none.</summary>
    public static string Of(string text)
    {
        using var folded = Lend(text);
        return new string(folded.Words);
    }

    /// <summary>The same in borrowed memory, for texts that are only looked through: long ones would be garbage at once.</summary>
    internal static LentWords Lend(string text)
    {
        var buffer = ArrayPool<char>.Shared.Rent(text.Length + 32);
        if (TryFold(text, buffer) is { } length)
        {
            return new(buffer, buffer.AsSpan(0, length));
        }

        return new(buffer, OfAny(text));
    }

    /// <summary>Folded words that are good until they are given back.</summary>
    internal readonly ref struct LentWords(char[] buffer, ReadOnlySpan<char> words)
    {
        /// <summary>The words, parted by single blanks.</summary>
        public ReadOnlySpan<char> Words { get; } = words;

        /// <summary>Gives the memory back.</summary>
        public void Dispose() => ArrayPool<char>.Shared.Return(buffer);
    }

    /// <summary>Folds by the table; null when the text has a letter beyond it or grows beyond the buffer.</summary>
    private static int? TryFold(string text, char[] buffer)
    {
        var (length, gap) = (0, false);
        foreach (var c in text)
        {
            if (c >= TableSize || length + 2 > buffer.Length)
            {
                return null;
            }

            var one = Singles[c];
            if (one == Otherwise)
            {
                if (!TryAppend(Table[c], buffer, ref length, ref gap))
                {
                    return null;
                }
            }
            else if (one == ' ')
            {
                gap = length > 0;
            }
            else
            {
                if (gap)
                {
                    (buffer[length++], gap) = (' ', false);
                }

                buffer[length++] = one;
            }
        }

        return length;
    }

    private static bool TryAppend(string folded, char[] buffer, ref int length, ref bool gap)
    {
        if (length + (2 * folded.Length) > buffer.Length)
        {
            return false;
        }

        foreach (var c in folded)
        {
            if (c == ' ')
            {
                gap = length > 0;
                continue;
            }

            if (gap)
            {
                (buffer[length++], gap) = (' ', false);
            }

            buffer[length++] = c;
        }

        return true;
    }

    private static string OfAny(string text)
    {
        var folded = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(c);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format || c == '\u0640')
            {
                continue;
            }

            if (!char.IsLetterOrDigit(c) && category != UnicodeCategory.SpacingCombiningMark && !char.IsSurrogate(c))
            {
                gap = folded.Length > 0;
                continue;
            }

            if (gap)
            {
                folded.Append(' ');
                gap = false;
            }

            Append(folded, c);
        }

        return folded.ToString();
    }

    /// <summary>The distinct folded words of a text.</summary>
    public static IReadOnlySet<string> Words(string text) =>
        Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    private static void Append(StringBuilder folded, char c)
    {
        switch (c)
        {
            case 'ß' or 'ẞ': folded.Append("ss"); break;
            case 'ı': folded.Append('i'); break;
            case 'æ' or 'Æ': folded.Append("ae"); break;
            case 'œ' or 'Œ': folded.Append("oe"); break;
            case 'ø' or 'Ø': folded.Append('o'); break;
            case 'ł' or 'Ł': folded.Append('l'); break;
            case 'đ' or 'Đ': folded.Append('d'); break;
            case 'ð' or 'Ð': folded.Append('d'); break;
            case 'þ' or 'Þ': folded.Append("th"); break;
            case 'ς': folded.Append('σ'); break;
            case 'أ' or 'إ' or 'آ' or 'ٱ': folded.Append('ا'); break;
            case 'ى' or 'ی': folded.Append('ي'); break;
            case 'ة': folded.Append('ه'); break;
            case 'ک': folded.Append('ك'); break;
            case 'ؤ': folded.Append('و'); break;
            case 'ئ': folded.Append('ي'); break;
            // Every script's digits are the ten of everybody: "٢٠٢٦" is found by "2026".
            case > '\u007F' when char.IsDigit(c): folded.Append(PlainDigits.Of(c)); break;
            default: folded.Append(char.ToLowerInvariant(c)); break;
        }
    }
}
