using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace SupplierDiversity.Features.Bids;

/// <summary>Sends a document of an opened bid, unsealed piece by piece; always as a file to keep, never shown within the portal.</summary>
internal sealed class BidDocumentResult(BidCalls calls, BidCall call, BidFile file) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = "application/octet-stream";
        response.ContentLength = file.Bytes;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Name);
        response.Headers.ContentDisposition = disposition.ToString();
        await calls.CopyAsync(call, file, response.Body, context.HttpContext.RequestAborted);
    }
}
