using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.OpenData;

/// <summary>Tenders as open data: release packages of the Open Contracting Data Standard 1.1.</summary>
[Public]
public sealed class OcdsController(OcdsPackage package, TenderNotices notices, CityList cities, TenderStamp stamps) : Controller
{
    private const int TendersAPage = 500;
    private const string JsonType = "application/json; charset=utf-8";

    /// <summary>All tenders, page by page (<c>links.next</c>), or with <c>city</c> all of a city's buyers in one stream.</summary>
    [HttpGet("/api/ocds/releases.json")]
    public async Task<IActionResult> Releases(string? city, string? after, CancellationToken ct)
    {
        var known = string.IsNullOrEmpty(city) ? null : await cities.FindBySlugAsync(city, ct);
        if (!string.IsNullOrEmpty(city) && known is null)
        {
            return NotFound();
        }

        if (await IsKnownAsync())
        {
            return StatusCode(StatusCodes.Status304NotModified);
        }

        Response.ContentType = JsonType;
        await package.WriteAsync(Response.BodyWriter, new OcdsScope(known?.CityId, known?.Slug, after ?? "", known is null ? TendersAPage : int.MaxValue), ct);
        return new EmptyResult();
    }

    /// <summary>All releases of one tender; 404 when there is none or its notices were withdrawn.</summary>
    [HttpGet("/api/ocds/packages/{id:regex(^[[0-9a-z]]{{12}}$)}.json")]
    public async Task<IActionResult> Package(string id, CancellationToken ct)
    {
        if (await IsKnownAsync())
        {
            return StatusCode(StatusCodes.Status304NotModified);
        }

        if (await notices.FindAsync(id, ct) is not { } tender)
        {
            return NotFound();
        }

        Response.ContentType = JsonType;
        await package.WriteAsync(Response.BodyWriter, tender, ct);
        return new EmptyResult();
    }

    // The same number means that no tender was written since: what the visitor has is still all there is.
    private async Task<bool> IsKnownAsync()
    {
        var tag = new EntityTagHeaderValue($"\"{await stamps.NowAsync()}\"", isWeak: true);
        var headers = Response.GetTypedHeaders();
        (headers.ETag, headers.CacheControl) = (tag, new CacheControlHeaderValue { Public = true, NoCache = true });
        return Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false));
    }
}
