using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Bids.Helping;

/// <summary>
/// On pages about a firm's bid or tender: the firm's own people reach them, and an adviser as far as the firm has said. For
/// everybody else the page is not there. It stands beside <see cref="SignedInAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class BidPartyAttribute : TypeFilterAttribute
{
    /// <summary>Names what an adviser must be allowed.</summary>
    public BidPartyAttribute(HelpReach reach)
        : base(typeof(BidPartyFilter)) => (Reach, Arguments) = (reach, [reach]);

    /// <summary>What an adviser must be allowed.</summary>
    public HelpReach Reach { get; }
}

/// <summary>The adviser of a request.</summary>
public static class BidParty
{
    internal static readonly object Key = new();

    /// <summary>The help by which the visitor is here; null: for the own firm.</summary>
    public static BidHelp? Help(this HttpContext context) => context.Items[Key] as BidHelp;
}

/// <summary>Finds the firm of the address and by what the visitor may be there, or says that nothing is there.</summary>
internal sealed class BidPartyFilter(HelpReach reach, FirmBook firms, HelpBook helps, BidBook bids, CalledTenders tenders, Visitor visitor) : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var (items, values, ct) = (context.HttpContext.Items, context.RouteData.Values, context.HttpContext.RequestAborted);
        if (visitor.AccountId is { } account && values[OwnFirm.Parameter] is string typed && Guid.TryParse(typed, out var id))
        {
            if (await firms.FindOwnAsync(account, id, ct) is { } own)
            {
                items[OwnFirm.Key] = own;
                await next();
                return;
            }

            if (await TenderAsync(values, id, ct) is { } tender && await helps.ActiveAsync(tender, id, account, ct) is { } help && help.Allows(reach)
                && await firms.FindAsync(id, ct) is { } firm)
            {
                (items[OwnFirm.Key], items[BidParty.Key]) = (firm, help);
                await next();
                return;
            }
        }

        context.Result = new NotFoundResult();
    }

    private async Task<CalledTender?> TenderAsync(RouteValueDictionary values, Guid firm, CancellationToken ct) =>
        values["tender"] is string tender ? await tenders.FindAsync(tender, ct)
        : values["bid"] is string typed && Guid.TryParse(typed, out var id) && await bids.FindAsync(id, ct) is { } bid && bid.SupplierId == firm ? await tenders.FindAsync(bid.TenderId, ct)
        : null;
}
