using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Administration;

/// <summary>Imports: the list, one with what it found, taking one back, and bringing a file in by hand.</summary>
[Route("/{lang:lang}/admin/imports")]
[Allowed(Right.ImportNotices)]
public sealed class ImportsController(NoticeImports imports, NoticeWithdrawal withdrawal, NoticeUpload upload, AuditLog audit, Visitor visitor) : Controller
{
    private const int ShortestReason = 5;
    private const int LongestReason = 500;

    /// <summary>All imports, newest first, and the form to bring in a file.</summary>
    [HttpGet]
    public Task<IActionResult> Show(int page, CancellationToken ct) => ListAsync(page, ct);

    /// <summary>One import with its refusals and warnings.</summary>
    [HttpGet("{importId:guid}")]
    public async Task<IActionResult> ShowOne(Guid importId, int page, CancellationToken ct)
    {
        if (await imports.FindAsync(importId, ct) is not { } import)
        {
            return NotFound();
        }

        var found = await imports.FindingsAsync(importId, AdministrationPages.Skip(page), AdministrationPages.Size + 1, ct);
        var (pages, findings) = AdministrationPages.Cut(found, page, HttpContext.Language().Path($"/admin/imports/{importId}"));
        return View("Import", new ImportPage(import, findings, pages));
    }

    /// <summary>Asks for the reason before an import is taken back.</summary>
    [HttpGet("{importId:guid}/withdraw")]
    public async Task<IActionResult> AskWithdraw(Guid importId, CancellationToken ct) =>
        await imports.FindAsync(importId, ct) is not { } import ? NotFound()
            : import.WithdrawnAt is not null ? Redirect(HttpContext.Language().Path($"/admin/imports/{importId}"))
            : View("WithdrawImport", new WithdrawImportPage(import, null));

    /// <summary>Takes an import back.</summary>
    [HttpPost("{importId:guid}/withdraw")]
    public async Task<IActionResult> Withdraw(Guid importId, string? reason, CancellationToken ct)
    {
        if (await imports.FindAsync(importId, ct) is not { } import)
        {
            return NotFound();
        }

        var t = HttpContext.Language();
        var why = reason?.Trim() ?? "";
        if (why.Length is < ShortestReason or > LongestReason)
        {
            ModelState.AddModelError(nameof(reason), t.Of("administration.imports.wrong_reason", ("shortest", ShortestReason), ("longest", LongestReason)));
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("WithdrawImport", new WithdrawImportPage(import, reason));
        }

        if (import.WithdrawnAt is null)
        {
            await withdrawal.WithdrawAsync(importId, visitor.Name, why, ct);
            await audit.AddAsync(new AuditEntry("import-withdrawn", "import", importId) { Name = import.Name, Purpose = why }, ct);
        }

        return Redirect(t.Path($"/admin/imports/{importId}?done=withdrawn"));
    }

    /// <summary>Imports an uploaded file.</summary>
    [HttpPost]
    [RequestSizeLimit(NoticeUpload.LargestRequest)]
    [RequestFormLimits(MultipartBodyLengthLimit = NoticeUpload.LargestRequest)]
    public async Task<IActionResult> Upload(IFormFile? file, bool announce, CancellationToken ct)
    {
        var t = HttpContext.Language();
        if (await NoticeUpload.ProblemAsync(file, ct) is { } problem)
        {
            ModelState.AddModelError(nameof(file), t.Of($"administration.upload.wrong.{problem}", ("most", NoticeUpload.LargestFile / 1_000_000)));
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await ListAsync(1, ct);
        }

        await audit.AddAsync(new AuditEntry("file-imported", "file", NoticeUpload.SafeName(file!.FileName)), ct);
        var importId = await upload.ImportAsync(file, announce, ct);
        return Redirect(t.Path(importId is null ? "/admin/imports?done=importing" : $"/admin/imports/{importId}?done=imported"));
    }

    private async Task<IActionResult> ListAsync(int page, CancellationToken ct)
    {
        var rows = await imports.ListAsync(AdministrationPages.Skip(page), AdministrationPages.Size + 1, ct);
        var (pages, shown) = AdministrationPages.Cut(rows, page, HttpContext.Language().Path("/admin/imports"));
        return View("Imports", new ImportsPage(shown, pages));
    }
}

/// <summary>A page of the list of imports.</summary>
/// <param name="Imports">Newest first.</param>
/// <param name="Pages">Where the list is cut.</param>
public sealed record ImportsPage(IReadOnlyList<NoticeImportRow> Imports, AdministrationPages Pages);

/// <summary>One import.</summary>
/// <param name="Import">The import.</param>
/// <param name="Findings">What it found, refusals first.</param>
/// <param name="Pages">Where the findings are cut.</param>
public sealed record ImportPage(NoticeImportRow Import, IReadOnlyList<ImportFinding> Findings, AdministrationPages Pages);

/// <summary>The question before an import is taken back.</summary>
/// <param name="Import">The import.</param>
/// <param name="Reason">The reason as typed.</param>
public sealed record WithdrawImportPage(NoticeImportRow Import, string? Reason);
