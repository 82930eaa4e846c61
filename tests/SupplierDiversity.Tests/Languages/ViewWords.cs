using System.Text;
using System.Text.RegularExpressions;

namespace SupplierDiversity.Tests.Languages;

/// <summary>Finds words a person would read that stand in a view itself instead of in the language files.</summary>
internal static partial class ViewWords
{
    /// <summary>The texts between tags, and in attributes that are read out, that hold a word.</summary>
    public static IEnumerable<string> In(string view)
    {
        var markup = WithoutRazor(Comment().Replace(view, ""));
        var texts = Between().Matches(markup).Select(m => m.Groups[1].Value).SelectMany(t => t.Split('\n')).Where(l => !Code().IsMatch(l));
        var attributes = Spoken().Matches(markup).Select(m => m.Groups[1].Value);
        return texts.Concat(attributes).Select(t => Entity().Replace(t, "").Trim()).Where(t => Word().IsMatch(t));
    }

    // Drops @expressions and the heads of @if, @foreach …; what their blocks write stays.
    private static string WithoutRazor(string view)
    {
        var markup = new StringBuilder();
        for (var i = 0; i < view.Length; i++)
        {
            if (view[i] != '@' || i + 1 == view.Length)
            {
                markup.Append(view[i]);
                continue;
            }

            if (Directive().Match(view, i) is { Success: true } directive)
            {
                i += directive.Length - 1;
            }
            else if (Start().Match(view, i) is { Success: true } start)
            {
                i = EndOfExpression(view, i + start.Length) - 1;
                markup.Append('¤');
            }
        }

        return markup.ToString();
    }

    private static int EndOfExpression(string view, int at)
    {
        while (at < view.Length)
        {
            if (view[at] is '(' or '[')
            {
                at = EndOfBrackets(view, at);
            }
            else if (Member().Match(view, at) is { Success: true } member)
            {
                at += member.Length;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private static int EndOfBrackets(string view, int at)
    {
        var depth = 0;
        for (var quoted = false; at < view.Length; at++)
        {
            quoted ^= view[at] == '"';
            depth += quoted ? 0 : view[at] switch { '(' or '[' => 1, ')' or ']' => -1, _ => 0 };
            if (depth == 0 && !quoted)
            {
                return at + 1;
            }
        }

        return at;
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\G@(model|inherits|inject|using|addTagHelper|namespace|implements|section|layout)\b[^\n{]*")]
    private static partial Regex Directive();

    [GeneratedRegex(@"\G@(await\s+)?(?:(if|foreach|for|while|switch)\s*(?=\()|[A-Za-z_]\w*|(?=\())")]
    private static partial Regex Start();

    [GeneratedRegex(@"\G[?!]?\.[A-Za-z_]\w*(<[\w, ]+>(?=\())?|\G!(?=[.\[])|\G\?(?=\[)")]
    private static partial Regex Member();

    [GeneratedRegex("(?<![=-])>([^<>]*)<")]
    private static partial Regex Between();

    [GeneratedRegex("""\s(?:aria-label|title|alt|placeholder|label|aria-description)="([^"]*)["]""")]
    private static partial Regex Spoken();

    [GeneratedRegex(@"[{};=]|^\s*(else|case|default|break|var|return|if|foreach|for|while|switch|await)\b|^\s*//")]
    private static partial Regex Code();

    [GeneratedRegex("&[a-z#0-9]+;")]
    private static partial Regex Entity();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();
}
