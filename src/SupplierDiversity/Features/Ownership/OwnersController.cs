using System.Text;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Backgrounds;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Ownership;
using SupplierDiversity.Security;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Ownership;

/// <summary>The owners of a firm: the list with its arithmetic, one owner at a time, or a whole table pasted.</summary>
[SignedIn]
[OwnFirm]
[Route("/{lang:lang}/business/{firm:guid}/owners")]
public sealed class OwnersController(OwnershipBook book, FirmBook firms, OwnerLinks links, TimeProvider clock) : Controller
{
    /// <summary>The list.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Show(string? done, CancellationToken ct) =>
        View("Owners", Page(await NewestAsync(ct), await links.OfSupplierAsync(HttpContext.Firm().SupplierId, ct), done));

    /// <summary>Makes a link for each person of the list, for the cities that may use diversity data.</summary>
    [HttpPost("ask")]
    public async Task<IActionResult> Ask(CancellationToken ct)
    {
        var firm = HttpContext.Firm();
        var cities = (await firms.CitiesAsync(firm.SupplierId, ct)).Where(c => c.Diversity).Select(c => c.CityId).ToList();
        await book.AskOwnersAsync(firm.SupplierId, cities, ct);
        return Back("asked");
    }

    /// <summary>A new link for an owner who lost theirs or its code, or whose link somebody else opened.</summary>
    [HttpPost("new-link")]
    public async Task<IActionResult> Renew(Guid owner, CancellationToken ct) =>
        await links.RenewAsync(HttpContext.Firm().SupplierId, owner, ct) ? Back("renewed") : NotFound();

    /// <summary>All links as a table, for lists that are too long for the page.</summary>
    [HttpGet("links.csv")]
    public async Task<IActionResult> Links(CancellationToken ct)
    {
        var page = Page(await NewestAsync(ct), await links.OfSupplierAsync(HttpContext.Firm().SupplierId, ct), null);
        Response.Headers.CacheControl = "no-store";
        return File(Encoding.UTF8.GetBytes(OwnerLinksTable.Write(page.Links)), "text/csv; charset=utf-8", "links.csv");
    }

    /// <summary>One stake, or a new one.</summary>
    [HttpGet("edit")]
    public async Task<IActionResult> Edit(int? line, string? heldIn, CancellationToken ct)
    {
        var version = await NewestAsync(ct);
        return line is { } at && (at < 0 || at >= version.Sheet.Lines.Count) ? NotFound()
            : View("EditOwner", new EditOwnerPage(HttpContext.Firm(), version, EditOwnerForm.Of(version, line, heldIn)));
    }

    /// <summary>Saves a stake.</summary>
    [HttpPost("edit")]
    public async Task<IActionResult> Save(EditOwnerForm form, CancellationToken ct)
    {
        var version = await NewestAsync(ct);
        if (form.Line is { } at && (at < 0 || at >= version.Sheet.Lines.Count))
        {
            return Changed(new EditOwnerPage(HttpContext.Firm(), version, form));
        }

        var t = HttpContext.Language();
        var line = form.Read(version.Sheet, t, ModelState);
        if (ModelState.IsValid && form.Version < version.Number && version.Sheet.Lines.Contains(line))
        {
            // The button was pressed twice.
            return Back("saved");
        }

        var sheet = ModelState.IsValid ? form.Put(version.Sheet, line) : version.Sheet;
        foreach (var problem in ModelState.IsValid ? sheet.Problems() : [])
        {
            ModelState.AddModelError(OwnershipWords.FieldOf(problem), OwnershipWords.Of(problem, t));
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("EditOwner", new EditOwnerPage(HttpContext.Firm(), version, form));
        }

        return await book.SaveAsync(HttpContext.Firm().SupplierId, form.Version, sheet, ct) == OwnershipSaved.Saved ? Back("saved")
            : Changed(new EditOwnerPage(HttpContext.Firm(), version, form));
    }

    /// <summary>Takes a stake out of the list. Whoever no longer owns gets a last day instead, so that past days stay right.</summary>
    [HttpPost("remove")]
    public async Task<IActionResult> Remove(int line, int version, CancellationToken ct)
    {
        var newest = await NewestAsync(ct);
        if (newest.Number != version || line < 0 || line >= newest.Sheet.Lines.Count)
        {
            return Back("changed");
        }

        var sheet = newest.Sheet with { Lines = [.. newest.Sheet.Lines.Where((_, i) => i != line)] };
        return sheet.Problems().Count > 0 ? Back("still_held")
            : Back(await book.SaveAsync(HttpContext.Firm().SupplierId, version, sheet, ct) == OwnershipSaved.Saved ? "removed" : "changed");
    }

