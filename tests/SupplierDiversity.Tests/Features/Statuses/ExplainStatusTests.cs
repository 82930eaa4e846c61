using System.Text.Json.Nodes;
using SupplierDiversity.Commands;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Statuses;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Statuses;

public class ExplainStatusTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Question =
        """
        {"definition": {"thresholdPercent": "51", "diverse": "dive2009", "smallFirm": "strict", "practiceMinimum": 60},
         "populationShare": "0.20", "asOf": "2026-01-01", "firm": "F",
         "owners": [{"id": "A", "kind": "person", "background": "yes"}, {"id": "B", "kind": "person", "background": "no"}, {"id": "H", "kind": "company"}],
         "holdings": [{"owner": "A", "in": "F", "share": "2/5"}, {"owner": "H", "in": "F", "share": "0.6", "from": "2024-01-01", "to": null},
                      {"owner": "A", "in": "H", "share": "20%"}, {"owner": "B", "in": "H", "share": 0.8}],
         "workforce": {"total": 40, "withBackground": 9}, "practiceScore": 72}
        """;

    [Fact]
    public async Task Explain_WholeQuestion_AnswersWithTheArithmetic()
    {
        var (exit, answer, _) = await ExplainAsync(Question);
        Assert.Equal(Exit.Success, exit);
        Assert.Equal(
            ("yes", "13/25", "0", "yes"),
            ((string)answer["migrantOwned"]!, (string)answer["share"]!, (string)answer["unknownShare"]!, (string)answer["diverse"]!));
        var why = answer["why"]!.AsArray().Select(w => (string)w!).ToList();
        Assert.Contains(why, w => w.Contains("52%", StringComparison.Ordinal));
        Assert.Contains(why, w => w.Contains("9 of 40", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Explain_OnlyTheFirm_LeavesBothOpen()
    {
        var (exit, answer, _) = await ExplainAsync("""{"firm": "F"}""");
        Assert.Equal(Exit.Success, exit);
        Assert.Equal(("cannot-be-determined", "0", "1", "undeclared"), ((string)answer["migrantOwned"]!, (string)answer["share"]!, (string)answer["unknownShare"]!, (string)answer["diverse"]!));
    }

    [Theory]
    [InlineData("2/5", "1.1", "holdings[0].share: '1.1' must lie between nothing and the whole")]
    [InlineData("2/5", "41%", "the stakes in 'F' come to 101/100, more than the whole")]
    [InlineData("2/5", "a lot", "holdings[0].share: 'a lot' is no fraction")]
    [InlineData("2024-01-01", "1.1.2024", "holdings[1].from: '1.1.2024' is no day")]
    [InlineData("\"to\": null", "\"to\": \"2023-12-31\"", "the stake of 'H' in 'F' ends before it begins")]
    [InlineData("\"in\": \"H\", \"share\": 0.8", "\"in\": \"A\", \"share\": 0.8", "'A' is no company")]
    [InlineData("dive2009", "dive2008", "definition.diverse: 'dive2008' must be one of dive2009, dive2010-and, dive2010-or")]
    [InlineData("\"51\"", "\"0\"", "definition.thresholdPercent: '0' must be above 0")]
    [InlineData("\"withBackground\": 9", "\"withBackground\": 41", "workforce.withBackground: 41 people cannot be part of 40")]
    [InlineData("\"practiceScore\": 72", "\"practiceScore\": 101", "practiceScore: '101' must be a whole number from 0 to 100")]
    [InlineData("\"firm\": \"F\",", "", "firm: is missing")]
    [InlineData("\"id\": \"B\"", "\"id\": \"A\"", "owners: 'A' is listed twice")]
    [InlineData("\"owners\": [", "\"owners\": {", "this is no JSON")]
    public async Task Explain_WhatCannotBeTrue_IsRefusedWithTheReason(string part, string instead, string reason)
    {
        Assert.Contains(part, Question, StringComparison.Ordinal);
        var (exit, answer, error) = await ExplainAsync(Question.Replace(part, instead, StringComparison.Ordinal));
        Assert.Equal(Exit.SomeRefused, exit);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Contains(answer["refused"]!.AsArray(), r => error.Contains((string)r!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Explain_NoSuchFile_IsUnusable() =>
        Assert.Equal(Exit.Unusable, await ExplainStatusVerb.Verb.RunAsync(new(["/no/such/file.json"], true, portal.Services, CancellationToken.None) { Error = TextWriter.Null }));

    [Fact]
    public void Words_EveryReason_IsSaidInEveryLanguage()
    {
        var portalLanguages = portal.Services.GetRequiredService<LanguageList>();
        var reason = new StatusReason("known", ("day", new DateOnly(2026, 1, 1)), ("held", new SupplierDiversity.Rules.Ownership.Share(1, 3)), ("others", SupplierDiversity.Rules.Ownership.Share.Zero));
        foreach (var language in portalLanguages.All)
        {
            Assert.Contains("(1/3)", StatusWords.Of(language, reason), StringComparison.Ordinal);
        }
    }

    private async Task<(int Exit, JsonNode Answer, string Error)> ExplainAsync(string json)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("sd-status").FullName, "question.json");
        await File.WriteAllTextAsync(path, json);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await ExplainStatusVerb.Verb.RunAsync(new([path], Json: false, portal.Services, CancellationToken.None) { Out = output, Error = error });
        return (exit, JsonNode.Parse(output.ToString())!, error.ToString());
    }
}
