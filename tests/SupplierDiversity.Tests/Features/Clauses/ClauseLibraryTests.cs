using SupplierDiversity.Features.Clauses;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Clauses.Guard;
using SupplierDiversity.Rules.Clauses.Library;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Clauses;

public class ClauseLibraryTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly ClauseLibrary Library = new();

    private IReadOnlyList<Language> Languages => portal.Services.GetRequiredService<LanguageList>().All;

    [Fact]
    public void Clauses_InEveryLanguage_AreWholeWithTheSameBlanks()
    {
        Assert.Empty(Library.Versions.SelectMany(c => ClauseParity.Of(c, Languages.Select(l => l.Tag)).Select(p => $"{c.Id}/v{c.Version}/{p.Language}.md: {p.Problem}")));
        Assert.All(Library.Versions, c => Assert.Equal(Languages.Count, c.Wordings.Count));
        Assert.All(Library.Versions, c => Assert.True(c.Law.Count > 0 && c.Duties.Count > 0, c.Id));
        Assert.All(Library.Versions.SelectMany(c => c.Blanks), b => Assert.True(b.Least <= b.Most, b.Name));
    }

    [Fact]
    public void Clauses_OfEveryLanguage_PassTheGuardAsWrittenAndFilled()
    {
        var (looked, found) = (0, new List<string>());
        foreach (var clause in Library.Versions)
        {
            var examples = clause.Blanks.ToDictionary(b => b.Name, b => b.Example);
            foreach (var (language, wording) in clause.Wordings)
            {
                var filled = ClauseFilling.Of(wording, clause.Blanks, examples);
                Assert.Empty(filled.Problems);
                foreach (var text in new[] { wording.Text, filled.Text!, filled.Evidence! })
                {
                    looked++;
                    found.AddRange(LegalGuard.Check(new(clause.Position, language, text, clause.Position == ClausePosition.Award ? 1000 : null))
                        .Select(f => $"{clause.Id}/{language}: {f.Rule}: {f.Excerpt}"));
                }
            }
        }

        Assert.True(looked >= 90, $"Only {looked} texts were looked at.");
        Assert.Empty(found);
    }

    [Fact]
    public void Rules_OfTheGuard_AreExplainedInEveryLanguageWithBetterWords()
    {
        foreach (var language in Languages)
        {
            foreach (var rule in Enum.GetNames<GuardRule>().Select(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName))
            {
                Assert.True(language.Has($"clauses.rule.{rule}") && language.Has($"clauses.fix.{rule}"), $"{language.Tag}: {rule}");
            }
        }
    }

    [Fact]
    public async Task Show_GuideOfEveryClause_IsThereInEveryLanguage()
    {
        var visitor = portal.NewVisitor();
        foreach (var language in Languages)
        {
            var list = await visitor.GetAsync(language.Path("/guides"));
            foreach (var clause in Library.All)
            {
                Assert.NotNull(list.QuerySelector($"main a[href='{language.Path($"/guides/{clause.Id}")}']"));
                var page = await visitor.GetAsync(language.Path($"/guides/{clause.Id}"));
                Assert.Equal(clause.Wordings[language.Tag].Title, page.QuerySelector("h1")!.TextContent);
                Assert.DoesNotContain("{", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            }
        }

        await visitor.GetAsync("/en/guides/no-such-clause", System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Show_TenderWithADuty_LinksToItsGuide()
    {
        var call = TestTenders.Call();
        var lot = call.Lots[0] with { PerformanceConditions = TestTenders.Texts(("en", "The contractor trains its counter staff in intercultural skills.")) };
        var id = await new TestTenders(portal.Services).PublishAsync(call with { Lots = [lot] });
        var page = await portal.NewVisitor().GetAsync($"/fr/tenders/{id}");
        Assert.NotNull(page.QuerySelector(".duty a[href='/fr/guides/intercultural-training']"));
    }
}
