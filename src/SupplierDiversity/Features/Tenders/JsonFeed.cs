using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace SupplierDiversity.Features.Tenders;

/// <summary>A search as JSON Feed 1.1.</summary>
internal static class JsonFeed
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static byte[] Write(FoundTenders found, FeedAddresses addresses)
    {
        var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body, Readable))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", addresses.Title(found));
            json.WriteString("home_page_url", addresses.Page(found.Search, found.Search.Page));
            json.WriteString("feed_url", addresses.Feed(found.Search, found.Search.Page));
            json.WriteString("language", addresses.T.Tag);
            if (found.Search.Page < found.Pages)
            {
                json.WriteString("next_url", addresses.Feed(found.Search, found.Search.Page + 1));
            }

            json.WriteStartArray("items");
            foreach (var hit in found.Hits)
            {
                Item(json, hit, addresses);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return body.ToArray();
    }

    private static void Item(Utf8JsonWriter json, TenderHit hit, FeedAddresses addresses)
    {
        json.WriteStartObject();
        json.WriteString("id", addresses.Tender(hit));
        json.WriteString("url", addresses.Tender(hit));
        json.WriteString("title", hit.Title.Text);
        json.WriteString("content_text", addresses.Summary(hit));
        json.WriteString("date_published", hit.PublishedAt.UtcDateTime);
        json.WriteString("date_modified", hit.ChangedAt.UtcDateTime);
        // The one language an item may name is that of its title.
        json.WriteString("language", hit.Title.Language ?? addresses.T.Tag);
        json.WriteStartArray("authors");
        json.WriteStartObject();
        json.WriteString("name", hit.Buyer.Text);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("tags");
        foreach (var duty in hit.Duties)
        {
            json.WriteStringValue(duty);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
