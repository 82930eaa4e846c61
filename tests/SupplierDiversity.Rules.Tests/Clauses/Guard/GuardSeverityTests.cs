using System.Globalization;
using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Clauses.Guard;

namespace SupplierDiversity.Rules.Tests.Clauses.Guard;

/// <summary>Whether a clause passes, is warned about or blocked, on tables in ten languages. The errors are in the tables.</summary>
public class GuardSeverityTests
{
    private const char KnownError = '!';

    public static TheoryData<string, string, string, string> Own
    {
        get
        {
            var data = new TheoryData<string, string, string, string>();
            foreach (var parts in LinesOf("severities.txt").Select(l => l.Split('|', 4)))
            {
                data.Add(parts[0], parts[1], parts[2], parts[3]);
            }

            return data;
        }
    }

    public static TheoryData<string, string, string, string, string> AnotherHand
    {
        get
        {
            var data = new TheoryData<string, string, string, string, string>();
            foreach (var parts in LinesOf("another-hand.txt").Concat(LinesOf("unseen.txt")).Concat(LinesOf("outsider.txt")).Select(l => l.Split('|', 5)))
            {
                data.Add(parts[0], parts[1], parts[2], parts[3], parts[4]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Own))]
    public void Check_OwnExample_WeighsAsItShould(string language, string position, string expected, string text) =>
        AssertWeighs(language, position, position == "award" ? 1000 : null, expected, text);

    [Theory]
    [MemberData(nameof(AnotherHand))]
    public void Check_ExampleOfAnotherHand_WeighsAsTheLawyerDoes(string language, string position, string weight, string expected, string text) =>
        AssertWeighs(language, position, weight == "-" ? null : int.Parse(weight, CultureInfo.InvariantCulture) * 100, expected, text);

    [Theory]
    [InlineData("severities.txt", 100)]
    [InlineData("another-hand.txt", 100)]
    [InlineData("unseen.txt", 100)]
    [InlineData("outsider.txt", 60)]
    public void Examples_AreManyAndInEveryLanguage(string table, int atLeast)
    {
        Assert.True(LinesOf(table).Count >= atLeast);
        Assert.Equal(LegalGuard.Languages.Order(), LinesOf(table).Select(l => l.TrimStart(KnownError)[..2]).Distinct().Order());
    }

    // A known error has to stay one: when the guard gets it right, the mark goes.
    private static void AssertWeighs(string language, string position, int? weight, string expected, string text)
    {
        var where = Enum.Parse<ClausePosition>(position, ignoreCase: true);
        var findings = LegalGuard.Check(new(where, language.TrimStart(KnownError), text, weight));
        var gravest = findings.Any(f => f.Severity == GuardSeverity.Block) ? "block" : findings.Count > 0 ? "warn" : "ok";
        Assert.True((gravest == expected) != language.StartsWith(KnownError), $"Expected {expected}, was {gravest}: {string.Join(", ", findings.Select(f => f.Rule))}");
    }

    private static List<string> LinesOf(string table) =>
        [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Clauses", "Guard", table)).Where(l => l.Length > 0 && l[0] != '#')];
}
