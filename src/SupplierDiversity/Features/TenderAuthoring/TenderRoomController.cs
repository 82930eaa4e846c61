using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Authoring;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.TenderAuthoring;

/// <summary>The documents of a published tender, and its questions and answers, for everybody.</summary>
[Route("/{lang:lang}/tenders/{id:regex(^[[0-9a-z]]{{12}}$)}/documents")]
public sealed class TenderRoomController(TenderRoom room, AuthoredTenders tenders, TimeProvider clock) : Controller
{
    private const int ShortestQuestion = 10;
    private const int LongestQuestion = 2000;

    /// <summary>All of them.</summary>
    [HttpGet]
    [Public]
    public async Task<IActionResult> Show(string id, CancellationToken ct) =>
        await room.FindAsync(id, ct) is { } owner ? View("Room", await PageAsync(id, owner, "", ct)) : NotFound();

    /// <summary>One document, as it was uploaded.</summary>
    [HttpGet("{documentId:guid}")]
    [Public]
    public async Task<IActionResult> Download(string id, Guid documentId, CancellationToken ct) =>
        await room.FindAsync(id, ct) is { } owner && await room.ContentAsync(owner.DraftId, documentId, ct) is { } document
            ? File(document.Content, document.MediaType, document.Name) : NotFound();

    /// <summary>Asks the city; who asks is not kept.</summary>
    [HttpPost]
    [SignedIn]
    public async Task<IActionResult> Ask(string id, string? question, CancellationToken ct)
    {
        if (await room.FindAsync(id, ct) is not { } owner)
        {
            return NotFound();
        }

        var t = HttpContext.Language();
        var text = string.Concat((question ?? "").ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c))).Trim();
        var page = await PageAsync(id, owner, text, ct);
        if (page.MayAsk && text.Length is >= ShortestQuestion and <= LongestQuestion)
        {
            await room.AskAsync(owner, text, ct);
            return Redirect(t.Path($"/tenders/{id}/documents?done=asked"));
        }

        ModelState.AddModelError("question", t[page.MayAsk ? "authoring.wrong.question" : "authoring.room.over"]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Room", page);
    }

    private async Task<RoomPage> PageAsync(string id, RoomOwner owner, string typed, CancellationToken ct)
    {
        var until = CityTime.Read(owner.Draft.QuestionsUntil.Length > 0 ? owner.Draft.QuestionsUntil : owner.Draft.BidsUntil, owner.City.Zone).At;
        return new(id, owner, (await tenders.FindAsync(id, ct))!, await room.DocumentsAsync(owner.DraftId, ct), [.. (await room.QuestionsAsync(owner.DraftId, ct)).Where(q => q.AnsweredAt is not null)], until > clock.GetUtcNow(), typed);
    }
}

/// <summary>Documents and questions of a tender.</summary>
/// <param name="TenderId">The tender.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Tender">What was published, with its clauses.</param>
/// <param name="Documents">Documents, oldest first.</param>
/// <param name="Questions">Answered questions, oldest first.</param>
/// <param name="MayAsk">True while questions are taken.</param>
/// <param name="Typed">A question that was typed.</param>
public sealed record RoomPage(
    string TenderId, RoomOwner Owner, AuthoredTender Tender, IReadOnlyList<TenderDocument> Documents, IReadOnlyList<TenderQuestion> Questions, bool MayAsk, string Typed);
