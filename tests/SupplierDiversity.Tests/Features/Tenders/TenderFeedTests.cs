using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace SupplierDiversity.Tests.Features.Tenders;

public class TenderFeedTests(ListedTenders portal) : IClassFixture<ListedTenders>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task Atom_Feed_HasWhatTheFormatRequires(string language)
    {
        using var response = await portal.NewVisitor().Http.GetAsync($"/{language}/tenders.atom?q=");
        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType!.MediaType);
        var feed = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;
        Assert.Equal(Atom + "feed", feed.Name);
        Assert.Equal(language, feed.Attribute(XNamespace.Xml + "lang")!.Value);
        var entries = feed.Elements(Atom + "entry").ToList();
        Assert.Equal(20, entries.Count);
        // RFC 4287, 4.1.1 and 4.1.2: exactly one of each; an author; alternate link; absolute ids, all different.
        foreach (var element in entries.Prepend(feed))
        {
            Assert.All(["id", "title", "updated"], name => Assert.Single(element.Elements(Atom + name)));
            Assert.True(Uri.TryCreate(element.Element(Atom + "id")!.Value, UriKind.Absolute, out _));
            Assert.True(DateTimeOffset.TryParse(element.Element(Atom + "updated")!.Value, out _));
            Assert.NotNull(element.Element(Atom + "author")!.Element(Atom + "name"));
            Assert.Single(element.Elements(Atom + "link"), l => (string?)l.Attribute("rel") == "alternate");
        }

        Assert.Equal(entries.Count, entries.Select(e => e.Element(Atom + "id")!.Value).Distinct().Count());
        Assert.Equal($"https://portal.example/{language}/tenders.atom?page=2", (string?)feed.Elements(Atom + "link").Single(l => (string?)l.Attribute("rel") == "next").Attribute("href"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public async Task Json_Feed_HasWhatTheFormatRequires(string language)
    {
        using var response = await portal.NewVisitor().Http.GetAsync($"/{language}/tenders.json?cpv=9");
        Assert.Equal("application/feed+json", response.Content.Headers.ContentType!.MediaType);
        using var feed = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.RootElement.GetProperty("version").GetString());
        Assert.Equal(language, feed.RootElement.GetProperty("language").GetString());
        var items = feed.RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(2, items.Count);
        foreach (var item in items)
        {
            Assert.NotEmpty(item.GetProperty("id").GetString()!);
            Assert.NotEmpty(item.GetProperty("content_text").GetString()!);
            Assert.StartsWith($"https://portal.example/{language}/tenders/", item.GetProperty("url").GetString(), StringComparison.Ordinal);
            Assert.True(item.GetProperty("date_published").TryGetDateTimeOffset(out _));
        }

        Assert.Contains(items, i => i.GetProperty("language").GetString() == "ar");
    }

    [Theory]
    [InlineData("atom")]
    [InlineData("json")]
    public async Task Feed_ReadAgain_IsNotModified(string format)
    {
        var http = portal.NewVisitor().Http;
        using var first = await http.GetAsync($"/en/tenders.{format}");
        using var known = new HttpRequestMessage(HttpMethod.Get, $"/en/tenders.{format}");
        known.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await http.SendAsync(known);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        using var since = new HttpRequestMessage(HttpMethod.Get, $"/en/tenders.{format}");
        since.Headers.IfModifiedSince = first.Content.Headers.LastModified;
        using var third = await http.SendAsync(since);
        Assert.Equal(HttpStatusCode.NotModified, third.StatusCode);
    }

    [Theory]
    [InlineData("/en/tenders.atom?page=77", "<entry")]
    [InlineData("/en/tenders.json?page=77", "\"id\"")]
    [InlineData("/en/tenders.json?cpv=99&page=2", "\"id\"")]
    public async Task Feed_BeyondTheEnd_IsEmptyWith200(string address, string item)
    {
        using var response = await portal.NewVisitor().Http.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain(item, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
