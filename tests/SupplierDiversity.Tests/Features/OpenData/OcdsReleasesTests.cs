using System.Text.Json.Nodes;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.OpenData;

/// <summary>Every real notice the portal can import, imported together and given away again as open data.</summary>
public class OcdsReleasesTests(PortalFixture portal, ITestOutputHelper output) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Releases_EveryRealNotice_FitStandardAndProfile()
    {
        var schema = await OcdsSchema.LoadAsync();
        var folder = SharedData.Folder("notices");
        var order = new NoticeImportOrder([Path.Combine(folder, "ted"), Path.Combine(folder, "doffin"), Path.Combine(folder, "sdk")], "command", "real", Announce: false);
        await portal.Services.GetRequiredService<NoticeImport>().RunAsync(order, _ => { }, null, CancellationToken.None);

        var releases = await AllAsync(schema);
        var faults = releases.SelectMany(r => schema.Faults(r).Select(f => $"{(string?)r["id"]} {f}")).ToList();
        faults.Take(40).ToList().ForEach(output.WriteLine);
        var lots = releases.SelectMany(r => r["tender"]?["lots"]?.AsArray() ?? []).ToList();
        var aims = lots.SelectMany(l => l!["sustainability"]?.AsArray() ?? []).ToList();
        var awards = releases.SelectMany(r => r["awards"]?.AsArray() ?? []).ToList();
        output.WriteLine(
            $"{releases.Count} releases of {releases.Select(r => (string?)r["ocid"]).Distinct().Count()} processes, {lots.Count} lots, {aims.Count} aims of lots, "
            + $"{awards.Count} awards, {awards.Count(a => a!["suppliers"] is not null)} with suppliers, {faults.Count} faults.");
        Assert.True(releases.Count >= 150, $"Only {releases.Count} releases were checked.");
        Assert.True(awards.Count >= 80 && aims.Count >= 20, $"Only {awards.Count} awards and {aims.Count} aims.");
        Assert.Empty(faults);
        Assert.Equal(releases.Count, releases.Select(r => (string?)r["id"]).Distinct().Count());
        Assert.All(releases, r => Assert.DoesNotContain("\"nationalities\"", r.ToJsonString(), StringComparison.Ordinal));

        // The schemas do find what is wrong.
        releases[0]["tag"] = new JsonArray("sold");
        releases[0]["tender"]!["status"] = "open";
        Assert.Equal(4, schema.Faults(releases[0]).Count);
    }

    private async Task<List<JsonNode>> AllAsync(OcdsSchema schema)
    {
        var all = new List<JsonNode>();
        for (var address = "/api/ocds/releases.json"; address is not null;)
        {
            var package = JsonNode.Parse(await portal.NewVisitor().Http.GetStringAsync(address))!;
            Assert.Empty(schema.FaultsOfPackage(package));
            all.AddRange(package["releases"]!.AsArray()!);
            address = ((string?)package["links"]?["next"])?["https://portal.example".Length..];
        }

        return all;
    }
}
