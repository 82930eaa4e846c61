using System.Diagnostics;
using System.Text.Json;
using SupplierDiversity.Rules.Languages;

namespace SupplierDiversity.Tests.Languages;

public class PluralRuleTests
{
    private static readonly string[] Tags =
    [
        "am", "ar", "be", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr", "ga", "gl", "gu", "he", "hi",
        "hr", "hu", "hy", "is", "it", "ja", "ka", "ko", "ku", "lb", "lt", "lv", "mk", "mt", "nb", "nl", "nn", "no", "pa", "pl", "pt", "ro",
        "ru", "sk", "sl", "so", "sq", "sr", "sv", "th", "ti", "tr", "uk", "ur", "vi", "zh",
    ];

    private static readonly long[] Counts = [.. Enumerable.Range(0, 1101).Select(n => (long)n), 10_000, 100_000, 999_999, 1_000_000, 1_000_001, 1_500_000, 2_000_000, 11_000_000];

    [Fact]
    public async Task Of_EveryLanguage_AgreesWithNode()
    {
        var node = new[] { "/usr/bin/node", "/usr/local/bin/node" }.FirstOrDefault(File.Exists);
        Assert.SkipWhen(node is null, "Node is missing: /usr/bin/node has the CLDR rules this test compares with.");
        var script = $$"""
            const counts = {{JsonSerializer.Serialize(Counts)}};
            const select = (rule) => counts.map((n) => rule.select(n));
            const known = Intl.PluralRules.supportedLocalesOf({{JsonSerializer.Serialize(Tags)}});
            console.log(JSON.stringify(Object.fromEntries(known.map((t) => [t, select(new Intl.PluralRules(t))]))));
            """;
        using var process = Process.Start(new ProcessStartInfo(node!, ["-e", script]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var expected = JsonSerializer.Deserialize<Dictionary<string, string[]>>(output)!;
        Assert.True(expected.Count > 50, $"Node knows only {expected.Count} of {Tags.Length} languages.");
        var wrong = expected.SelectMany(l => Counts.Zip(l.Value)
            .Where(c => !PluralRule.Of(l.Key, c.First).ToString().Equals(c.Second, StringComparison.OrdinalIgnoreCase))
            .Select(c => $"{l.Key} {c.First}: {PluralRule.Of(l.Key, c.First)}, Node says {c.Second}")).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
    }
}
