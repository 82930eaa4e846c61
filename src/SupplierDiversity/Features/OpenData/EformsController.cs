using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Eforms;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.OpenData;

/// <summary>A call as an eForms notice, for the city's own system that sends it to the Official Journal.</summary>
[Public]
public sealed class EformsController(TenderNotices notices) : Controller
{
    /// <summary>The newest call of a tender; 404 when it has none of the subtypes 16 and 20.</summary>
    [HttpGet("/api/eforms/{id:regex(^[[0-9a-z]]{{12}}$)}.xml")]
    public async Task<IActionResult> Notice(string id, CancellationToken ct)
    {
        var call = (await notices.FindAsync(id, ct))?.Notices.LastOrDefault(n => n.Notice.Kind == NoticeKind.Call);
        if (call is null || !EformsNotice.CanWrite(call.Notice))
        {
            return NotFound();
        }

        using var file = new MemoryStream();
        await using (var xml = XmlWriter.Create(file, new XmlWriterSettings { Async = true, Indent = true, Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize }))
        {
            await EformsNotice.Write(call.Notice, call.TakenAt).SaveAsync(xml, ct);
        }

        return File(file.ToArray(), "application/xml; charset=utf-8", $"{call.Notice.NoticeId}-{call.Notice.Version:D2}.xml");
    }
}
