using Microsoft.AspNetCore.Mvc.Razor;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.Shared;

/// <summary>Base of all views: <c>T</c> is the reader's language, the only source of words on a page.</summary>
public abstract class PortalPage<TModel> : RazorPage<TModel>
{
    /// <summary>The language this page is written in.</summary>
    public Language T => Context.Language();
}
