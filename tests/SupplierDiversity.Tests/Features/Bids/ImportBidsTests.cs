using System.Text.Json;
using SupplierDiversity.Commands;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Jobs;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Tests.Features.Bids;

public class ImportBidsTests(BidsPortal portal) : IClassFixture<BidsPortal>
{
    private const string Header = "notice_id,lot_id,scheme,registration_id,name,country,submitted_at,amount,currency,status,reason\n";

    [Fact]
    public async Task Import_GoodAndBadRows_KeepsTheGoodAndNamesTheBad()
    {
        var city = await portal.CityAsync();
        var tender = await portal.TenderAsync(city);
        var notice = await portal.OneAsync<string>("SELECT notice_id FROM notices WHERE tender_id = @tender", new { tender });
        var firm = await portal.FirmAsync("Known B.V.");
        var number = await portal.OneAsync<string>("SELECT registration_id FROM suppliers WHERE supplier_id = @Id", new { firm.Id });
        var rows = Header
            + $"{notice},LOT-0001,NL-KVK,{number},Known B.V.,NL,2026-03-01T11:59:00+01:00,12500.50,EUR,awarded,\n"
            + $"{notice},LOT-0001,NL-KVK,99 99 99 99,\"Stranger, Sons\",NL,2026-03-01T10:59:00Z,,,rejected,Too dear\n"
            + $"{notice},LOT-0001,NL-KVK,77777777,No Offset,NL,2026-03-01T10:59:00,,,received,\n"
            + $"{notice},LOT-0009,NL-KVK,77777778,No Lot,NL,2026-03-01T10:59:00Z,,,received,\n"
            + $"unknown,LOT-0001,NL-KVK,77777779,No Notice,NL,2026-03-01T10:59:00Z,,,received,\n"
            + $"{notice},LOT-0001,NL-KVK,77777780,Minus,NL,2026-03-01T10:59:00Z,-5,EUR,received,\n"
            + $"{notice},LOT-0001,NL-KVK,77777781,Won it,NL,2026-03-01T10:59:00Z,5,EUR,won,\n"
            + $"{notice},LOT-0001,NL-KVK,77777782,Ahead,NL,2027-03-01T10:59:00Z,5,EUR,received,\n";
        var (code, counts, errors) = await ImportAsync(rows);
        Assert.Equal((Exit.SomeRefused, "8,2,0,6"), (code, counts));
        foreach (var (line, word) in new[] { (4, "submitted_at"), (5, "lot_id"), (6, "notice_id"), (7, "amount"), (8, "status"), (9, "lies ahead") })
        {
            Assert.Contains(errors.Split('\n'), e => e.Contains($":{line}: ", StringComparison.Ordinal) && e.Contains(word, StringComparison.Ordinal));
        }

        Assert.Equal("8,0,2,6", (await ImportAsync(rows)).Counts);
        Assert.Equal(2, await portal.OneAsync<long>("SELECT count(*) FROM bids WHERE tender_id = @tender", new { tender }));
        Assert.Equal(1, await portal.OneAsync<long>("SELECT count(*) FROM bids WHERE tender_id = @tender AND supplier_id = @Id AND amount_cents = 1250050", new { tender, firm.Id }));

        await JobList.RunDueAsync(portal.Services, untilIdle: true, TestContext.Current.CancellationToken);
        var bid = await portal.OneAsync<Guid>("SELECT bid_id FROM bids WHERE supplier_id = @Id", new { firm.Id });
        await using var behind = await portal.Services.GetRequiredService<BackgroundDatabase>().OpenAsync(BackgroundReason.Work, TestContext.Current.CancellationToken);
        Assert.NotNull(await portal.Services.GetRequiredService<StatusSnapshots>().FindAsync(behind, bid.ToString("D"), firm.Id, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Match_AStranger_IsDecidedByAnOfficerAndStaysSo()
    {
        var city = await portal.CityAsync();
        var tender = await portal.TenderAsync(city);
        var firm = await portal.FirmAsync("bakery light");
        var row = $"{Header}{tender},LOT-0001,EU-VAT,NL001234567B01,Bakery Light,NL,2026-03-01T10:59:00Z,,,received,\n";
        Assert.Equal("1,1,0,0", (await ImportAsync(row)).Counts);
        var address = $"/en/admin/cities/{city.City.Slug}/bid-matching";
        var page = await city.First.GetAsync(address);
        Assert.Contains("Bakery Light", page.Body!.TextContent, StringComparison.Ordinal);
        var after = await BidsPortal.FollowAsync(city.First, page, [], $"form:has(input[value='{firm.Id}'])");
        Assert.DoesNotContain("Bakery Light", after.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1,0,1,0", (await ImportAsync(row)).Counts);
        Assert.Equal(firm.Id, await portal.OneAsync<Guid>("SELECT supplier_id FROM bids WHERE tender_id = @tender", new { tender }));
        var shown = await firm.Visitor.GetAsync($"{firm.Home}/bids");
        await firm.Visitor.GetAsync(shown.QuerySelector(".worklist a")!.GetAttribute("href")!);
    }

    private async Task<(int Code, string Counts, string Errors)> ImportAsync(string rows)
    {
        var file = Path.Combine(portal.MailFolder, $"{Guid.NewGuid():N}.csv");
        await File.WriteAllTextAsync(file, rows);
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var call = new VerbCall([file], Json: true, portal.Services, CancellationToken.None) { Out = output, Error = errors };
        var code = await ImportBidsVerb.Verb.RunAsync(call);
        using var json = JsonDocument.Parse(output.ToString().Trim().Split('\n')[^1]);
        return (code, string.Join(',', new[] { "read", "added", "updated", "rejected" }.Select(n => json.RootElement.GetProperty(n).GetInt32())), errors.ToString());
    }
}
