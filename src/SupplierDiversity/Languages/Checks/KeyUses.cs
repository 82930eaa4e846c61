using System.Text.RegularExpressions;

namespace SupplierDiversity.Languages.Checks;

/// <summary>
/// Finds the keys that code and views use. A key is a literal "section.part…" whose section is one of English's; a
/// literal with an expression inside ($"errors.{name}.title") uses the whole family it can make.
/// </summary>
internal sealed partial class KeyUses(Language english)
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly HashSet<string> _keys = english.Texts.Keys.Select(k => k.Split('#')[0]).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> _sections = english.Texts.Keys.Select(k => k.Split('.')[0]).ToHashSet(StringComparer.Ordinal);

    /// <summary>How many uses were seen.</summary>
    public int Count { get; private set; }

    /// <summary>The keys of English that no source used.</summary>
    public IEnumerable<string> Unused() => _keys
        .Where(k => !_used.Contains(k))
        .Order(StringComparer.Ordinal);

    /// <summary>Notes the uses in a source and returns those that cannot work, with their 1-based lines.</summary>
    public IEnumerable<(int Line, string Problem)> In(string source)
    {
        foreach (Match match in Literal().Matches(source))
        {
            var key = match.Groups["key"].Value;
            if (_sections.Contains(key.Split('.')[0]) && Problem(match, key, source) is { } problem)
            {
                yield return (source.AsSpan(0, match.Index).Count('\n') + 1, problem);
            }
        }
    }

    private string? Problem(Match match, string key, string source)
    {
        var call = match.Groups["call"].Value;
        var joined = Joined().IsMatch(source.AsSpan(match.Index + match.Length));
        if (match.Groups["made"].Length > 0 || joined)
        {
            var family = new Regex("^" + string.Join(".+", Expression().Split(key).Select(Regex.Escape)) + (joined ? ".+$" : "$"));
            var members = _keys.Where(k => family.IsMatch(k)).ToList();
            _used.UnionWith(members);
            Count++;
            return members.Count == 0 && call.Length > 0 ? $"no key can be made by '{key}'." : null;
        }

        if (!_keys.Contains(key))
        {
            return call.Length > 0 ? $"'{key}' is in no language file." : null;
        }

        Count++;
        _used.Add(key);
        var plural = !english.Texts.TryGetValue(key, out var text);
        return call switch
        {
            ".Count(" when !plural => $"'{key}' is counted but has no plural forms.",
            ".Count(" => Lost(key, english.Texts[$"{key}#other"], source, match, "count"),
            ".Of(" or "[" when plural => $"'{key}' has plural forms and must be used with Count.",
            ".Of(" => Lost(key, text!, source, match),
            "[" when TextParity.Placeholders(text!).Count > 0 => $"'{key}' needs its placeholders: use Of.",
            _ => null,
        };
    }

    // The values given in the call's own parentheses; a call that passes values on cannot be followed.
    private static string? Lost(string key, string text, string source, Match match, params string[] given)
    {
        var (depth, end) = (1, match.Index + match.Length);
        while (end < source.Length && depth > 0)
        {
            depth += source[end] switch { '(' => 1, ')' => -1, _ => 0 };
            end++;
        }

        var arguments = source[(match.Index + match.Length)..end];
        var named = Value().Matches(arguments).Select(m => m.Groups[1].Value).ToList();
        var passedOn = arguments.Contains("..", StringComparison.Ordinal) || (named.Count == 0 && given.Length == 0 && arguments.Contains(','));
        var lost = TextParity.Placeholders(text).Except(named).Except(given).ToList();
        return lost.Count == 0 || passedOn ? null : $"'{key}' needs {{{string.Join("}, {", lost)}}}, which this call does not give.";
    }

    [GeneratedRegex("""(?<call>\.Of\(|\.Count\(|\[)?\s*(?<made>\$?)"(?<key>[a-z][a-z_]*(?:\.(?:[A-Za-z0-9_-]|\{(?:[^{}"\n]|"[^"\n]*")*\})+)+\.?)(?=")""" + "\"")]
    private static partial Regex Literal();

    [GeneratedRegex("""\{(?:[^{}"\n]|"[^"\n]*")*\}""")]
    private static partial Regex Expression();

    [GeneratedRegex("""^\s*\+\s*[a-zA-Z(]""")]
    private static partial Regex Joined();

    [GeneratedRegex("""\(\s*"([a-zA-Z_]+)"\s*,""")]
    private static partial Regex Value();
}
