using System.Globalization;
using System.Text.Json;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Monitoring;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Monitoring;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Monitoring;

/// <summary>
/// The figures of real buyers, counted again from what an independent reader found in the same notices. Left out are
/// buyers whose notices belong together in ways this short recount does not follow: several notices of one procedure
/// besides one call and one result, joint purchases, names two buyers share, and buyers with two names.
/// </summary>
public class RealNoticesMonitoringTests(PortalFixture portal, ITestOutputHelper output) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Years_RealBuyers_AreWhatTheFactsSay()
    {
        var folder = SharedData.Folder("notices");
        string[] sources = ["ted", "doffin"];
        var order = new NoticeImportOrder([.. sources.Select(s => Path.Combine(folder, s))], "command", "real", Announce: false);
        await portal.Services.GetRequiredService<NoticeImport>().RunAsync(order, _ => { }, null, CancellationToken.None);
        var facts = File.ReadLines(Path.Combine(folder, "facts.jsonl")).Select(l => JsonDocument.Parse(l).RootElement)
            .Where(f => sources.Contains(f.GetProperty("file").GetString()!.Split('/')[0])).ToList();
        var buyers = (await portal.Services.GetRequiredService<CityList>().SearchBuyersAsync(null, CancellationToken.None)).ToLookup(b => b.Name);
        var compared = 0;
        var lots = 0;
        foreach (var group in facts.GroupBy(NameOf).Where(g => g.Key.Length > 0 && buyers[g.Key].Count() == 1 && g.All(f => IsSimple(f, facts)) && !facts.Except(g).Any(f => NumbersOf(f).Intersect(g.SelectMany(NumbersOf)).Any())))
        {
            var place = await portal.Services.GetRequiredService<MonitoringReport>().OfBuyerAsync(buyers[group.Key].Single().BuyerId, CancellationToken.None);
            foreach (var year in group.Where(f => Text(f, "formType") == "result").GroupBy(f => int.Parse(Text(f, "publicationDate") is { Length: > 3 } day ? day[..4] : Text(f, "dispatchDate")[..4], CultureInfo.InvariantCulture)))
            {
                var counted = place!.Years.Single(y => y.Year == year.Key);
                var expected = Recount(year);
                Assert.Equal(expected, Of(counted));
                compared++;
                lots += expected.Results;
            }
        }

        output.WriteLine($"{compared} buyers' years with {lots} lot results are equal.");
        Assert.True(compared >= 30, $"Only {compared} buyers' years were compared.");
    }

    private static Counts Of(YearFigures y) => new(
        y.Results, y.Bids, y.OneBid.Known, y.OneBid.Count, y.NoBid.Count, y.FromSmes.Count, y.FromSmes.Of, y.Wins,
        string.Join(' ', y.WinsBySize.Select(s => s.Part.Count)), string.Join(' ', y.Values.OrderBy(v => v.Currency, StringComparer.Ordinal).Select(v => $"{v.Cents} {v.Currency}")));

    private static Counts Recount(IEnumerable<JsonElement> notices)
    {
        var (results, bids, known, one, none, sme, smeOf, wins) = (0, 0L, 0, 0L, 0L, 0L, 0L, 0);
        var sizes = new SortedDictionary<int, long> { [0] = 0, [1] = 0, [2] = 0, [3] = 0, [4] = 0 };
        var values = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (result, lot) in notices.Select(n => n.GetProperty("result")).SelectMany(r => Items(r, "lotResults").Select(l => (r, l))).Where(x => Text(x.l, "status") != "open-nw"))
        {
            results++;
            var stated = Items(lot, "submissions").Where(s => Text(s, "code").Length > 0 && Text(s, "count") != "-1").GroupBy(s => Text(s, "code"))
                .ToDictionary(s => s.Key, s => long.Parse(Text(s.First(), "count"), CultureInfo.InvariantCulture));
            long? all = stated.TryGetValue("tenders", out var n) ? n : Text(lot, "notAwardedReason") == "no-rece" ? 0 : null;
            if (all is { } total)
            {
                (bids, known, one, none) = (bids + total, known + 1, one + (total == 1 ? 1 : 0), none + (total == 0 ? 1 : 0));
                if (total == 0 || (stated.TryGetValue("t-sme", out var small) && small <= total))
                {
                    (sme, smeOf) = (sme + (total == 0 ? 0 : stated["t-sme"]), smeOf + total);
                }
            }

            var won = Won(result, lot);
            wins += Text(lot, "status") == "selec-w" ? Math.Max(1, won.Count) : won.Count;
            foreach (var size in won.Select(t => SizeOf(result, t)).Select(s => Array.IndexOf(["micro", "small", "medium", "sme", "large"], s)).Where(s => s >= 0))
            {
                sizes[size]++;
            }

            if (won is [var only] && only.TryGetProperty("value", out var value) && decimal.Parse(Text(value, "amount"), CultureInfo.InvariantCulture) is > 1 and var amount)
            {
                values[Text(value, "currency")] = values.GetValueOrDefault(Text(value, "currency")) + (long)Math.Round(amount * 100, MidpointRounding.AwayFromZero);
            }
        }

        return new(results, bids, known, one, none, sme, smeOf, wins, string.Join(' ', sizes.Values), string.Join(' ', values.Select(v => $"{v.Value} {v.Key}")));
    }

    private static List<JsonElement> Won(JsonElement result, JsonElement lot)
    {
        var contracts = Items(result, "contracts").Where(c => Names(lot, "contracts").Contains(Text(c, "id"))).ToList();
        var tenders = Names(lot, "contracts").Count > 0 ? contracts.SelectMany(c => Names(c, "tenders")) : Text(lot, "status") == "selec-w" ? Names(lot, "tenders") : [];
        var own = tenders.ToHashSet();
        return [.. Items(result, "tenders").Where(t => own.Contains(Text(t, "id")) && (Names(t, "lots").Count == 0 || Names(t, "lots").Intersect(Names(lot, "lots")).Any()))];
    }

    private static string SizeOf(JsonElement result, JsonElement tender)
    {
        var members = Items(result, "parties").Where(p => Text(p, "id") == Text(tender, "party")).SelectMany(p => Items(p, "tenderers")).ToList();
        var leader = members.FindIndex(m => Text(m, "lead") == "true");
        return members.Count == 0 ? "" : Items(result, "tendererOrganizations")
            .Where(o => Text(o, "id") == Text(members[Math.Max(0, leader)], "org")).Select(o => Text(o, "size")).FirstOrDefault("");
    }

    private static bool IsSimple(JsonElement notice, List<JsonElement> all) =>
        notice.GetProperty("buyers").GetArrayLength() == 1 && Text(notice, "procedureId").Length > 0
        && all.Count(f => Text(f, "procedureId") == Text(notice, "procedureId")) == 1
        && all.Count(f => Text(f, "noticeId") == Text(notice, "noticeId")) == 1
        && Text(notice, "formType") is "result" or "competition" && !notice.TryGetProperty("change", out _)
        && (!notice.TryGetProperty("result", out var result) || Items(result, "lotResults").GroupBy(l => string.Join(' ', Names(l, "lots"))).All(g => g.Count() == 1));

    private static string NameOf(JsonElement notice) =>
        Items(notice, "buyers") is [var first, ..] && first.TryGetProperty("name", out var name) ? name.EnumerateObject().First().Value.GetString()! : "";

    private static List<string> NumbersOf(JsonElement notice) => Items(notice, "buyers") is [var first, ..] ? Names(first, "companyIds") : [];

    private static List<JsonElement> Items(JsonElement of, string name) => of.TryGetProperty(name, out var list) ? [.. list.EnumerateArray()] : [];

    private static List<string> Names(JsonElement of, string name) => Items(of, name).ConvertAll(n => n.GetString()!);

    private static string Text(JsonElement of, string name) => of.TryGetProperty(name, out var text) ? text.ToString() : "";

    private sealed record Counts(int Results, long Bids, int Known, long One, long None, long Sme, long SmeOf, int Wins, string Sizes, string Values);
}
