using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Suppliers;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Suppliers.Joining;

/// <summary>
/// The way into the register: first the number of the firm, so that no firm is entered twice, then an address that is
/// proven by a letter. Whether somebody acts for the firm already is said; who it is, is not.
/// </summary>
[Public]
[Route("/{lang:lang}/register")]
public sealed class RegisterBusinessController(FirmRequests requests, Visitor visitor) : Controller
{
    /// <summary>Where is the firm registered, and under which number?</summary>
    [HttpGet("")]
    public IActionResult Show(RegisterForm form)
    {
        form.Country = BusinessRegister.Countries.Contains(form.Country) || form.Country == RegisterForm.Elsewhere ? form.Country : null;
        return View("RegisterBusiness", form);
    }

    /// <summary>Looks at the number and goes on to the address.</summary>
    [HttpPost("")]
    public IActionResult Submit(RegisterForm form)
    {
        var t = HttpContext.Language();
        if (form.Key() is null)
        {
            ModelState.AddModelError(nameof(form.Number), t.Of("suppliers.register.wrong_number", ("example", form.Register?.Example ?? BusinessRegister.Lei.Example)));
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("RegisterBusiness", form);
        }

        return Redirect(t.Path($"/register/email?{form.Query}"));
    }

    /// <summary>Says whether the firm is known, and asks for an address.</summary>
    [HttpGet("email")]
    public async Task<IActionResult> Email(RegisterForm form, CancellationToken ct) =>
        form.Key() is null ? Redirect(HttpContext.Language().Path("/register")) : await EmailPageAsync(form, ct);

    /// <summary>Sends the letter; people who are signed in need none.</summary>
    [HttpPost("email")]
    public async Task<IActionResult> Send(RegisterForm form, CancellationToken ct)
    {
        var t = HttpContext.Language();
        if (form.Key() is not { } key)
        {
            return Redirect(t.Path("/register"));
        }

        var wanted = new WantedFirm(form.Country == RegisterForm.Elsewhere ? "" : form.Country!, form.Register!.Scheme, form.Number!.Trim(), key);
        if (visitor.AccountId is { } account)
        {
            var (entry, firm) = await requests.EnterAsync(wanted, account, visitor.Name, t.Tag, ct);
            return entry == FirmEntry.Refused ? Refused() : Redirect(t.Path(entry == FirmEntry.Entered ? $"/business/{firm}" : "/register/waiting"));
        }

        if (SubscriptionWishReading.Address(form.Email ?? "", out _) is not { } address)
        {
            ModelState.AddModelError(nameof(form.Email), t["alerts.errors.email"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await EmailPageAsync(form, ct);
        }

        await requests.AskAsync(wanted, address.Email, t, ct);
        return Redirect(t.Path("/register/asked"));
    }

    /// <summary>"Look into your mailbox".</summary>
    [HttpGet("asked")]
    public IActionResult Asked() => View("RegisterAsked");

    /// <summary>"The people of the business have been asked".</summary>
    [HttpGet("waiting")]
    public IActionResult Waiting() => View("RegisterWaiting");

    private async Task<IActionResult> EmailPageAsync(RegisterForm form, CancellationToken ct) =>
        View("RegisterEmail", new RegisterEmailPage(form, await requests.IsTakenAsync(form.Register!.Scheme, form.Key()!, ct), visitor.AccountId is null));

    private ViewResult Refused()
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("RegisterRefused");
    }
}

/// <summary>What a person types on the way in.</summary>
public sealed class RegisterForm
{
    /// <summary>Stands for every country whose register the portal does not know.</summary>
    public const string Elsewhere = "other";

    /// <summary>ISO 3166-1 alpha-2, or <see cref="Elsewhere"/>.</summary>
    public string? Country { get; set; }

    /// <summary>One of the country's registers.</summary>
    public string? Scheme { get; set; }

    /// <summary>The number.</summary>
    public string? Number { get; set; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; set; }

    /// <summary>The registers to choose from; empty until a country is chosen.</summary>
    public IReadOnlyList<BusinessRegister> Registers => Country is null ? [] : BusinessRegister.Of(Country);

    /// <summary>The register chosen, else the usual one.</summary>
    public BusinessRegister? Register => Registers.FirstOrDefault(r => r.Scheme == Scheme) ?? (Registers.Count > 0 ? Registers[0] : null);

    /// <summary>The same as a query.</summary>
    public string Query => QueryString.Create("Country", Country ?? "").Add("Scheme", Register?.Scheme ?? "").Add("Number", Number?.Trim() ?? "").Value![1..];

    /// <summary>The number as compared; null when it is none of the register.</summary>
    public string? Key() => Register?.Key(Number ?? "");
}

/// <summary>The page that asks for an address.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="Taken">True: somebody acts for the firm already.</param>
/// <param name="AsksAddress">False for people who are signed in.</param>
public sealed record RegisterEmailPage(RegisterForm Form, bool Taken, bool AsksAddress);
