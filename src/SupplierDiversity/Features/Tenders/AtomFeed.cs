using System.Text;
using System.Xml;

namespace SupplierDiversity.Features.Tenders;

/// <summary>A search as an Atom feed (RFC 4287) with paging links (RFC 5005).</summary>
internal static class AtomFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    public static byte[] Write(FoundTenders found, FeedAddresses addresses)
    {
        var body = new MemoryStream();
        using (var xml = XmlWriter.Create(body, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, addresses.T.Tag);
            Text(xml, "id", addresses.Feed(found.Search, 1));
            Text(xml, "title", addresses.Title(found));
            Text(xml, "updated", XmlConvert.ToString(found.ChangedAt ?? DateTimeOffset.UnixEpoch));
            Link(xml, "self", addresses.Feed(found.Search, found.Search.Page), "application/atom+xml");
            Link(xml, "alternate", addresses.Page(found.Search, found.Search.Page), "text/html");
            Pages(xml, found, addresses);
            xml.WriteStartElement("author", Namespace);
            Text(xml, "name", addresses.T["layout.portal"]);
            xml.WriteEndElement();
            foreach (var hit in found.Hits)
            {
                Entry(xml, hit, addresses);
            }

            xml.WriteEndElement();
        }

        return body.ToArray();
    }

    private static void Pages(XmlWriter xml, FoundTenders found, FeedAddresses addresses)
    {
        var page = found.Search.Page;
        Link(xml, "first", addresses.Feed(found.Search, 1), "application/atom+xml");
        if (page > 1)
        {
            Link(xml, "previous", addresses.Feed(found.Search, page - 1), "application/atom+xml");
        }

        if (page < found.Pages)
        {
            Link(xml, "next", addresses.Feed(found.Search, page + 1), "application/atom+xml");
        }

        Link(xml, "last", addresses.Feed(found.Search, Math.Max(1, found.Pages)), "application/atom+xml");
    }

    private static void Entry(XmlWriter xml, TenderHit hit, FeedAddresses addresses)
    {
        xml.WriteStartElement("entry", Namespace);
        Text(xml, "id", addresses.Tender(hit));
        Text(xml, "title", hit.Title.Text, hit.Title.Language);
        Text(xml, "updated", XmlConvert.ToString(hit.ChangedAt));
        Text(xml, "published", XmlConvert.ToString(hit.PublishedAt));
        Link(xml, "alternate", addresses.Tender(hit), "text/html");
        xml.WriteStartElement("author", Namespace);
        Text(xml, "name", hit.Buyer.Text, hit.Buyer.Language);
        xml.WriteEndElement();
        foreach (var duty in hit.Duties)
        {
            xml.WriteStartElement("category", Namespace);
            xml.WriteAttributeString("term", duty);
            xml.WriteAttributeString("label", Clean(DutyWords.Name(addresses.T, duty)));
            xml.WriteEndElement();
        }

        Text(xml, "summary", addresses.Summary(hit));
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string name, string text, string? language = null)
    {
        xml.WriteStartElement(name, Namespace);
        if (language is not null)
        {
            xml.WriteAttributeString("xml", "lang", null, language);
        }

        xml.WriteString(Clean(text));
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    // XML 1.0 has no way to write control characters or lone surrogates.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString();
    }
}
