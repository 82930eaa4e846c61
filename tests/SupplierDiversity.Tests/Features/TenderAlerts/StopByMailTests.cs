using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Jobs;

namespace SupplierDiversity.Tests.Features.TenderAlerts;

/// <summary>A portal with a mailbox to which people may write to stop their alerts.</summary>
public sealed class StopMailboxFixture : AlertFixture
{
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Mail:UnsubscribeMailbox", "stop+alerts@city.example")];
}

public class StopByMailTests(StopMailboxFixture portal) : IClassFixture<StopMailboxFixture>
{
    [Fact]
    public async Task Send_MailboxIsSet_OffersItWithTheTokenThatStops()
    {
        var person = await portal.SubscribeAsync("stop@s.example", "79800000");
        await portal.Tenders.PublishAsync(portal.Call("79800000"));
        await JobList.RunDueAsync(portal.Services, untilIdle: true, CancellationToken.None);
        var offered = Assert.Single(SentMail.In(portal.MailFolder, "stop@s.example"))["List-Unsubscribe"].Split(", ");
        Assert.StartsWith("<https://portal.example/alerts/unsubscribe/", offered[0], StringComparison.Ordinal);
        const string Mailto = "<mailto:stop%2Balerts@city.example?subject=unsubscribe%20";
        Assert.StartsWith(Mailto, offered[1], StringComparison.Ordinal);
        var token = offered[1][Mailto.Length..^1];
        Assert.Equal(person, portal.Services.GetRequiredService<AlertLinks>().Read(token, AlertLinkKind.StopAll, portal.Clock.GetUtcNow().AddYears(9)));
    }
}
