using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Authoring;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.TenderAuthoring;

/// <summary>The officers' side of documents and questions: upload, take out, answer.</summary>
[Route("/{lang:lang}/admin/cities/{city}/drafts/{id:guid}/documents")]
[Allowed(Right.PrepareTenders)]
public sealed class DraftRoomController(DraftDesk desk, TenderRoom room, Visitor visitor) : Controller
{
    private const int LongestName = 150;
    private const int LongestAnswer = 4000;

    private Language T => HttpContext.Language();

    /// <summary>Documents with their fingerprints, and questions that wait.</summary>
    [HttpGet]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, Guid id, CancellationToken ct) =>
        await desk.FindAsync(slug, id, ct) is { } open ? View("DraftRoom", await PageAsync(open, ct)) : NotFound();

    /// <summary>Adds a document that is what its name says.</summary>
    [HttpPost]
    [RequestSizeLimit(DocumentType.MostBytes + 100_000)]
    public async Task<IActionResult> Upload([FromRoute(Name = "city")] string slug, Guid id, IFormFile? file, CancellationToken ct)
    {
        if (await desk.FindAsync(slug, id, ct) is not { } open)
        {
            return NotFound();
        }

        using var content = new MemoryStream();
        if (file is not null)
        {
            await file.CopyToAsync(content, ct);
        }

        var name = Path.GetFileName(file?.FileName ?? "");
        if (name.Length is > 0 and <= LongestName && DocumentType.Of(name, content.ToArray()) is { } type)
        {
            await room.AddAsync(open, name, type, content.ToArray(), visitor.AccountId!.Value, ct);
            return Back(open);
        }

        ModelState.AddModelError("file", T["authoring.wrong.file"]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("DraftRoom", await PageAsync(open, ct));
    }

    /// <summary>Takes one out; it stays listed with its fingerprint.</summary>
    [HttpPost("{documentId:guid}/withdraw")]
    public async Task<IActionResult> Withdraw([FromRoute(Name = "city")] string slug, Guid id, Guid documentId, CancellationToken ct)
    {
        if (await desk.FindAsync(slug, id, ct) is not { } open || (await room.DocumentsAsync(id, ct)).FirstOrDefault(d => d.DocumentId == documentId) is not { } document)
        {
            return NotFound();
        }

        await room.WithdrawAsync(open, document, ct);
        return Back(open);
    }

    /// <summary>Answers a question: both are published at once.</summary>
    [HttpPost("questions/{questionId:guid}")]
    public async Task<IActionResult> Answer([FromRoute(Name = "city")] string slug, Guid id, Guid questionId, string? answer, CancellationToken ct)
    {
        if (await desk.FindAsync(slug, id, ct) is not { } open)
        {
            return NotFound();
        }

        var text = string.Concat((answer ?? "").ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c))).Trim();
        if (text.Length is > 0 and <= LongestAnswer)
        {
            await room.AnswerAsync(open, questionId, text, visitor.AccountId!.Value, ct);
            return Back(open);
        }

        ModelState.AddModelError($"answer-{questionId}", T["authoring.wrong.text"]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("DraftRoom", await PageAsync(open, ct));
    }

    private async Task<DraftRoomPage> PageAsync(OpenDraft open, CancellationToken ct) =>
        new(open, await room.DocumentsAsync(open.Row.DraftId, ct), await room.QuestionsAsync(open.Row.DraftId, ct));

    private RedirectResult Back(OpenDraft open) => Redirect(T.Path($"{open.Path}/documents"));
}

/// <summary>Documents and questions of a draft.</summary>
/// <param name="Open">The draft.</param>
/// <param name="Documents">Documents, oldest first.</param>
/// <param name="Questions">All questions, oldest first.</param>
public sealed record DraftRoomPage(OpenDraft Open, IReadOnlyList<TenderDocument> Documents, IReadOnlyList<TenderQuestion> Questions);
