using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Ownership;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Statuses.Evidence;

/// <summary>The documents with which a firm shows that its list of owners is right: sent, sent back, taken back.</summary>
[SignedIn]
[OwnFirm]
[Route("/{lang:lang}/business/{firm:guid}/evidence")]
public sealed class EvidenceController(EvidenceBook book, OwnershipBook ownership, FirmBook firms, CityList cities, TimeProvider clock) : Controller
{
    /// <summary>All documents with what the cities say.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Show(string? done, CancellationToken ct)
    {
        var firm = HttpContext.Firm();
        var list = await ownership.FindAsync(firm.SupplierId, null, BackgroundReason.OwnData, ct);
        return View("Evidence", new EvidencePage(firm, await book.OfFirmAsync(firm.SupplierId, ct), await AllowedAsync(ct), await cities.AllAsync(ct), list.Number, Today, done));
    }

    /// <summary>A form for one document.</summary>
    [HttpGet("new")]
    public async Task<IActionResult> New(CancellationToken ct) =>
        View("SendEvidence", new SendEvidencePage(HttpContext.Firm(), new() { Id = Guid.CreateVersion7() }, await AllowedAsync(ct)));

    /// <summary>Keeps it and puts it into the queues of the cities that may use diversity data.</summary>
    [HttpPost("new")]
    [RequestSizeLimit(EvidenceFile.LargestRequest)]
    [RequestFormLimits(MultipartBodyLengthLimit = EvidenceFile.LargestRequest, MemoryBufferThreshold = EvidenceFile.LargestRequest)]
    public async Task<IActionResult> Send(EvidenceForm form, CancellationToken ct)
    {
        var (firm, t, allowed) = (HttpContext.Firm(), HttpContext.Language(), await AllowedAsync(ct));
        var document = await form.ReadAsync(Today, (field, problem) => ModelState.AddModelError(field, t[$"evidence.wrong.{problem}"]), ct);
        if (document is not null && allowed.Count > 0)
        {
            var sent = await book.AddAsync(firm.SupplierId, document, [.. allowed.Select(c => c.CityId)], ct);
            if (sent == EvidenceSent.Sent)
            {
                return Back("sent");
            }

            ModelState.AddModelError("Issuer", t[sent == EvidenceSent.TooMany ? "evidence.wrong.too_many" : "evidence.no_owners"]);
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("SendEvidence", new SendEvidencePage(firm, form, allowed));
    }

    /// <summary>The file of an own document.</summary>
    [HttpGet("{document:guid}/file")]
    public async Task<IActionResult> File(Guid document, CancellationToken ct)
    {
        var supplier = HttpContext.Firm().SupplierId;
        return (await book.OfFirmAsync(supplier, ct)).FirstOrDefault(d => d.DocumentId == document)?.Said?.File is { } kind
            && await book.FileAsync(supplier, document, ct) is { } bytes ? EvidenceFile.Answer(Response, kind, bytes) : NotFound();
    }

    /// <summary>Sends a document to a city that was allowed later.</summary>
    [HttpPost("{document:guid}/send")]
    public async Task<IActionResult> SendTo(Guid document, Guid city, CancellationToken ct)
    {
        if ((await AllowedAsync(ct)).Any(c => c.CityId == city))
        {
            await book.SendAsync(HttpContext.Firm().SupplierId, document, city, ct);
        }

        return Back("sent");
    }

    /// <summary>Erases a document and its file.</summary>
    [HttpPost("{document:guid}/take-back")]
    public async Task<IActionResult> TakeBack(Guid document, CancellationToken ct)
    {
        await book.TakeBackAsync(HttpContext.Firm().SupplierId, document, ct);
        return Back("taken_back");
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private RedirectResult Back(string done) => Redirect(HttpContext.Language().Path($"/business/{HttpContext.Firm().SupplierId}/evidence?done={done}"));

    private async Task<IReadOnlyList<City>> AllowedAsync(CancellationToken ct)
    {
        var chosen = (await firms.CitiesAsync(HttpContext.Firm().SupplierId, ct)).Where(c => c.Diversity).Select(c => c.CityId).ToHashSet();
        return [.. (await cities.AllAsync(ct)).Where(c => chosen.Contains(c.CityId))];
    }
}

/// <summary>A document as it is typed.</summary>
public sealed class EvidenceForm
{
    private const int LongestNumber = 100;
    private const int LongestIssuer = 200;

    /// <summary>Made with the form, so that a form sent twice makes one document.</summary>
    public Guid Id { get; set; }

    /// <summary>Who issued it.</summary>
    public string? Issuer { get; set; }

    /// <summary>Its number.</summary>
    public string? Number { get; set; }

    /// <summary>The last day on which it holds.</summary>
    public string? Until { get; set; }

    /// <summary>The file, or null.</summary>
    public IFormFile? File { get; set; }

    internal async Task<NewEvidence?> ReadAsync(DateOnly today, Action<string, string> wrong, CancellationToken ct)
    {
        var (issuer, number) = ((Issuer ?? "").Trim(), (Number ?? "").Trim());
        var until = DateOnly.TryParseExact(Until?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= today && day <= today.AddYears(5) ? day : (DateOnly?)null;
        var right = Require(OneLine(issuer, LongestIssuer), nameof(Issuer), "issuer")
            & Require(OneLine(number, LongestNumber), nameof(Number), "number")
            & Require(until is not null, nameof(Until), "until");
        var (file, problem) = File is { Length: > 0 } ? await EvidenceFile.ReadAsync(File, ct) : (null, null);
        // A browser does not keep the choice of a file when a page comes back.
        right &= Require(problem is null && (right || file is null), nameof(File), problem ?? "file_again");
        return right && Id != Guid.Empty ? new(Id, issuer, number, until!.Value, file) : null;

        bool Require(bool holds, string field, string word)
        {
            if (!holds)
            {
                wrong(field, word);
            }

            return holds;
        }
    }

    private static bool OneLine(string text, int longest) => text.Length > 0 && text.Length <= longest && !text.Any(char.IsControl);
}

/// <summary>The documents of a firm.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Documents">The newest first.</param>
/// <param name="Allowed">Cities that may use diversity data.</param>
/// <param name="Cities">All cities, for names.</param>
/// <param name="List">Number of the newest list of owners; 0: there is none.</param>
/// <param name="Today">UTC.</param>
/// <param name="Done">What was just done, a code, or null.</param>
public sealed record EvidencePage(
    Firm Firm, IReadOnlyList<EvidenceDocument> Documents, IReadOnlyList<City> Allowed, IReadOnlyList<City> Cities, int List, DateOnly Today, string? Done);

/// <summary>The form of a document.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Form">What the fields hold.</param>
/// <param name="Allowed">Cities it goes to.</param>
public sealed record SendEvidencePage(Firm Firm, EvidenceForm Form, IReadOnlyList<City> Allowed);
