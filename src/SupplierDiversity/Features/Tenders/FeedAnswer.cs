using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace SupplierDiversity.Features.Tenders;

/// <summary>Answers a feed reader: the whole feed, or 304 when it has this one already (RFC 9110, 13).</summary>
internal static class FeedAnswer
{
    public static IActionResult Of(HttpRequest request, HttpResponse response, byte[] body, string type, FoundTenders found)
    {
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"");
        // A search for open tenders changes by the clock alone, so only its entity tag can tell.
        var modified = found.Search.Open || found.ChangedAt is not { } at ? (DateTimeOffset?)null : Up(at);
        var headers = response.GetTypedHeaders();
        (headers.ETag, headers.LastModified) = (tag, modified);
        headers.CacheControl = new CacheControlHeaderValue { Public = true, NoCache = true };
        response.Headers.ContentLanguage = found.Language;
        return IsKnown(request, tag, modified) ? new StatusCodeResult(StatusCodes.Status304NotModified) : new FileContentResult(body, type);
    }

    private static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag, DateTimeOffset? modified)
    {
        var asked = request.GetTypedHeaders();
        return asked.IfNoneMatch.Count > 0
            ? asked.IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false) || t.Equals(EntityTagHeaderValue.Any))
            : modified is not null && asked.IfModifiedSince >= modified;
    }

    // HTTP dates have no fractions: rounded up, a change within the same second is never missed.
    private static DateTimeOffset Up(DateTimeOffset at) => new((at.UtcTicks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
}
