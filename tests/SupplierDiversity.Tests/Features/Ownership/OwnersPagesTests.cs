using System.Net;
using Dapper;
using SupplierDiversity.Features.Ownership;
using SupplierDiversity.Tests.Features.Suppliers;
using SupplierDiversity.Tests.Hosting;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Tests.Features.Ownership;

public class OwnersPagesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private readonly BusinessSteps _steps = new(portal);

    [Fact]
    public async Task Owners_DirectAndThroughACompany_AreAddedUpAndShown()
    {
        var (visitor, home, _) = await _steps.RegisterAsync("chain@owners.example");
        await AddAsync(visitor, home, ("Label", "Owner 1"), ("Size", "40"));
        await AddAsync(visitor, home, ("Label", "Holding"), ("Kind", "Company"), ("Size", "60 %"));
        var page = await AddAsync(visitor, home, ("Label", "owner 1"), ("HeldIn", "Holding"), ("Size", "1/5"));
        Assert.Equal("52%", page.QuerySelector("dl.facts dd")!.TextContent.Trim());
        Assert.Contains("Not entered: 80%", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var book = portal.Services.GetRequiredService<OwnershipBook>();
        var version = await book.FindAsync(Guid.Parse(home.Split('/')[^1]), null, BackgroundReason.OwnData, CancellationToken.None);
        Assert.Equal(3, version.Number);
        Assert.Equal(version.Sheet.Lines[0].Owner, version.Sheet.Lines[2].Owner);
    }

    [Theory]
    [InlineData("Size", "half", "Enter the part as a percentage or a fraction")]
    [InlineData("Size", "101", "at least 0 and at most 100 percent")]
    [InlineData("Size", "61", "Together the owners would hold 101%")]
    [InlineData("Label", "", "Enter a label")]
    [InlineData("To", "2020-13-01", "Enter the day like")]
    public async Task Owners_WrongStake_IsRefusedBesideItsFieldAndKept(string field, string typed, string words)
    {
        var (visitor, home, _) = await _steps.RegisterAsync($"wrong-{Guid.NewGuid():N}@owners.example");
        await AddAsync(visitor, home, ("Label", "First"), ("Size", "40"));
        List<KeyValuePair<string, string>> fields = [new("Label", "Zoë"), new("Size", "10")];
        fields.RemoveAll(f => f.Key == field);
        using var answer = await visitor.SubmitAsync(await visitor.GetAsync($"/en{home}/owners/edit"), [.. fields, new(field, typed)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await PageVisitor.ReadAsync(answer);
        Assert.Contains(words, page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(words, page.QuerySelector($".wrong:has(#{field}) .error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, page.QuerySelector($"#{field}")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Owners_SentTwiceOrFromAnOldPage_AreSavedOnceAndOverwriteNothing()
    {
        var (visitor, home, _) = await _steps.RegisterAsync("twice@owners.example");
        var form = await visitor.GetAsync($"/en{home}/owners/edit");
        var other = await visitor.GetAsync($"/en{home}/owners/edit");
        using var first = await visitor.SubmitAsync(form, [new("Label", "A"), new("Size", "51")]);
        using var again = await visitor.SubmitAsync(form, [new("Label", "A"), new("Size", "51")]);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal($"/en{home}/owners?done=saved", again.Headers.Location?.ToString());
        using var late = await visitor.SubmitAsync(other, [new("Label", "B"), new("Size", "5")]);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("B", (await PageVisitor.ReadAsync(late)).QuerySelector("#Label")!.GetAttribute("value"));
        var version = await FindAsync(home);
        Assert.Equal((1, 1), (version.Number, version.Sheet.Lines.Count));
    }

    [Fact]
    public async Task Paste_FourThousandOwners_AreSavedOnceBehindTheWallAndNowhereElse()
    {
        var (visitor, home, _) = await _steps.RegisterAsync("table@owners.example");
        var table = string.Join('\n', Enumerable.Range(1, 4_000).Select(n => $"Mårkèr {n}\t1/4000"));
        var form = await visitor.GetAsync($"/en{home}/owners/paste");
        for (var i = 0; i < 2; i++)
        {
            using var sent = await visitor.SubmitAsync(form, [new("Table", table)]);
            Assert.Equal($"/en{home}/owners?done=saved", sent.Headers.Location?.ToString());
        }

        var version = await FindAsync(home);
        Assert.Equal((1, 4_000), (version.Number, version.Sheet.Lines.Count));
        var page = await visitor.GetAsync($"/en{home}/owners");
        Assert.Contains("And 3,900 more owners", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // Each of them has a link; the page shows the first, the file all.
        var asked = await BusinessSteps.FollowAsync(visitor, page, [], "form[action$=ask]");
        Assert.Equal(100, asked.QuerySelectorAll("section dd bdi").Length);
        var file = await visitor.Http.GetStringAsync($"/en{home}/owners/links.csv", TestContext.Current.CancellationToken);
        Assert.Equal(4_000, file.Split("\r\n").Count(l => l.StartsWith("\"Mårkèr ", StringComparison.Ordinal) && l.Contains("/en/my-background/", StringComparison.Ordinal)));

        // Nothing readable in the file itself.
        await using var connection = await portal.Services.GetRequiredService<BackgroundDatabase>().OpenAsync(BackgroundReason.Work, CancellationToken.None);
        var payload = await connection.QuerySingleAsync<byte[]>(
            "SELECT sealed FROM ownership_versions WHERE supplier_id = @Id", new { Id = Guid.Parse(home.Split('/')[^1]) });
        Assert.Equal(-1, payload.AsSpan().IndexOf("1/4000"u8));
    }

    [Fact]
    public async Task Paste_LinesThatAreWrong_AreNamedByNumberAndKept()
    {
        var (visitor, home, _) = await _steps.RegisterAsync("lines@owners.example");
        var table = "A\t50\nB\tmany\nC\t10\temperor";
        using var answer = await visitor.SubmitAsync(await visitor.GetAsync($"/de{home}/owners/paste"), [new("Table", table)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await PageVisitor.ReadAsync(answer);
        Assert.Contains("Zeile 2: Geben Sie den Anteil", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Zeile 3: Wählen Sie Person", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(table, page.QuerySelector("textarea")!.TextContent.ReplaceLineEndings("\n").Trim());
    }

    [Fact]
    public async Task Find_AtAPastInstant_GivesTheListAsItWasKnownThen()
    {
        var (visitor, home, _) = await _steps.RegisterAsync("past@owners.example");
        await AddAsync(visitor, home, ("Label", "A"), ("Size", "51"));
        var then = portal.Clock.GetUtcNow();
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await AddAsync(visitor, home, ("Label", "B"), ("Size", "49"));
        var book = portal.Services.GetRequiredService<OwnershipBook>();
        var id = Guid.Parse(home.Split('/')[^1]);
        Assert.Single((await book.FindAsync(id, then, BackgroundReason.OwnData, CancellationToken.None)).Sheet.Lines);
        Assert.Equal(0, (await book.FindAsync(id, then.AddDays(-1), BackgroundReason.OwnData, CancellationToken.None)).Number);
        Assert.Equal(2, (await FindAsync(home)).Sheet.Lines.Count);
    }

    private Task<OwnershipVersion> FindAsync(string home) =>
        portal.Services.GetRequiredService<OwnershipBook>().FindAsync(Guid.Parse(home.Split('/')[^1]), null, BackgroundReason.OwnData, CancellationToken.None);

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> AddAsync(PageVisitor visitor, string home, params (string Field, string Value)[] fields) =>
        await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/owners/edit"), fields.Select(f => new KeyValuePair<string, string>(f.Field, f.Value)));
}
