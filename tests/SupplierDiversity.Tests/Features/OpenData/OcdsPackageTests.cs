using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.OpenData;

public class OcdsPackageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private HttpClient Http => portal.NewVisitor().Http;

    private TestTenders Tenders => new(portal.Services);

    [Fact]
    public async Task Package_CallChangeAndResult_AreThreeReleasesOfOneProcess()
    {
        var call = TestTenders.Call();
        var change = TestTenders.NextVersion(call) with { ChangedNotice = $"{call.NoticeId}-01", ChangeReason = "cor-buy", ChangedSections = ["LOT-0001"] };
        var id = await Tenders.PublishAsync(call);
        await Tenders.PublishAsync([change, TestTenders.Result(call)]);

        var package = await ReadAsync($"/api/ocds/packages/{id}.json");
        var releases = package["releases"]!.AsArray();

        Assert.Equal([["tender"], ["tenderAmendment"], ["award", "contract"]], releases.Select(r => r!["tag"]!.AsArray().Select(t => (string)t!).ToArray()));
        Assert.Equal($"ocds-213czf-{call.ProcedureId}", Assert.Single(releases.Select(r => (string)r!["ocid"]!).Distinct()));
        Assert.Equal([call.NoticeId, $"{call.NoticeId}-02"], releases.Take(2).Select(r => (string)r!["id"]!));
        Assert.Equal("LOT-0001", (string?)releases[1]!["tender"]!["amendments"]![0]!["relatedLots"]![0]);
        var award = releases[2]!["awards"]![0]!;
        var supplier = releases[2]!["parties"]!.AsArray().Single(p => (string?)p!["id"] == (string?)award["suppliers"]![0]!["id"])!;
        Assert.Equal("Druckhaus Nord GmbH", (string?)supplier["name"]);
        Assert.Equal(["tenderer", "supplier"], supplier["roles"]!.AsArray().Select(r => (string)r!));
        Assert.Equal((4m, 3m), (Measure(releases[2]!, "bids"), Measure(releases[2]!, "smeBids")));
    }

    [Fact]
    public async Task Package_EqualityCodesAndConditions_AreGoalsWithTheirStrategies()
    {
        var call = TestTenders.Call("Reception desks of the town hall");
        var lot = call.Lots[0] with
        {
            StrategicAims = ["soc-obj"],
            SocialObjectives = ["et-eq", "opp"],
            PerformanceConditions = TestTenders.Texts(("en", "Front-office staff assigned to the contract attend intercultural training."), ("de", "Das Personal nimmt an interkulturellen Schulungen teil.")),
        };
        var id = await Tenders.PublishAsync(call with { Lots = [lot] });

        var read = (await ReadAsync($"/api/ocds/packages/{id}.json"))["releases"]![0]!["tender"]!["lots"]![0]!;

        Assert.True((bool)read["hasSustainability"]!);
        Assert.Equal(["social.ethnicEquality", "social.disadvantagedEmploymentOpportunities"], read["sustainability"]!.AsArray().Select(s => (string)s!["goal"]!));
        Assert.All(read["sustainability"]!.AsArray(), s => Assert.Equal("contractPerformanceConditions", (string?)Assert.Single(s!["strategies"]!.AsArray())));
        Assert.StartsWith("Front-office staff", (string?)read["contractTerms"]!["performanceTerms"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Package_OnlyWordsSpeakOfEquality_TheGoalStandsWithTheSentence()
    {
        var call = TestTenders.Call("Cleaning of a library");
        var lot = call.Lots[0] with { PerformanceConditions = TestTenders.Text("Staff assigned to the contract attend intercultural training.") };
        var id = await Tenders.PublishAsync(call with { Lots = [lot] });

        var aim = Assert.Single((await ReadAsync($"/api/ocds/packages/{id}.json"))["releases"]![0]!["tender"]!["lots"]![0]!["sustainability"]!.AsArray())!;

        Assert.Equal("social", (string?)aim["goal"]);
        Assert.Equal("Staff assigned to the contract attend intercultural training.", (string?)aim["description"]);
    }

    [Fact]
    public async Task Releases_OfACity_AreThoseOfItsBuyersAlone()
    {
        var ours = await Tenders.PublishAsync(TestTenders.Call("Ours", buyer: "Town of Lindau am See"));
        await Tenders.PublishAsync(TestTenders.Call("Not ours", buyer: "Town of Elsewhere"));
        var buyer = Assert.Single(await portal.Services.GetRequiredService<CityList>().SearchBuyersAsync("Lindau", CancellationToken.None));
        var details = new CityDetails("Lindau", "lindau", "DEU", "Europe/Berlin", "de");
        Assert.True(await portal.Services.GetRequiredService<CityRegister>().MakeAsync(buyer, details, CancellationToken.None));

        var package = await ReadAsync("/api/ocds/releases.json?city=lindau");

        var own = await ReadAsync($"/api/ocds/packages/{ours}.json");
        Assert.Equal(own["releases"]!.ToJsonString(), package["releases"]!.ToJsonString());
        Assert.Null(package["links"]);
        Assert.Equal(HttpStatusCode.NotFound, (await Http.GetAsync("/api/ocds/releases.json?city=nowhere")).StatusCode);
    }

    [Fact]
    public async Task Package_AskedForAgain_IsSentOnlyWhenATenderChanged()
    {
        var id = await Tenders.PublishAsync(TestTenders.Call("Asked for twice"));
        using var first = await Http.GetAsync($"/api/ocds/packages/{id}.json");
        var again = new HttpRequestMessage(HttpMethod.Get, $"/api/ocds/packages/{id}.json");
        again.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(first.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.NotModified, (await Http.SendAsync(again)).StatusCode);
        Assert.Equal("application/json", first.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await Http.GetAsync("/api/ocds/packages/000000000000.json")).StatusCode);
    }

    private async Task<JsonNode> ReadAsync(string address)
    {
        var package = JsonNode.Parse(await Http.GetStringAsync(address))!;
        Assert.Equal("https://portal.example" + address, (string?)package["uri"]);
        return package;
    }

    private static decimal Measure(JsonNode release, string measure) =>
        (decimal)release["bids"]!["statistics"]!.AsArray().Single(s => (string?)s!["measure"] == measure)!["value"]!;
}
