using System.Data.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.CodeLists;

/// <summary>Official code lists: their import, their labels, and a finder for CPV codes.</summary>
internal static class CodeListsFeature
{
    public static void AddCodeListsFeature(this IServiceCollection services)
    {
        services.AddSingleton<CodeLabels>();
        services.AddSingleton<CodeListImport>();
        services.AddSingleton<CpvSearch>();
        services.AddSingleton<PlaceSearch>();
        services.AddSingleton<TradeWords>();
        services.AddSingleton<CodeListCounts>();
        services.Configure<MvcOptions>(o => o.Filters.Add<LabelsReady>());
    }

    /// <summary>Views look labels up without waiting, so the reader's language is loaded before the action runs.</summary>
    private sealed class LabelsReady(CodeLabels labels) : IAsyncResourceFilter
    {
        public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
        {
            try
            {
                await labels.ReadyAsync([context.HttpContext.Language().Tag], context.HttpContext.RequestAborted);
            }
            catch (DbException)
            {
                // Pages that need no label, the error page first of all, work without the database; a lookup says so itself.
            }

            await next();
        }
    }
}
