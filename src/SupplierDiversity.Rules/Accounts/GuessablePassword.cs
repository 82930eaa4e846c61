using System.Text;

namespace SupplierDiversity.Rules.Accounts;

/// <summary>
/// Passwords that come first on every guesser's list, known by how they are made and not by a list of millions: a popular
/// word or two, rows of keys, runs of digits, repetitions and years, with hardly anything else. A leaked password that
/// is none of this is found by the file an operator may add.
/// </summary>
public static class GuessablePassword
{
    // So many characters may be left over beside the guessable parts: "!" or "#1" at the end make nothing safe.
    private const int Extra = 2;
    private const int ShortestRun = 3;
    private const int LongestRepeated = 8;

    private static readonly string[] Rows =
    [
        "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "qwertzuiopü", "azertyuiop", "asdfghjkl", "qsdfghjklm", "zxcvbnm", "yxcvbnm", "wxcvbn",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "!@#$%^&*()", "!\"§$%&/()",
    ];

    private static readonly string[] Words = [.. PopularWords.List.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).OrderByDescending(w => w.Length)];

    /// <summary>True for a password that is guessed early.</summary>
    public static bool Is(string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        var text = password.ToLowerInvariant();
        return IsRepeated(text) || Leaves(text, Plain(text)) <= Extra;
    }

    // "abcabcabcabc", "passwordpassword", "aaaaaaaaaaab"
    private static bool IsRepeated(string text)
    {
        if (text.EnumerateRunes().Distinct().Count() <= 3)
        {
            return true;
        }

        for (var unit = 1; unit <= LongestRepeated; unit++)
        {
            if (text.Length >= 2 * unit && Enumerable.Range(unit, text.Length - unit).All(i => text[i] == text[i - unit]))
            {
                return true;
            }
        }

        return false;
    }

    // How many characters no guessable part explains; more than two popular words are a phrase, which is worth more.
    private static int Leaves(string text, string plain)
    {
        var (left, words) = (0, new HashSet<string>(StringComparer.Ordinal));
        for (var at = 0; at < text.Length;)
        {
            var from = at;
            var rest = text.AsSpan(at);
            var word = Array.Find(Words, w => string.CompareOrdinal(text, from, w, 0, w.Length) == 0 || string.CompareOrdinal(plain, from, w, 0, w.Length) == 0);
            var part = Math.Max(Math.Max(Run(rest), Year(rest)), word?.Length ?? 0);
            if (word is not null && part == word.Length)
            {
                words.Add(word);
            }

            left += part == 0 && !(char.IsWhiteSpace(text[at]) || text[at] is '-' or '_' or '.') ? 1 : 0;
            at += Math.Max(part, 1);
        }

        return words.Count > 2 ? text.Length : left;
    }

    // "1234", "qwert", "4321", "aaaa"
    private static int Run(ReadOnlySpan<char> text)
    {
        var longest = 1;
        while (longest < text.Length && text[longest] == text[0])
        {
            longest++;
        }

        foreach (var row in Rows)
        {
            longest = Math.Max(longest, Math.Max(Along(text, row, 1), Along(text, row, -1)));
        }

        return longest >= ShortestRun ? longest : 0;
    }

    private static int Along(ReadOnlySpan<char> text, string row, int step)
    {
        var place = row.IndexOf(text[0], StringComparison.Ordinal);
        var length = 0;
        while (place >= 0 && place < row.Length && length < text.Length && text[length] == row[place])
        {
            length++;
            place += step;
        }

        return length;
    }

    private static int Year(ReadOnlySpan<char> text) =>
        text.Length >= 4 && (text.StartsWith("19") || text.StartsWith("20")) && char.IsAsciiDigit(text[2]) && char.IsAsciiDigit(text[3]) ? 4 : 0;

    // "p@ssw0rd" is read as "password".
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            plain.Append(c switch { '0' => 'o', '1' or '!' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', _ => c });
        }

        return plain.ToString();
    }
}
