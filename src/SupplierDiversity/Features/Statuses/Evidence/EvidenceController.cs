using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Statuses;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Statuses.Evidence;

/// <summary>The documents with which a firm shows that what it said is right: sent, sent back, taken back.</summary>
[SignedIn]
[OwnFirm]
[Route("/{lang:lang}/business/{firm:guid}/evidence")]
public sealed class EvidenceController(EvidenceBook book, EvidenceClaimBook claims, CityList cities, TimeProvider clock) : Controller
{
    /// <summary>All documents with what the cities say.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Show(string? done, CancellationToken ct)
    {
        var firm = HttpContext.Firm();
        return View("Evidence", new EvidencePage(firm, await book.OfFirmAsync(firm.SupplierId, ct), await ClaimsAsync(ct), await cities.AllAsync(ct), Today, done));
    }

    /// <summary>A form for one document.</summary>
    [HttpGet("new")]
    public async Task<IActionResult> New(CancellationToken ct)
    {
        var said = await ClaimsAsync(ct);
        return View("SendEvidence", new SendEvidencePage(HttpContext.Firm(), new() { Id = Guid.CreateVersion7(), About = said.Subjects is [var first, ..] ? first : null }, said));
    }

    /// <summary>Keeps it and puts it into the queues of the cities that count by what it shows.</summary>
    [HttpPost("new")]
    [RequestSizeLimit(EvidenceFile.LargestRequest)]
    [RequestFormLimits(MultipartBodyLengthLimit = EvidenceFile.LargestRequest, MemoryBufferThreshold = EvidenceFile.LargestRequest)]
    public async Task<IActionResult> Send(EvidenceForm form, CancellationToken ct)
    {
        var (firm, t, said) = (HttpContext.Firm(), HttpContext.Language(), await ClaimsAsync(ct));
        if (form.About is not { } about || !said.Subjects.Contains(about))
        {
            ModelState.AddModelError("About", t["evidence.wrong.about"]);
        }

        var document = await form.ReadAsync(Today, (field, problem) => ModelState.AddModelError(field, t[$"evidence.wrong.{problem}"]), ct);
        if (document is not null && ModelState.IsValid)
        {
            var sent = await book.AddAsync(firm.SupplierId, document, [.. said.CitiesFor(document.About).Select(c => c.CityId)], ct);
            if (sent == EvidenceSent.Sent)
            {
                return Back("sent");
            }

            ModelState.AddModelError("Issuer", t["evidence.wrong.too_many"]);
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("SendEvidence", new SendEvidencePage(firm, form, said));
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
        var supplier = HttpContext.Firm().SupplierId;
        if ((await book.OfFirmAsync(supplier, ct)).FirstOrDefault(d => d.DocumentId == document) is { } own
            && (await ClaimsAsync(ct)).CitiesFor(own.About).Any(c => c.CityId == city))
        {
            await book.SendAsync(supplier, document, city, ct);
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

    private Task<EvidenceClaims> ClaimsAsync(CancellationToken ct) => claims.OfAsync(HttpContext.Firm().SupplierId, ct);
}

/// <summary>A document as it is typed.</summary>
public sealed class EvidenceForm
{
    private const int LongestNumber = 100;
    private const int LongestIssuer = 200;

    /// <summary>Made with the form, so that a form sent twice makes one document.</summary>
    public Guid Id { get; set; }

    /// <summary>What it is to show.</summary>
    public EvidenceSubject? About { get; set; }

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
        return right && Id != Guid.Empty && About is { } about ? new(Id, about, issuer, number, until!.Value, file) : null;

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
/// <param name="Said">What a document could show.</param>
/// <param name="Cities">All cities, for names.</param>
/// <param name="Today">UTC.</param>
/// <param name="Done">What was just done, a code, or null.</param>
public sealed record EvidencePage(
    Firm Firm, IReadOnlyList<EvidenceDocument> Documents, EvidenceClaims Said, IReadOnlyList<City> Cities, DateOnly Today, string? Done);

/// <summary>The form of a document.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Form">What the fields hold.</param>
/// <param name="Said">What it could show, and to which cities it goes.</param>
public sealed record SendEvidencePage(Firm Firm, EvidenceForm Form, EvidenceClaims Said);
