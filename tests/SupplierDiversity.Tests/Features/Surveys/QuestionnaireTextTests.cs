using SupplierDiversity.Features.Surveys;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Tests.Features.Surveys;

public class QuestionnaireTextTests(ITestOutputHelper output)
{
    private readonly QuestionnaireShelf _shelf = new();

    [Fact]
    public void Texts_EveryVersionInEveryLanguage_AreThereAndNoneIsLeftOver()
    {
        var needed = _shelf.All.SelectMany(SurveyWords.Keys).ToHashSet();
        foreach (var t in new LanguageList().All)
        {
            Assert.Equal([], needed.Where(k => !t.Has(k)));
            Assert.Equal([], t.Texts.Keys.Where(k => k.StartsWith("questionnaire.", StringComparison.Ordinal)).Except(needed));
        }

        output.WriteLine($"{_shelf.All.Count} questionnaires, {needed.Count} texts");
        Assert.True(needed.Count > 70);
    }

    [Fact]
    public void Newest_Equality_AsksAllFiveThingsAndPublishesFigures()
    {
        var newest = _shelf.Newest(QuestionnaireShelf.Equality);
        Assert.Equal(["owners", "workforce", "recruitment", "practice", "training"], newest.Sections.Select(s => s.Name));
        Assert.Equal(["owners", "staff", "train"], newest.Figures.Take(3).Select(f => f.Name));
        Assert.All(newest.Questions.Where(q => q.Name.EndsWith("_background", StringComparison.Ordinal) || q.Name.EndsWith("_unknown", StringComparison.Ordinal)), q => Assert.True(q.Background));
    }
}
