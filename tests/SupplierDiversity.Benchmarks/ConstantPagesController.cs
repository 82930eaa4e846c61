using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Features.Tenders;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Benchmarks.Features.Tenders;

/// <summary>The portal's own views with models that were built once; the namespace lets them find their parts.</summary>
[Public]
public sealed class ConstantPagesController : Controller
{
    private static FoundTenders? _list;
    private static FoundTenders? _open;
    private static TenderPage? _tender;

    internal static async Task PrepareAsync(IServiceProvider services, string tender)
    {
        var english = services.GetRequiredService<LanguageList>().Default;
        var finder = services.GetRequiredService<TenderFinder>();
        _list = await finder.FindAsync(new TenderSearch(), english, facets: true, CancellationToken.None);
        _open = await finder.FindAsync(new TenderSearch { Open = true }, english, facets: true, CancellationToken.None);
        var file = await services.GetRequiredService<TenderFiles>().FindAsync(tender, CancellationToken.None);
        _tender = TenderPageReading.Of(file!.File, new(english, services.GetRequiredService<CodeLabels>(), DateTimeOffset.UtcNow));
    }

    /// <summary>The list.</summary>
    [HttpGet("/{lang:lang}/constant-list")]
    public IActionResult List() => View("/Features/Tenders/TenderList.cshtml", _list);

    /// <summary>The list of open tenders.</summary>
    [HttpGet("/{lang:lang}/constant-open")]
    public IActionResult Open() => View("/Features/Tenders/TenderList.cshtml", _open);

    /// <summary>The tender page.</summary>
    [HttpGet("/{lang:lang}/constant-tender")]
    public IActionResult Tender() => View("/Features/Tenders/ShowTender.cshtml", _tender);
}
