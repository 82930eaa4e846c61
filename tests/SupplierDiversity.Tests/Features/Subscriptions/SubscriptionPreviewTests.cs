using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Features.Tenders;
using SupplierDiversity.Rules.Alerts;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Subscriptions;

/// <summary>Sixty calls in two months, published once: every third is about bridges, every fifth in Austria.</summary>
public sealed class TwoMonths : PortalFixture
{
    public List<(string Id, Notice Notice, DateTimeOffset At)> Calls { get; } = [];

    protected override async Task PrepareAsync()
    {
        var tenders = new TestTenders(Services);
        for (var i = 0; i < 60; i++)
        {
            var call = TestTenders.Call(
                i % 3 == 0 ? $"Brückenbau {i}" : $"Chairs, number {i}", i % 3 == 0 ? "de" : "en", cpv: i % 3 == 0 ? "45221100" : "39112000",
                nuts: i % 5 == 0 ? "AT130" : i % 7 == 0 ? "" : "DE212", country: i % 5 == 0 ? "AUT" : "DEU", buyer: i % 2 == 0 ? "Bridge Office" : "City of Rosenhafen", deadline: Clock.GetUtcNow().AddDays(300));
            Calls.Add((await tenders.PublishAsync(call), call, Clock.GetUtcNow()));
            Clock.Advance(TimeSpan.FromDays(1));
        }

        // Neither sent: one was over when it came, one came without alerts, one was called off.
        await tenders.PublishAsync(TestTenders.Call("Brückenbau over", "de", cpv: "45221100", deadline: Clock.GetUtcNow().AddDays(-1)));
        await tenders.PublishAsync([TestTenders.Call("Brückenbau quiet", "de", cpv: "45221100", deadline: Clock.GetUtcNow().AddDays(9))], announce: false);
        var off = TestTenders.Call("Brückenbau off", "de", cpv: "45221100", deadline: Clock.GetUtcNow().AddDays(9));
        await tenders.PublishAsync(off);
        await tenders.PublishAsync(TestTenders.NextVersion(off) with { ChangedNotice = $"{off.NoticeId}-01", ChangeReason = "cancel" });
    }
}

public class SubscriptionPreviewTests(TwoMonths portal) : IClassFixture<TwoMonths>
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("45", "", "")]
    [InlineData("4522;39", "", "")]
    [InlineData("39113", "", "")]
    [InlineData("", "AT", "")]
    [InlineData("", "AT130;FR", "")]
    [InlineData("", "DE21", "")]
    [InlineData("45", "DE", "")]
    [InlineData("", "", "brückenb")]
    [InlineData("", "", "chairs number")]
    [InlineData("", "", "number chairs")]
    [InlineData("", "", "bridge;brück")]
    [InlineData("", "", "bri")]
    [InlineData("39", "AT", "chairs")]
    [InlineData("", "", "ch'a\"irs; OR *")]
    public async Task Find_Filter_CountsWhatTheRuleFinds(string cpv, string nuts, string words)
    {
        var filter = AlertFilter.Read(cpv.Split(';'), nuts.Split(';'), words.Split(';')).Filter;
        var since = portal.Clock.GetUtcNow().AddDays(-30);
        var expected = portal.Calls.Where(c => c.At >= since && SubscriptionMatch.Reasons(filter, Announced(c.Notice)).Count > 0).Select(c => c.Id).Reverse().ToList();
        var found = await FindAsync(filter);
        Assert.Equal((expected.Count, false), (found.Count, found.IsAtLeast));
        Assert.Equal(expected.Take(10), found.Newest.Select(n => n.TenderId));
    }

    [Fact]
    public async Task Find_VeryManyEntries_StillAnswers()
    {
        var filter = AlertFilter.Read(
            Enumerable.Range(1000, 400).Select(n => $"{n}"), Enumerable.Range(100, 400).Select(n => $"ZZ{n}"), Enumerable.Range(0, 400).Select(n => $"word{n} and{n}")).Filter;
        Assert.Equal(400, filter.Nuts.Count);
        Assert.Equal(0, (await FindAsync(filter)).Count);
    }

    private async Task<FittingTenders> FindAsync(AlertFilter filter)
    {
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        return await portal.Services.GetRequiredService<SubscriptionPreview>().FindAsync(connection, filter);
    }

    private static AnnouncedTender Announced(Notice notice) => new(
        notice.Cpv, notice.Place.Nuts.Count > 0 ? notice.Place.Nuts : notice.Buyers[0].Nuts is { } of ? [of] : [],
        [.. notice.Title.ByLanguage.Values, .. notice.Description.ByLanguage.Values, .. notice.Lots.SelectMany(l => l.Title.ByLanguage.Values.Concat(l.Description.ByLanguage.Values))]);
}
