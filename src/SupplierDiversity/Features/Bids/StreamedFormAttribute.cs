using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using SupplierDiversity.Features.Bids.Sealing;

namespace SupplierDiversity.Features.Bids;

/// <summary>
/// A form with a document that is read as it arrives, so that neither memory nor a temporary file ever holds it unsealed.
/// The antiforgery token is the form's first field; it is handed on as a header, where the check looks first.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StreamedFormAttribute() : TypeFilterAttribute(typeof(StreamedFormFilter));

/// <summary>The document of a streamed form.</summary>
public static class StreamedForm
{
    internal const string TokenField = "__RequestVerificationToken";
    internal const string TokenHeader = "RequestVerificationToken";
    internal static readonly object Key = new();

    /// <summary>The name and bytes of the document; null when none was sent.</summary>
    public static async Task<(string Name, Stream Content)?> NextFileAsync(HttpContext context, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Items[Key] is not MultipartReader reader)
        {
            return null;
        }

        while (await reader.ReadNextSectionAsync(ct) is { } section)
        {
            if (section.GetContentDispositionHeader() is { } disposition && disposition.IsFileDisposition() && FileName(disposition) is { Length: > 0 } name)
            {
                return (name, section.Body);
            }
        }

        return null;
    }

    private static string FileName(ContentDispositionHeaderValue disposition) =>
        HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
}

internal sealed class StreamedFormFilter(BidDocuments documents) : IAsyncAuthorizationFilter, IResourceFilter, IOrderedFilter
{
    private const int FormBeside = 1_000_000;
    private const int LongestToken = 4096;

    // Before the antiforgery check, whose order is 1000.
    public int Order => 500;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = documents.Largest + FormBeside;
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != "multipart/form-data" || !type.Boundary.HasValue)
        {
            return;
        }

        var reader = new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), request.Body);
        if (await reader.ReadNextSectionAsync(context.HttpContext.RequestAborted) is { } first
            && first.GetContentDispositionHeader() is { } disposition && disposition.Name == StreamedForm.TokenField)
        {
            using var text = new StreamReader(first.Body);
            var token = new char[LongestToken];
            request.Headers[StreamedForm.TokenHeader] = new string(token, 0, await text.ReadBlockAsync(token, context.HttpContext.RequestAborted));
            context.HttpContext.Items[StreamedForm.Key] = reader;
        }
    }

    // Nobody else may read the form: that would put it into memory or a temporary file.
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        foreach (var form in context.ValueProviderFactories.Where(f => f is FormValueProviderFactory or FormFileValueProviderFactory or JQueryFormValueProviderFactory).ToList())
        {
            context.ValueProviderFactories.Remove(form);
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
