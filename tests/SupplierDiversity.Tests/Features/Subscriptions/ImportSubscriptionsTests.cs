using System.Text;
using System.Text.Json;
using Dapper;
using SupplierDiversity.Commands;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Rules.Alerts;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Subscriptions;

public class ImportSubscriptionsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Header = "email,name,organisation,languages,cpv,nuts,words,frequency,confirmed_at\n";

    [Fact]
    public async Task Import_GoodRows_AreAddedThenUpdated()
    {
        var file = Header +
            "good1@net.example,\"Kaya, Deniz\",Bauverein,tr;de,45000000-7;71,DE2;AT,,instant,2026-01-05T10:00:00+01:00\n" +
            "good2@net.example,,,ar,,,school meals;مدرسة,weekly,2026-01-05\n";
        Assert.Equal((0, 2, 2, 0, 0), await ImportAsync(file));
        Assert.Equal((0, 2, 0, 2, 0), await ImportAsync("\uFEFF" + file.Replace("weekly", "daily", StringComparison.Ordinal)));
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        var rows = (await connection.QueryAsync<(string, string, string, string, string, string)>(
            """
            SELECT r.email, s.name, s.cpv, s.nuts, s.words, s.frequency FROM subscriptions s JOIN recipients r ON r.recipient_id = s.recipient_id
            WHERE r.email_key LIKE 'good%' ORDER BY r.email
            """)).ToList();
        Assert.Equal([("good1@net.example", "Kaya, Deniz", "45;71", "DE2;AT", "", "instant"), ("good2@net.example", "", "", "", "school meals;مدرسة", "daily")], rows);
    }

    [Fact]
    public async Task Import_SameWishesSpeltOtherwise_AreTheSameSubscription()
    {
        await ImportAsync(Header + "Same@Net.Example,,,de,45;71,DE2,Größe,daily,2026-01-05\n");
        Assert.Equal((0, 1, 0, 1, 0), await ImportAsync(Header + "same@net.example,,,de,71000000;45000000-7,de2,grosse,instant,2026-01-06\n"));
    }

    [Theory]
    [InlineData("no-at-sign,,,de,,,,daily,2026-01-05", "email 'no-at-sign' is no usable address")]
    [InlineData("a@b.example,\"two\nlines\",,de,,,,daily,2026-01-05", "no line break")]
    [InlineData("\"a@b.example\r\nBcc: c@d.example\",,,de,,,,daily,2026-01-05", "is no usable address")]
    [InlineData("A <a@b.example>,,,de,,,,daily,2026-01-05", "there is more than an address")]
    [InlineData("a@b.example,,,,,,,daily,2026-01-05", "languages '' must be")]
    [InlineData("a@b.example,,,de;<b>,,,,daily,2026-01-05", "languages 'de;<b>' must be")]
    [InlineData("a@b.example,,,de,roads,,,daily,2026-01-05", "cpv 'roads' is no CPV code")]
    [InlineData("a@b.example,,,de,,Bavaria,,daily,2026-01-05", "nuts 'Bavaria' is no NUTS code")]
    [InlineData("a@b.example,,,de,,,!!,daily,2026-01-05", "words '!!' has no letter")]
    [InlineData("a@b.example,,,de,,,,hourly,2026-01-05", "frequency 'hourly' must be instant, daily or weekly")]
    [InlineData("a@b.example,,,de,,,,daily,", "confirmed_at '' must be the instant of consent")]
    [InlineData("a@b.example,,,de,,,,daily,05.01.2026", "confirmed_at '05.01.2026' must be")]
    [InlineData("a@b.example,,,de,,,,daily,2031-01-05", "lies ahead")]
    [InlineData("a@b.example,de,daily,2026-01-05", "the row has 4 cells, the header 9")]
    [InlineData("a@b.example,\"x\"y,,de,,,,daily,2026-01-05", "the quotes are not closed")]
    public async Task Import_BadRow_IsRefusedWithItsLineAndTheNextIsKept(string row, string reason)
    {
        var name = $"n{Guid.NewGuid():N}@kept.example";
        var (read, added, _, rejected, text) = await ImportTextAsync(Header + $"first{name},,,de,,,,daily,2026-01-05\n" + row + $"\n{name},,,de,,,,daily,2026-01-05\n");
        Assert.Equal((3, 2, 1), (read, added, rejected));
        Assert.Contains("subs.csv:3: ", text, StringComparison.Ordinal);
        Assert.Contains(reason, text, StringComparison.Ordinal);
        Assert.Single(text.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("email,nick\n", "subs.csv:1: there is no column 'nick'")]
    [InlineData("email,name\n", "subs.csv:1: the column 'organisation' is missing")]
    [InlineData("email,email\n", "subs.csv:1: the column 'email' is there twice")]
    [InlineData("", "subs.csv:1: the file is empty")]
    public async Task Import_BadHeader_RefusesTheFileByName(string file, string reason)
    {
        var (read, _, _, _, text) = await ImportTextAsync(file);
        Assert.Equal(0, read);
        Assert.StartsWith(reason, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_NotUtf8_RefusesTheRow()
    {
        var bytes = Encoding.Latin1.GetBytes(Header + "a@latin.example,Größe,,de,,,,daily,2026-01-05\n");
        var (_, added, _, rejected, text) = await ImportBytesAsync(bytes);
        Assert.Equal((0, 1), (added, rejected));
        Assert.Contains("subs.csv:2: the row is not UTF-8 text", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_AfterThePersonStopped_BringsNobodyBackButANewConsentDoes()
    {
        const string Row = "stopped@net.example,,,de,45,,,daily,";
        await ImportAsync(Header + Row + "2026-01-05\n");
        var book = portal.Services.GetRequiredService<SubscriptionBook>();
        await portal.Db.InTransactionAsync(
            async (connection, transaction) =>
            {
                var recipient = await book.RecipientAsync(connection, "stopped@net.example", transaction);
                Assert.Equal(1, await book.StopAsync(connection, transaction, recipient!.Value.RecipientId, "one-click"));
                Assert.Equal(0, await book.StopAsync(connection, transaction, recipient.Value.RecipientId, "one-click"));
            },
            CancellationToken.None);
        Assert.Equal((1, 1, 0, 0, 1), await ImportAsync(Header + Row + "2026-01-05\n"));
        Assert.Equal((1, 1, 0, 0, 1), await ImportAsync(Header + Row.Replace("45", "71", StringComparison.Ordinal) + "2026-01-05\n"));
        portal.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal((0, 1, 1, 0, 0), await ImportAsync(Header + Row + "2026-03-03\n"));
    }

    [Fact]
    public async Task Find_TenderThatFits_FindsConfirmedSubscriptionsWithEveryReason()
    {
        await ImportAsync(Header +
            "match1@net.example,,,de,4523;71,DE2,,daily,2026-01-05\n" +
            "match2@net.example,,,de,,,zebra crossing,daily,2026-01-05\n" +
            "match3@net.example,,,de,4523,FR,,daily,2026-01-05\n" +
            "match4@net.example,,,de,4523,DE212,,daily,2026-02-05\n");
        var tender = new AnnouncedTender(["45233140", "71000000"], ["DE21"], ["Painting of zebra crossings"]);
        var found = new List<string>();
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        var book = portal.Services.GetRequiredService<SubscriptionBook>();
        await foreach (var (subscription, reasons) in portal.Services.GetRequiredService<SubscriptionMatches>().FindAsync(
            tender, new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), CancellationToken.None))
        {
            var address = await book.AddressAsync(connection, subscription.RecipientId);
            if (address!.StartsWith("match", StringComparison.Ordinal))
            {
                found.Add($"{address[..6]} {string.Join(' ', reasons.Select(r => r.Wanted))}");
            }
        }

        Assert.Equal(["match1 4523 71 DE2", "match2 zebra crossing"], found.Order());
    }

    private async Task<(int Exit, int Read, int Added, int Updated, int Rejected)> ImportAsync(string file)
    {
        var (read, added, updated, rejected, text) = await ImportTextAsync(file);
        return (text.Length > 0 ? Exit.SomeRefused : Exit.Success, read, added, updated, rejected);
    }

    private Task<(int Read, int Added, int Updated, int Rejected, string Text)> ImportTextAsync(string file) =>
        ImportBytesAsync(new UTF8Encoding(false).GetBytes(file));

    private async Task<(int Read, int Added, int Updated, int Rejected, string Text)> ImportBytesAsync(byte[] file)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("sd-csv").FullName, "subs.csv");
        await File.WriteAllBytesAsync(path, file);
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = await ImportSubscriptionsVerb.Verb.RunAsync(
            new VerbCall([path], Json: true, portal.Services, CancellationToken.None) { Out = output, Error = error });
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        Assert.Equal(error.ToString().Length > 0 ? Exit.SomeRefused : Exit.Success, exit);
        using var json = JsonDocument.Parse(output.ToString());
        int Of(string name) => json.RootElement.GetProperty(name).GetInt32();
        return (Of("read"), Of("added"), Of("updated"), Of("rejected"), error.ToString());
    }
}
