using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Information;

/// <summary>Files that programs look for at fixed addresses.</summary>
[Public]
public sealed class MachineFilesController(PortalAddress address, LanguageList languages, IConfiguration configuration, TimeProvider clock) : Controller
{
    // RFC 9116, 2.5.5 recommends less than a year; made anew at each request, so it never runs out while the portal runs.
    private static readonly TimeSpan Valid = TimeSpan.FromDays(180);

    private static readonly string[] Pages = ["", "/tenders", "/alerts/new", "/privacy", "/accessibility", "/imprint", "/cookies", "/contact"];

    /// <summary>Whom to tell of a security hole (RFC 9116): <c>Portal:SecurityContact</c>, else the contact page.</summary>
    [HttpGet("/.well-known/security.txt")]
    public IActionResult Security()
    {
        var contact = configuration["Portal:SecurityContact"] is { Length: > 0 } set ? set : address.Of("/en/contact");
        var expires = (clock.GetUtcNow() + Valid).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var text = $"Contact: {(contact.Contains('@', StringComparison.Ordinal) && !contact.Contains(':', StringComparison.Ordinal) ? "mailto:" + contact : contact)}\n"
            + $"Expires: {expires}\nPreferred-Languages: {string.Join(", ", languages.All.Select(l => l.Tag))}\nCanonical: {address.Of("/.well-known/security.txt")}\n";
        return Content(text, "text/plain", Encoding.UTF8);
    }

    /// <summary>What search engines need not read: forms of one person, and the administration.</summary>
    [HttpGet("/robots.txt")]
    public IActionResult Robots() => Content(
        $"User-agent: *\nDisallow: /*/admin\nDisallow: /*/alerts/confirm/\nDisallow: /*/alerts/manage\nDisallow: /alerts/\nDisallow: /*/sign-in\nDisallow: /*/welcome/\nSitemap: {address.Of("/sitemap.xml")}\n",
        "text/plain", Encoding.UTF8);

    /// <summary>The standing pages in every language; tenders are found through the feeds.</summary>
    [HttpGet("/sitemap.xml")]
    public IActionResult Sitemap()
    {
        XNamespace map = "http://www.sitemaps.org/schemas/sitemap/0.9";
        XNamespace xhtml = "http://www.w3.org/1999/xhtml";
        var urls = Pages.SelectMany(page => languages.All.Select(language => new XElement(
            map + "url",
            new XElement(map + "loc", address.Of(language.Path(page))),
            languages.All.Select(other => new XElement(
                xhtml + "link", new XAttribute("rel", "alternate"), new XAttribute("hreflang", other.Tag), new XAttribute("href", address.Of(other.Path(page))))))));
        var document = new XElement(map + "urlset", new XAttribute(XNamespace.Xmlns + "xhtml", xhtml), urls);
        return Content("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + document, "application/xml", Encoding.UTF8);
    }
}
