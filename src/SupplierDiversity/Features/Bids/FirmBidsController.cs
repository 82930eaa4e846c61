using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Administration;
using SupplierDiversity.Features.Bids.Declarations;
using SupplierDiversity.Features.Bids.Helping;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Features.Suppliers.Listing;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Bids;

/// <summary>The bids of a firm: what it is interested in, what it sent, what became of it.</summary>
[SignedIn]
[Route("/{lang:lang}/business/{firm:guid}/bids")]
public sealed class FirmBidsController(CalledTenders tenders, BidCalls calls, BidBook bids, BidSnapshots snapshots, BidsAsTold told, DeclarationBook declarations, Enquiries enquiries, Visitor visitor, TimeProvider clock, ILogger<FirmBidsController> log)
    : Controller
{
    /// <summary>All of them.</summary>
    [HttpGet("")]
    [OwnFirm]
    public async Task<IActionResult> List(CancellationToken ct)
    {
        var firm = HttpContext.Firm();
        var own = await told.OfFirmAsync(firm.SupplierId, ct);
        Dictionary<string, CalledTender> found = [];
        var interests = await bids.InterestsAsync(firm.SupplierId, ct);
        foreach (var id in own.Select(b => b.TenderId).Concat(interests).Distinct())
        {
            if (await tenders.FindAsync(id, ct) is { } tender)
            {
                found.Add(id, tender);
            }
        }

        return View("FirmBids", new FirmBidsPage(firm, found, [.. interests.Where(found.ContainsKey)], own, clock.GetUtcNow()));
    }

    /// <summary>One bid.</summary>
    [HttpGet("{bid:guid}")]
    [BidParty(HelpReach.See)]
    public async Task<IActionResult> Show(Guid bid, CancellationToken ct) =>
        await FindAsync(bid, ct) is { } found ? await ShowAsync(found, new OfferForm(), ct) : NotFound();

    /// <summary>Takes in one document.</summary>
    [HttpPost("{bid:guid}/documents")]
    [BidParty(HelpReach.Write)]
    [StreamedForm]
    public async Task<IActionResult> AddDocument(Guid bid, CancellationToken ct)
    {
        if (await FindAsync(bid, ct) is not { Call: { } call } found || found.Bid.State != "draft")
        {
            return NotFound();
        }

        var problem = await StreamedForm.NextFileAsync(HttpContext, ct) is not var (name, content) ? "file"
            : await bids.AddFileAsync(call, found.Bid, NoticeUpload.SafeName(name), content, ct);
        return problem is null ? Back(bid, "documents") : await WrongAsync(found, [("Document", problem)], new OfferForm(), ct);
    }

    /// <summary>Takes a document out of a draft.</summary>
    [HttpPost("{bid:guid}/documents/{file:guid}/remove")]
    [BidParty(HelpReach.Write)]
    public async Task<IActionResult> RemoveDocument(Guid bid, Guid file, CancellationToken ct)
    {
        if (await FindAsync(bid, ct) is not { } found)
        {
            return NotFound();
        }

        await bids.RemoveFileAsync(found.Bid, file, ct);
        return Back(bid, "documents");
    }

    /// <summary>Keeps price and partners.</summary>
    [HttpPost("{bid:guid}/offer")]
    [BidParty(HelpReach.Write)]
    public async Task<IActionResult> SaveOffer(Guid bid, OfferForm form, CancellationToken ct)
    {
        if (await FindAsync(bid, ct) is not { Call: { } call } found || found.Bid.State != "draft")
        {
            return NotFound();
        }

        var (offer, problems) = form.Read();
        if (offer is null)
        {
            return await WrongAsync(found, problems, form, ct);
        }

        await bids.SaveOfferAsync(call, found.Bid, offer, ct);
        return Back(bid, "offer");
    }

    /// <summary>Seals what the firm declares of itself into the draft; only its own people answer for that.</summary>
    [HttpPost("{bid:guid}/declaration")]
    [OwnFirm]
    public async Task<IActionResult> ConfirmDeclaration(Guid bid, CancellationToken ct)
    {
        if (await FindAsync(bid, ct) is not { Call: { } call } found || found.Bid.State != "draft" || await declarations.FindAsync(HttpContext.Firm(), ct) is not { } declared)
        {
            return NotFound();
        }

        await declarations.ConfirmAsync(call, found.Bid, declared, visitor.AccountId!.Value, ct);
        return Back(bid, "declaration");
    }

    /// <summary>Sends the bid.</summary>
    [HttpPost("{bid:guid}/send")]
    [BidParty(HelpReach.Send)]
    public async Task<IActionResult> Send(Guid bid, CancellationToken ct)
    {
        if (await FindAsync(bid, ct) is not { } found)
        {
            return NotFound();
        }

        var sent = await bids.SendAsync(HttpContext.Firm(), found.Tender, found.Bid, visitor.AccountId!.Value, ct);
        if (sent != Sending.Received)
        {
            return await WrongAsync(found, [("Send", sent == Sending.Late ? "late" : "incomplete")], new OfferForm(), ct);
        }

        // An adviser does not wait for what is behind the wall, not even unknowingly.
        if (HttpContext.Help() is not null)
        {
            return Back(bid, "sent");
        }

        try
        {
            await snapshots.FreezeAsync(bid, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The bid is in; the job does this again.
            log.LogError(e, "The status of a bidder could not be frozen yet");
        }

        return Back(bid, "sent");
    }

    /// <summary>Takes the bid back.</summary>
    [HttpPost("{bid:guid}/withdraw")]
    [OwnFirm]
    public async Task<IActionResult> Withdraw(Guid bid, CancellationToken ct)
    {
        if (await FindAsync(bid, ct) is not { } found)
        {
            return NotFound();
        }

        return await bids.WithdrawAsync(found.Tender, found.Bid, ct) ? Back(bid, "withdrawn") : await WrongAsync(found, [("Send", "late")], new OfferForm(), ct);
    }

    private async Task<FoundBid?> FindAsync(Guid bidId, CancellationToken ct) =>
        await bids.FindAsync(bidId, ct) is { } bid && bid.SupplierId == HttpContext.Firm().SupplierId
        && await tenders.FindAsync(bid.TenderId, ct) is { } tender
            ? new(bid, tender, await calls.FindAsync(bid.TenderId, ct)) : null;

    private async Task<IActionResult> ShowAsync(FoundBid found, OfferForm form, CancellationToken ct)
    {
        var (shown, isTold) = await told.ShowAsync(found.Bid, ct);
        return View("FirmBid", new FirmBidPage(
            HttpContext.Firm(), found.Tender, shown, await bids.FilesAsync(found.Bid.BidId, ct), form, clock.GetUtcNow(), Request.Query["done"].ToString())
        {
            Told = isTold,
            Help = HttpContext.Help(),
            Declared = found.Bid.State == "draft" ? await declarations.FindAsync(HttpContext.Firm(), ct) : null,
            DeclaredAt = await declarations.ConfirmedAtAsync(found.Bid.BidId, ct),
            Partners = found.Bid.State == "draft" && HttpContext.Help() is null ? await enquiries.PartnersAsync(HttpContext.Firm().SupplierId, found.Tender.Id, ct) : [],
        });
    }

    private async Task<IActionResult> WrongAsync(FoundBid found, IReadOnlyList<(string Field, string Problem)> problems, OfferForm form, CancellationToken ct)
    {
        foreach (var (field, problem) in problems)
        {
            ModelState.AddModelError(field, HttpContext.Language()[$"bids.wrong.{problem}"]);
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(found, form, ct);
    }

    private RedirectResult Back(Guid bid, string done) => Redirect(HttpContext.Language().Path($"/business/{HttpContext.Firm().SupplierId}/bids/{bid}?done={done}"));

    private sealed record FoundBid(Bid Bid, CalledTender Tender, BidCall? Call);
}

/// <summary>The bids of a firm.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Tenders">The tenders they are for, by id.</param>
/// <param name="Interests">Tenders it is interested in.</param>
/// <param name="Bids">Its bids, the newest first.</param>
/// <param name="Now">UTC.</param>
public sealed record FirmBidsPage(Firm Firm, IReadOnlyDictionary<string, CalledTender> Tenders, IReadOnlyList<string> Interests, IReadOnlyList<Bid> Bids, DateTimeOffset Now);

/// <summary>One bid of a firm.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Tender">The tender.</param>
/// <param name="Bid">The bid.</param>
/// <param name="Files">Its documents.</param>
/// <param name="Form">What the fields hold.</param>
/// <param name="Now">UTC.</param>
/// <param name="Done">What was just done, a code.</param>
public sealed record FirmBidPage(Firm Firm, CalledTender Tender, Bid Bid, IReadOnlyList<BidFile> Files, OfferForm Form, DateTimeOffset Now, string Done)
{
    /// <summary>True: the firm was told what became of the bid, and why.</summary>
    public bool Told { get; init; }

    /// <summary>The help by which the visitor is here; null: for the own firm.</summary>
    public BidHelp? Help { get; init; }

    /// <summary>What the firm keeps as its self-declaration, while the bid is a draft; null: nothing.</summary>
    public SelfDeclaration? Declared { get; init; }

    /// <summary>When it was confirmed for this bid (UTC); null: it was not.</summary>
    public DateTimeOffset? DeclaredAt { get; init; }

    /// <summary>Firms that agreed on a joint bid for the tender, to be named as members.</summary>
    public IReadOnlyList<string> Partners { get; init; } = [];

    /// <summary>True: the visitor may change the draft.</summary>
    public bool Writes => Bid.State == "draft" && Help?.MayWrite != false;

    /// <summary>True: the visitor may send the draft.</summary>
    public bool Sends => Bid.State == "draft" && Help?.MaySend != false;

    /// <summary>True while the bid can be sent, replaced or taken back.</summary>
    public bool InTime => !Tender.Cancelled && Tender.DeadlineOf(Bid.LotId) is { } at && SupplierDiversity.Rules.Bids.BidTime.InTime(Now, at);
}