    /// <summary>The whole list as text.</summary>
    [HttpGet("paste")]
    public async Task<IActionResult> ShowPaste(CancellationToken ct)
    {
        var version = await NewestAsync(ct);
        var t = HttpContext.Language();
        return View("PasteOwners", new PasteOwnersPage(HttpContext.Firm(), new()
        {
            Version = version.Number,
            Basis = version.Sheet.Basis,
            Classes = string.Join("; ", version.Sheet.Classes.Select(c => $"{c.Name} = {TypedShare.Write(c.Part)}")),
            Table = OwnershipPaste.Write(version.Sheet, OwnershipWords.Kinds(t)),
        }));
    }

    /// <summary>Saves the whole list.</summary>
    [HttpPost("paste")]
    [RequestFormLimits(ValueLengthLimit = 2_000_000)]
    public async Task<IActionResult> Paste(PasteOwnersForm form, CancellationToken ct)
    {
        var (firm, t) = (HttpContext.Firm(), HttpContext.Language());
        var newest = await NewestAsync(ct);
        var sheet = form.Read(newest.Sheet, t, ModelState);
        if (ModelState.IsValid && await book.SaveAsync(firm.SupplierId, form.Version, sheet, ct) == OwnershipSaved.Saved)
        {
            return Back("saved");
        }

        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        if (ModelState.IsValid)
        {
            ModelState.AddModelError("Table", t["ownership.done.changed"]);
        }

        return View("PasteOwners", new PasteOwnersPage(firm, form));
    }

    private Task<OwnershipVersion> NewestAsync(CancellationToken ct) => book.FindAsync(HttpContext.Firm().SupplierId, null, BackgroundReason.OwnData, ct);

    private OwnersPage Page(OwnershipVersion version, IReadOnlyList<OwnerRow> asked, string? done)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return new(HttpContext.Firm(), version, EndOwner.Of(version.Sheet, today), today, done)
        {
            Links = [.. version.Sheet.Lines.DistinctBy(l => l.Owner).Join(asked, l => l.Owner, a => a.OwnerId, (l, a) =>
                new OwnerLink(a.OwnerId, l.Label, links.Invitation(a, HttpContext.Language().Tag), a.BegunAt is not null))],
        };
    }

    private RedirectResult Back(string done) => Redirect(HttpContext.Language().Path($"/business/{HttpContext.Firm().SupplierId}/owners?done={done}"));

    private ViewResult Changed(EditOwnerPage page)
    {
        ModelState.AddModelError("Label", HttpContext.Language()["ownership.done.changed"]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("EditOwner", page);
    }
}

/// <summary>The list of owners.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Version">The newest version.</param>
/// <param name="InTheEnd">What each person holds through all chains today.</param>
/// <param name="Today">The day of the arithmetic.</param>
/// <param name="Done">What was just done, a code, or null.</param>
public sealed record OwnersPage(Firm Firm, OwnershipVersion Version, IReadOnlyList<EndOwner> InTheEnd, DateOnly Today, string? Done)
{
    /// <summary>Links for owners to answer by; empty before they were made.</summary>
    public IReadOnlyList<OwnerLink> Links { get; init; } = [];
}

/// <summary>The link of one owner.</summary>
/// <param name="Owner">The line of the list.</param>
/// <param name="Label">As the firm calls the owner.</param>
/// <param name="Address">Where the owner answers.</param>
/// <param name="Begun">True when somebody has opened it and begun; nothing is said about answers.</param>
public sealed record OwnerLink(Guid Owner, string Label, string Address, bool Begun);

/// <summary>What one person or institution holds in the end, through all companies.</summary>
/// <param name="Label">As the firm calls them.</param>
/// <param name="Share">Of the firm.</param>
public sealed record EndOwner(string Label, Share Share)
{
    // More would make a long page of figures nobody reads, and many equations.
    private const int Most = 50;

    /// <summary>Empty when nobody owns through companies, or when there are too many owners to list.</summary>
    public static IReadOnlyList<EndOwner> Of(OwnershipSheet sheet, DateOnly day)
    {
        var people = sheet.Lines.Where(l => l.Kind != OwnerKind.Company).GroupBy(l => l.Owner).Select(g => g.First()).ToList();
        // Read as if this one owner were the only person of a kind: what is held then is theirs.
        return sheet.Companies.Count == 0 || people.Count is 0 or > Most ? []
            : [.. people.Select(p => new EndOwner(p.Label, OwnershipReading.Of(
                (sheet with { Lines = [.. sheet.Lines.Select(l => l.Kind == OwnerKind.Institution ? l with { Kind = OwnerKind.Person } : l)] })
                    .Table(id => id == p.Owner ? Background.Yes : Background.No), day).Held)).OrderByDescending(e => e.Share)];
    }
}
