using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Tenders;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Suppliers.Listing;

/// <summary>A firm writes to another that might be a partner, reads what others wrote to it, and agrees or not.</summary>
[SignedIn]
[OwnFirm]
[Route("/{lang:lang}/business/{firm:guid}/enquiries")]
public sealed class EnquiriesController(
    Enquiries enquiries, EnquiryAnswers answers, FirmBook firms, TenderFiles tenders, AccountDirectory accounts, AuditLog audit, Visitor visitor) : Controller
{
    /// <summary>What was received and sent.</summary>
    [HttpGet("")]
    public async Task<IActionResult> List(string? done, CancellationToken ct)
    {
        var firm = HttpContext.Firm();
        var (received, sent) = (await enquiries.ReceivedAsync(firm.SupplierId, ct), await enquiries.SentByAsync(firm.SupplierId, ct));
        Dictionary<string, string> titles = [];
        foreach (var tender in received.Concat(sent).Select(e => e.TenderId).OfType<string>().Distinct())
        {
            titles[tender] = await TitleAsync(tender, ct) ?? "";
        }

        return View("Enquiries", new EnquiriesPage(firm, received, sent, T.Has($"directory.done.{done}") ? done : null)
        {
            Titles = titles,
            Emails = await accounts.EmailsAsync(received.Concat(sent).Select(e => e.Person).OfType<Guid>(), ct),
            Own = visitor.Name,
        });
    }

    /// <summary>The form.</summary>
    [HttpGet("to/{other:guid}")]
    public async Task<IActionResult> Write(Guid other, string? tender, CancellationToken ct) =>
        await PageAsync(other, tender, "", ct) is { } page ? View("WriteEnquiry", page) : NotFound();

    /// <summary>Passes it on.</summary>
    [HttpPost("to/{other:guid}")]
    public async Task<IActionResult> Send(Guid other, string? tender, string? words, CancellationToken ct)
    {
        words = (words ?? "").Trim();
        if (await PageAsync(other, tender, words, ct) is not { } page)
        {
            return NotFound();
        }

        var problem = words.Length == 0 || words.ReplaceLineEndings("\n").Length > Enquiries.Longest ? "words"
            : await enquiries.SendAsync(page.Firm, other, visitor.AccountId!.Value, words, page.TenderId, ct) switch
            {
                EnquirySent.Sent => null,
                EnquirySent.TooMany => "too_many",
                EnquirySent.Waits => "waits",
                _ => "not_possible",
            };
        if (problem is null)
        {
            return Back("sent");
        }

        audit.NothingChanged();
        ModelState.AddModelError("words", T.Of($"directory.wrong.{problem}", ("most", Enquiries.Longest)));
        Response.StatusCode = problem is "too_many" or "waits" ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity;
        return View("WriteEnquiry", page);
    }

    /// <summary>Agrees, so that both see each other's address, or declines.</summary>
    [HttpPost("{enquiry:guid}/answer")]
    public async Task<IActionResult> Answer(Guid enquiry, string? answer, CancellationToken ct) =>
        answer is not ("agree" or "decline") ? NotFound()
        : Back(await answers.AnswerAsync(HttpContext.Firm(), enquiry, answer == "agree", visitor.AccountId!.Value, ct) ? answer == "agree" ? "agreed" : "declined" : "answered");

    /// <summary>No more from whoever wrote this; with a report to the people who look after the portal.</summary>
    [HttpPost("{enquiry:guid}/refuse")]
    public async Task<IActionResult> Refuse(Guid enquiry, bool report, CancellationToken ct) =>
        await answers.RefuseAsync(HttpContext.Firm(), enquiry, report, ct) ? Back(report ? "reported" : "refused") : NotFound();

    private Language T => HttpContext.Language();

    private RedirectResult Back(string done) => Redirect(T.Path($"/business/{HttpContext.Firm().SupplierId}/enquiries?done={done}"));

    private async Task<WriteEnquiryPage?> PageAsync(Guid other, string? tender, string words, CancellationToken ct)
    {
        if (!await enquiries.IsPossibleAsync(HttpContext.Firm().SupplierId, other, ct) || await firms.FindAsync(other, ct) is not { } found)
        {
            return null;
        }

        // A tender nobody knows is left out.
        var title = string.IsNullOrEmpty(tender) ? null : await TitleAsync(tender, ct);
        return new(HttpContext.Firm(), found, words) { TenderId = title is null ? null : tender, Title = title, Own = visitor.Name };
    }

    private async Task<string?> TitleAsync(string tender, CancellationToken ct) => await tenders.FindAsync(tender, ct) is { File.Notice: { } notice }
        ? notice.Title.For(T.Tag, notice.Language)?.Text ?? T["tenders.no_title"] : null;
}

/// <summary>What a firm received and sent.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Received">The newest first.</param>
/// <param name="Sent">The newest first.</param>
/// <param name="Done">What was just done, a code, or null.</param>
public sealed record EnquiriesPage(Firm Firm, IReadOnlyList<Enquiry> Received, IReadOnlyList<Enquiry> Sent, string? Done)
{
    /// <summary>What the tenders are called; empty: no longer there.</summary>
    public required IReadOnlyDictionary<string, string> Titles { get; init; }

    /// <summary>Addresses of those who agreed, by account.</summary>
    public required IReadOnlyDictionary<Guid, string> Emails { get; init; }

    /// <summary>The reader's address, which the other side sees once they agree.</summary>
    public required string Own { get; init; }

    /// <summary>One of them with the names that belong to it.</summary>
    public ShownEnquiry Show(Enquiry enquiry)
    {
        ArgumentNullException.ThrowIfNull(enquiry);
        return new(
            enquiry,
            enquiry.TenderId is { } tender && Titles.GetValueOrDefault(tender) is { Length: > 0 } title ? title : null,
            enquiry.Person is { } person && Emails.GetValueOrDefault(person) is { Length: > 0 } email ? email : null);
    }
}

/// <summary>An enquiry on the page.</summary>
/// <param name="Enquiry">The enquiry.</param>
/// <param name="Title">What its tender is called; null: about none, or one that is no longer there.</param>
/// <param name="Email">Address of the person on the other side; null before both agreed, and when the account is gone.</param>
public sealed record ShownEnquiry(Enquiry Enquiry, string? Title, string? Email);

/// <summary>The form of an enquiry.</summary>
/// <param name="Firm">Who writes.</param>
/// <param name="To">To whom.</param>
/// <param name="Words">What was typed.</param>
public sealed record WriteEnquiryPage(Firm Firm, Firm To, string Words)
{
    /// <summary>The tender it is about; null: no certain one.</summary>
    public string? TenderId { get; init; }

    /// <summary>What that is called.</summary>
    public string? Title { get; init; }

    /// <summary>The writer's address, which the other side sees once it agrees.</summary>
    public required string Own { get; init; }
}
