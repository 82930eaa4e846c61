using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Suppliers;

/// <summary>
/// On pages whose address names a firm as <c>{firm:guid}</c>: only people who act for that firm reach them. For everybody
/// else the page is not there, so that nobody learns which firms exist. It stands beside <see cref="SignedInAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OwnFirmAttribute() : TypeFilterAttribute(typeof(OwnFirmFilter));

/// <summary>The firm of a request.</summary>
public static class OwnFirm
{
    /// <summary>The part of an address that names a firm.</summary>
    public const string Parameter = "firm";

    internal static readonly object Key = new();

    /// <summary>The firm the page is about, which the visitor acts for.</summary>
    public static Firm Firm(this HttpContext context) =>
        context.Items[Key] as Firm ?? throw new InvalidOperationException("A page about a firm carries [OwnFirm].");
}

/// <summary>Finds the firm of the address, or says that nothing is there.</summary>
internal sealed class OwnFirmFilter(FirmBook firms, Visitor visitor) : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        if (visitor.AccountId is { } account
            && context.RouteData.Values[OwnFirm.Parameter] is string typed && Guid.TryParse(typed, out var id)
            && await firms.FindOwnAsync(account, id, context.HttpContext.RequestAborted) is { } firm)
        {
            context.HttpContext.Items[OwnFirm.Key] = firm;
            await next();
            return;
        }

        context.Result = new NotFoundResult();
    }
}
