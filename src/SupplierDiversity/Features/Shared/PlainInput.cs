using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Primitives;

namespace SupplierDiversity.Features.Shared;

/// <summary>
/// Takes the character 0 out of what was typed or asked, before anything reads it. No keyboard makes it; broken copies and attacks
/// do, and PostgreSQL takes no text that has it. Everything else reaches the forms as it was typed. A form that is read as it
/// arrives is left alone.
/// </summary>
internal sealed class PlainInput : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (request.Query.Any(q => Has(q.Value)))
        {
            request.Query = new QueryCollection(request.Query.ToDictionary(q => q.Key, q => Without(q.Value)));
        }

        // The check against forged forms has read every form but those by now.
        if (request.HasFormContentType && context.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IFormFeature>()?.Form is { } form && form.Any(f => Has(f.Value)))
        {
            request.Form = new FormCollection(form.ToDictionary(f => f.Key, f => Without(f.Value)), form.Files);
        }

        await next();
    }

    private static bool Has(StringValues values) => values.Any(v => v?.Contains('\0', StringComparison.Ordinal) == true);

    private static StringValues Without(StringValues values) => new(values.Select(v => v?.Replace("\0", "", StringComparison.Ordinal)).ToArray());
}
