using SupplierDiversity.Rules.Surveys;

namespace SupplierDiversity.Rules.Tests.Surveys;

public class QuestionnaireReaderTests
{
    [Fact]
    public void Read_GoodFile_KeepsEverything()
    {
        var (read, faults) = QuestionnaireReader.Read(Small.Json);
        Assert.Empty(faults);
        Assert.Equal(("small", 1), (read!.Name, read.Version));
        Assert.Equal(["owners", "owners_background", "owners_unknown", "policy", "told", "offers", "reach", "share", "counted_on", "wishes"], read.Questions.Select(q => q.Name));
        Assert.True(read.Find("owners_background")!.Background);
        Assert.Equal([4, 2, 3, 8], new[] { "policy", "told", "offers", "reach" }.Select(n => read.Find(n)!.Reach));
    }

    [Theory]
    [InlineData("\"most\": 1000, \"hint\"", "\"least\": 0, \"most\": 1000, \"hint\"", "owners", "only a scale has least.")]
    [InlineData("\"most\": 1000, \"hint\"", "\"hint\"", "owners", "a count needs most")]
    [InlineData("\"kind\": \"share\"", "\"kind\": \"money\"", "$.sections[1].questions[4].kind", "line")]
    [InlineData("\"kind\": \"share\"", "\"kind\": \"share\", \"colour\": 1", "colour", "line")]
    [InlineData("\"name\": \"share\"", "\"name\": \"policy\"", "$", "two questions are called 'policy'.")]
    [InlineData("\"name\": \"share\"", "\"name\": \"Share!\"", "Share!", "the name must be")]
    [InlineData("\"within\": \"owners\", \"with\"", "\"within\": \"policy\", \"with\"", "owners_unknown", "within must name an earlier count")]
    [InlineData("\"with\": [\"owners_background\"]", "\"with\": [\"owners\"]", "owners_unknown", "with must name earlier parts")]
    [InlineData("\"is\": [\"written\"]", "\"is\": [\"printed\"]", "told", "no option of 'policy'")]
    [InlineData("\"is\": [\"written\"]", "\"least\": 1", "told", "needs 'is' for a choice")]
    [InlineData("{ \"question\": \"policy\", \"is\"", "{ \"question\": \"share\", \"is\"", "told", "not an earlier question")]
    [InlineData("\"written\": 4", "\"painted\": 4", "policy", "points must name options")]
    [InlineData("\"written\": 4", "\"written\": -4", "policy", "points must not be below zero")]
    [InlineData("\"noneOption\": \"nothing\"", "\"noneOption\": \"never\"", "offers", "noneOption must be an option")]
    [InlineData("\"point\": 2", "\"step\": 2", "reach", "for a scale, 'point'")]
    [InlineData("\"part\": \"owners_background\"", "\"part\": \"policy\"", "owners_share", "part and whole")]
    [InlineData("\"options\": [\"written\"] }\n  ]", "\"options\": [\"painted\"] }\n  ]", "with_policy", "some of its options")]
    [InlineData("\"version\": 1", "\"version\": 0", "$", "the version must be 1 or more.")]
    [InlineData("\"version\": 1", "\"version\": \"one\"", "$.version", "line 3")]
    public void Read_BadFile_NamesPlaceAndReason(string good, string bad, string place, string reason)
    {
        Assert.Contains(good, Small.Json, StringComparison.Ordinal);
        var (read, faults) = QuestionnaireReader.Read(Small.Json.Replace(good, bad, StringComparison.Ordinal));
        Assert.Null(read);
        Assert.Contains(faults, f => f.Place.Contains(place, StringComparison.Ordinal) && f.Reason.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_NoJson_IsRefused() => Assert.Null(QuestionnaireReader.Read("{").Questionnaire);
}
