using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace SupplierDiversity.Features.Notices;

/// <summary>
/// Some buyers paste HTML into eForms texts. It is flattened to plain text once, when the notice comes in: paragraphs,
/// breaks and list items become lines; scripts and styles vanish. Text without markup stays as it is.
/// </summary>
public static partial class PlainText
{
    private const string Paragraphs = " P H1 H2 H3 H4 H5 H6 BLOCKQUOTE PRE ";
    private const string Blocks = " DIV LI UL OL DL DT DD TR TABLE TBODY THEAD SECTION ARTICLE ";
    private const string Breaks = " BR HR ";
    private const string Silent = " SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT TITLE HEAD ";

    /// <summary>The text without markup. It is plain text, not safe HTML: encode it when it is written into a page.</summary>
    public static string Of(string text)
    {
        if (text.AsSpan().IndexOfAny('<', '&') < 0 || !Markup().IsMatch(text))
        {
            return text;
        }

        var parser = new HtmlParser();
        var document = parser.ParseDocument("");
        var lines = new StringBuilder(text.Length);
        foreach (var node in parser.ParseFragment(text, document.Body!))
        {
            Append(lines, node);
        }

        return Tidy(lines.ToString());
    }

    // The tree can be as deep as the text is long, so it is walked with a stack of its own.
    private static void Append(StringBuilder lines, INode root)
    {
        var stack = new Stack<(INode Node, bool Leaving)>([(root, false)]);
        while (stack.TryPop(out var step))
        {
            var (node, leaving) = step;
            if (node is IText text)
            {
                lines.Append(InnerSpace().Replace(text.Data, " "));
                continue;
            }

            if (node is not IElement element || In(Silent, element))
            {
                continue;
            }

            var own = In(Paragraphs, element) || (In(Breaks, element) && !leaving);
            if (own || (In(Blocks, element) && lines.Length > 0 && lines[^1] != '\n'))
            {
                lines.Append('\n');
            }

            if (!leaving && element.NodeName == "LI")
            {
                lines.Append("• ");
            }

            if (!leaving)
            {
                stack.Push((node, true));
                for (var child = node.LastChild; child is not null; child = child.PreviousSibling)
                {
                    stack.Push((child, false));
                }
            }
        }
    }

    private static bool In(string names, IElement element) => names.Contains($" {element.NodeName} ", StringComparison.Ordinal);

    private static string Tidy(string text) => ManyLines().Replace(LineEdges().Replace(text.Replace('\u00a0', ' '), "\n"), "\n\n").Trim();

    // Only names of real elements: "<5 years" and "<name@example.org>" are text.
    [GeneratedRegex(@"</?(?:p|br|div|span|ul|ol|li|dl|dt|dd|b|strong|i|em|u|s|a|h[1-6]|table|tbody|thead|tr|td|th|font|script|style|img|svg|iframe|object|pre|sub|sup|blockquote|html|body|head|section|article|hr|o:p|title|template|form|input|button|video|audio|math|noscript)(?=[\s/>])[^<]*>|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    [GeneratedRegex(@"[ \t\r\f]+")]
    private static partial Regex InnerSpace();

    [GeneratedRegex(@"[ \t]*\n[ \t]*")]
    private static partial Regex LineEdges();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex ManyLines();
}
