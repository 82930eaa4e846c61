using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.Shared;

/// <summary>What every page needs: controllers and views, languages, antiforgery, error pages.</summary>
internal static class PagesFeature
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddSingleton<LanguageList>();
        services.AddControllersWithViews(o =>
        {
            o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            o.Filters.Add(new PlainInput());
        });
        services.AddRouting(o => o.ConstraintMap["lang"] = typeof(LanguageConstraint));
        services.AddHttpContextAccessor();
        // Words of every script are written as they are; only what HTML must escape is escaped.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Configure<RazorViewEngineOptions>(o =>
        {
            o.ViewLocationFormats.Clear();
            o.ViewLocationFormats.Add("/Features/{2}/{0}.cshtml");
            o.ViewLocationFormats.Add("/Features/Shared/{0}.cshtml");
            o.ViewLocationExpanders.Add(new FeatureFolders());
        });
    }

    public static void AddPortalClock(this IServiceCollection services)
    {
        services.AddSingleton<PortalClock>();
        services.AddSingleton<TimeProvider>(s => s.GetRequiredService<PortalClock>());
    }

    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler("/errors/500");
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
    }

    /// <summary>A view lies in its controller's folder: <c>Features.Tenders.ShowTenderController</c> finds <c>Features/Tenders/</c>.</summary>
    private sealed class FeatureFolders : IViewLocationExpander
    {
        public void PopulateValues(ViewLocationExpanderContext context)
        {
            var controller = (context.ActionContext.ActionDescriptor as Microsoft.AspNetCore.Mvc.Controllers.ControllerActionDescriptor)?.ControllerTypeInfo;
            context.Values["feature"] = controller?.Namespace?.Split("Features.").Last().Replace('.', '/') ?? "Shared";
        }

        public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
            viewLocations.Select(l => l.Replace("{2}", context.Values["feature"], StringComparison.Ordinal));
    }
}
