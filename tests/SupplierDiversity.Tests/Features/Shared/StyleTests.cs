using System.Globalization;
using System.Text.RegularExpressions;

namespace SupplierDiversity.Tests.Features.Shared;

public partial class StyleTests
{
    private static readonly string Css = File.ReadAllText(Path.Combine(ContentRoot.Find(), "wwwroot", "site.css"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Tokens_TextAndLines_HaveEnoughContrastInEitherScheme(bool dark)
    {
        var tokens = Tokens(dark);
        string[] papers = ["paper", "soft", "ok-soft", "warn-soft", "stop-soft"];
        var texts = papers.SelectMany(p => new[] { ("ink", p), ("accent", p) }).Concat(
            [("quiet", "paper"), ("quiet", "soft"), ("on-accent", "accent"), ("on-mast", "mast"), ("ok", "ok-soft"), ("warn", "warn-soft"), ("stop", "stop-soft"), ("stop", "paper"), ("on-focus", "focus-fill")]);
        Assert.DoesNotContain(texts, p => Contrast(tokens[p.Item1], tokens[p.Item2]) < 7);
        string[] lines = ["line", "focus", "g1", "g2", "g3"];
        Assert.DoesNotContain(lines.SelectMany(l => new[] { (l, "paper"), (l, "soft") }), p => Contrast(tokens[p.Item1], tokens[p.Item2]) < 3);
    }

    [Fact]
    public void Style_AllRules_UseLogicalPropertiesAndFiveSizes()
    {
        Assert.True(Css.Length > 5000);
        Assert.DoesNotMatch(Physical(), Css);
        Assert.Equal(5, SizeNames().Matches(Css).Select(m => m.Value).Distinct().Count());
        Assert.All(FontSizes().Matches(Css), m => Assert.Matches("^(var\\(--size-[1-5]\\)|[0-9.]+(%|pt))$", m.Groups[1].Value));
    }

    private static Dictionary<string, string> Tokens(bool dark)
    {
        var tokens = new Dictionary<string, string>();
        foreach (Match block in Roots().Matches(Css[..Css.IndexOf("*, *::before", StringComparison.Ordinal)]).Take(dark ? 2 : 1))
        {
            foreach (Match token in Colours().Matches(block.Value))
            {
                tokens[token.Groups[1].Value] = token.Groups[2].Value;
            }
        }

        Assert.True(tokens.Count > 20);
        return tokens;
    }

    // WCAG 2.2, relative luminance and contrast ratio.
    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Part(int i)
        {
            var c = int.Parse(hex.AsSpan(i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.03928 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Part(1)) + (0.7152 * Part(3)) + (0.0722 * Part(5));
    }

    [GeneratedRegex(@":root \{.*?\n\s*\}", RegexOptions.Singleline)]
    private static partial Regex Roots();

    [GeneratedRegex(@"--([a-z0-9-]+): (#[0-9a-f]{6})")]
    private static partial Regex Colours();

    [GeneratedRegex(@"[{;\s](left|right|margin-(left|right|top|bottom)|padding-(left|right|top|bottom)|border-(left|right|top|bottom)|text-align: (left|right)|width|height|min-width|max-height)\s*:(?!\s*\d+rem\))")]
    private static partial Regex Physical();

    [GeneratedRegex(@"--size-\d")]
    private static partial Regex SizeNames();

    [GeneratedRegex(@"font-size: ([^;}]+?)\s*[;}]")]
    private static partial Regex FontSizes();
}
