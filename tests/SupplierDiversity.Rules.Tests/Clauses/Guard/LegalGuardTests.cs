using System.Text.RegularExpressions;
using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Clauses.Guard;

namespace SupplierDiversity.Rules.Tests.Clauses.Guard;

public partial class LegalGuardTests
{
    private static readonly string[] Lines = [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Clauses", "Guard", "examples.txt")).Where(l => l.Length > 0 && l[0] != '#')];

    public static TheoryData<string, string, string, string> Examples
    {
        get
        {
            var data = new TheoryData<string, string, string, string>();
            foreach (var parts in Lines.Select(l => l.Split('|', 4)))
            {
                data.Add(parts[0], parts[1], parts[2], parts[3]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Check_Example_FindsTheRuleAndNothingElse(string language, string position, string rule, string text)
    {
        var where = Enum.Parse<ClausePosition>(position, ignoreCase: true);
        var findings = LegalGuard.Check(new(where, language, text, where == ClausePosition.Award ? 1000 : null));
        Assert.Equal(rule == "-" ? [] : [rule], findings.Select(f => Name(f.Rule)));
    }

    [Fact]
    public void Examples_AreManyAndInEveryLanguage()
    {
        Assert.True(Lines.Length >= 150, $"There are {Lines.Length} examples.");
        Assert.Equal(LegalGuard.Languages.Order(), Lines.Select(l => l[..2]).Distinct().Order());
    }

    [Fact]
    public void Check_Preference_BlocksAndNamesTheSentence()
    {
        var finding = Assert.Single(LegalGuard.Check(new(ClausePosition.Award, "en", "Price counts 60 points. Migrant-owned businesses get a bonus. Quality counts too.", 1000)));
        Assert.Equal((GuardSeverity.Block, "Migrant-owned businesses get a bonus."), (finding.Severity, finding.Excerpt));
        Assert.Contains("art. 18", finding.Article, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ClausePosition.Award, null, GuardRule.WeightMissing)]
    [InlineData(ClausePosition.Award, 0, GuardRule.WeightMissing)]
    [InlineData(ClausePosition.Award, 3001, GuardRule.WeightUnusual)]
    [InlineData(ClausePosition.Award, 10_100, GuardRule.WeightImpossible)]
    [InlineData(ClausePosition.Award, -500, GuardRule.WeightImpossible)]
    [InlineData(ClausePosition.Performance, 1000, GuardRule.WeightMisplaced)]
    public void Check_Weight_IsLookedAt(ClausePosition position, int? weight, GuardRule expected) =>
        Assert.Equal(expected, Assert.Single(LegalGuard.Check(new(position, "en", "The training plan is assessed.", weight))).Rule);

    [Fact]
    public void Check_LanguageWithoutAList_LooksAtTheWeightOnly() =>
        Assert.Equal(GuardRule.WeightMissing, Assert.Single(LegalGuard.Check(new(ClausePosition.Award, "fi", "Maahanmuuttajien yritykset saavat pisteitä."))).Rule);

    [Theory]
    [InlineData("Firms run by women get points.")] // Preference by sex is not looked for: other law, other lists.
    public void Check_KnownError_IsMissed(string text) =>
        Assert.Empty(LegalGuard.Check(new(ClausePosition.Award, "en", text, 1000)));

    [Theory]
    [InlineData("The museum buys works; the owner of the shares gets points for each migrant story.")] // Words of a preference without being one.
    public void Check_KnownError_IsAFalseAlarm(string text) =>
        Assert.NotEmpty(LegalGuard.Check(new(ClausePosition.Award, "en", text, 1000)));

    [Theory]
    [InlineData("en", "supplies", "30197630", "Copy paper for offices. Boxes are left at the gate.", "Front-office staff are trained in serving customers from other cultures.", true)]
    [InlineData("en", "services", "85310000", "Advice.", "Front-office staff are trained in serving customers from other cultures.", false)]
    [InlineData("en", "supplies", "39100000", "School desks. Staff set them up in class and show pupils how to use them.", "Front-office staff are trained in serving customers from other cultures.", false)]
    [InlineData("en", "services", "72000000", "Hosting of servers.", "Calls of customers are answered in Turkish at B2.", true)]
    [InlineData("en", "works", "45000000", "A bridge over the canal.", "Social return: 400 hours for people out of work.", false)]
    [InlineData("de", "supplies", "30197630", "Kopierpapier. Lieferung an die Rampe.", "Das Personal berät Kundinnen und Kunden in fünf Sprachen.", true)]
    public void Check_ClauseAboutServingPeople_AsksWhetherTheContractMeetsAny(string language, string nature, string cpv, string subject, string text, bool warned)
    {
        var found = LegalGuard.Check(new(ClausePosition.Performance, language, text), subject: new(nature, [cpv], subject));
        Assert.Equal(warned, found.Any(f => f is { Rule: GuardRule.SubjectMatter, Severity: GuardSeverity.Warn }));
    }

    private static string Name(GuardRule rule) => CapitalInside().Replace(rule.ToString(), "-$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex CapitalInside();
}
