using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Languages;
using SupplierDiversity.Mail.Letters;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Administration;

/// <summary>Letters that were given up: to whom in part, why, and "try again".</summary>
[Route("/{lang:lang}/admin/mail/parked")]
[Allowed(Right.HandleMail)]
public sealed class ParkedLettersController(LetterList letters, AuditLog audit) : Controller
{
    private const int Shown = 100;

    /// <summary>The oldest first.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken ct) => View("ParkedLetters", await letters.ParkedAsync(Shown, ct));

    /// <summary>Puts a letter back into the queue.</summary>
    [HttpPost("{letterId:guid}/retry")]
    public async Task<IActionResult> Retry(Guid letterId, CancellationToken ct)
    {
        if (await letters.RetryAsync(letterId, ct))
        {
            await audit.AddAsync(new AuditEntry("letter-retried", "letter", letterId), ct);
        }

        return Redirect(HttpContext.Language().Path("/admin/mail/parked?done=retried"));
    }
}
