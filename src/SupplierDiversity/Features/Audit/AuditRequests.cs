using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Routing.Patterns;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Audit;

/// <summary>
/// Records every read of a sensitive page, and is the net under writes: a form that was taken and that no feature wrote
/// down is recorded by its address.
/// </summary>
public sealed class AuditRequests(AuditLog audit, CityList cities) : IAsyncResultFilter
{
    /// <summary>What the net writes; tests see to it that no page of the administration relies on it.</summary>
    public const string FormTaken = "form-taken";

    private const string PageRead = "page-read";

    /// <inheritdoc/>
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var http = context.HttpContext;
        var status = context.Result switch
        {
            StatusCodeResult result => result.StatusCode,
            _ => http.Response.StatusCode,
        };
        if (status < StatusCodes.Status400BadRequest && Action(http) is { } action)
        {
            await audit.AddAsync(new AuditEntry(action, "page", Place(http)) { City = await CityAsync(http) }, http.RequestAborted);
        }

        await next();
    }

    private static string? Action(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            return http.GetEndpoint()?.Metadata.GetMetadata<AllowedAttribute>() is { } allowed && Rights.Of(allowed.Right).Sensitive ? PageRead : null;
        }

        return http.Items.ContainsKey(AuditLog.Recorded) ? null : FormTaken;
    }

    // The address without language and query; of public pages only its shape, because tokens of mailed links stand in it.
    private static string Place(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<AllowedAttribute>() is not null
        ? "/" + string.Join('/', http.Request.Path.Value!.Split('/').Skip(2))
        : Shape((http.GetEndpoint() as RouteEndpoint)?.RoutePattern);

    private static string Shape(RoutePattern? route) => "/" + string.Join('/', (route?.PathSegments ?? [])
        .Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
            _ => "",
        })))
        .Where(segment => segment != "{lang}"));

    private async Task<Guid?> CityAsync(HttpContext http) =>
        http.GetRouteValue(AllowedHandler.CityParameter) is string slug ? (await cities.FindBySlugAsync(slug, http.RequestAborted))?.CityId : null;
}
