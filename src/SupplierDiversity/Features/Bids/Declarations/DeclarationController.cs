using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Bids.Declarations;

/// <summary>The firm's self-declaration: filled in once, confirmed in each bid.</summary>
[SignedIn]
[OwnFirm]
[Route("/{lang:lang}/business/{firm:guid}/declaration")]
public sealed class DeclarationController(DeclarationBook book, Visitor visitor) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Show(string? done, CancellationToken ct)
    {
        var kept = await book.FindAsync(HttpContext.Firm(), ct);
        return View("SelfDeclaration", new DeclarationPage(HttpContext.Firm(), DeclarationForm.Of(kept, visitor.Name), done == "saved"));
    }

    /// <summary>Keeps it.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Save(CancellationToken ct)
    {
        var (firm, t) = (HttpContext.Firm(), HttpContext.Language());
        var form = DeclarationForm.Of(await Request.ReadFormAsync(ct));
        if (form.Read(firm, ModelState, t) is not { } declaration)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("SelfDeclaration", new DeclarationPage(firm, form, Saved: false));
        }

        await book.SaveAsync(firm, declaration, visitor.AccountId!.Value, ct);
        return Redirect(t.Path($"/business/{firm.SupplierId}/declaration?done=saved"));
    }
}

/// <summary>The self-declaration of a firm.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Form">What the fields hold.</param>
/// <param name="Saved">True: it was just kept.</param>
public sealed record DeclarationPage(Firm Firm, DeclarationForm Form, bool Saved);
