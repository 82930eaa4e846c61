using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Features.Suppliers.Facts;
using SupplierDiversity.Features.Suppliers.Joining;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Suppliers;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Suppliers.Assisting;

/// <summary>
/// An adviser enters a firm in a talk, or a city from a sheet of paper. Only facts of the firm itself: owners answer for
/// themselves. Nothing counts before the firm has followed the link of its letter.
/// </summary>
[Route("/{lang:lang}/admin/cities/{city}/businesses")]
[Allowed(Right.AssistBusinesses)]
public sealed class AssistController(SupplierDrafts drafts, FirmRequests requests, CityList cities, LanguageList languages, Visitor visitor, TimeProvider clock) : Controller
{
    /// <summary>What was entered so far, and the way to a new entry.</summary>
    [HttpGet("")]
    public async Task<IActionResult> List([FromRoute(Name = "city")] string slug, string? done, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city ? View("Assist", new AssistPage(city, await drafts.OfCityAsync(city.CityId, ct), clock.GetUtcNow(), done)) : NotFound();

    /// <summary>The form, once the country is chosen.</summary>
    [HttpGet("new")]
    public async Task<IActionResult> New([FromRoute(Name = "city")] string slug, string? country, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        var of = BusinessRegister.Countries.Contains(country) || country == RegisterForm.Elsewhere ? country : null;
        return of is null ? Redirect(HttpContext.Language().Path($"/admin/cities/{city.Slug}/businesses"))
            : View("AssistForm", new AssistFormPage(city, new() { RegisterCountry = of, Letters = city.Language }, new() { Country = of, Languages = [city.Language] }));
    }

    /// <summary>Keeps the entry and sends the firm its letter.</summary>
    [HttpPost("new")]
    public async Task<IActionResult> Submit([FromRoute(Name = "city")] string slug, AssistForm form, FirmFactsForm facts, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        var t = HttpContext.Language();
        if (form.Read(city, facts, t, ModelState) is var (wanted, email, draft))
        {
            var letters = languages.Find(form.Letters ?? "") ?? t;
            var problem = await requests.AssistAsync(wanted, email, letters, draft, visitor.AccountId!.Value, ct) switch
            {
                AssistOutcome.Taken => ("Number", "suppliers.register.taken_title"),
                AssistOutcome.TooManyLetters => ("Email", "suppliers.assist.too_many"),
                _ => ((string Field, string Words)?)null,
            };
            if (problem is null)
            {
                return Redirect(t.Path($"/admin/cities/{city.Slug}/businesses?done=sent"));
            }

            ModelState.AddModelError(problem.Value.Field, t[problem.Value.Words]);
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("AssistForm", new AssistFormPage(city, form, facts));
    }

    /// <summary>Sends the letter once more, with a new link.</summary>
    [HttpPost("{request:guid}/again")]
    public async Task<IActionResult> Again([FromRoute(Name = "city")] string slug, Guid request, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city || await drafts.FindAsync(request, ct) is not { } draft || draft.CityId != city.CityId)
        {
            return NotFound();
        }

        var done = await requests.AssistAgainAsync(request, draft, visitor.AccountId!.Value, ct) switch
        {
            AssistOutcome.Sent => "sent",
            AssistOutcome.Taken => "taken",
            _ => "too_many",
        };
        return Redirect(HttpContext.Language().Path($"/admin/cities/{city.Slug}/businesses?done={done}"));
    }

    /// <summary>Records the paper with which the firm confirmed an entry, by the day it bears.</summary>
    [HttpPost("{request:guid}/paper")]
    public async Task<IActionResult> Paper([FromRoute(Name = "city")] string slug, Guid request, string? signedOn, bool kept, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city || await drafts.FindAsync(request, ct) is not { } draft || draft.CityId != city.CityId)
        {
            return NotFound();
        }

        var t = HttpContext.Language();
        var today = city.DayAt(clock.GetUtcNow());
        if (!kept || !DateOnly.TryParseExact(signedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day > today || day < today.AddYears(-1))
        {
            ModelState.AddModelError($"signed-{request:N}", t["suppliers.assist.paper.wrong"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Assist", new AssistPage(city, await drafts.OfCityAsync(city.CityId, ct), clock.GetUtcNow(), null) { Typed = signedOn, TypedFor = request });
        }

        var outcome = await requests.SignAsync(request, draft, day, visitor.AccountId!.Value, ct);
        if (outcome != AssistOutcome.Sent)
        {
            AuditLog.ChangesNothing(HttpContext);
        }

        return Redirect(t.Path($"/admin/cities/{city.Slug}/businesses?done={(outcome == AssistOutcome.Sent ? "signed" : "taken")}"));
    }
}

/// <summary>What is typed for a firm.</summary>
public sealed class AssistForm
{
    /// <summary>Country of the register, ISO 3166-1 alpha-2 or <see cref="RegisterForm.Elsewhere"/>.</summary>
    public string? RegisterCountry { get; set; }

    /// <summary>One of the country's registers.</summary>
    public string? Scheme { get; set; }

    /// <summary>The number.</summary>
    public string? Number { get; set; }

    /// <summary>Where the letter goes.</summary>
    public string? Email { get; set; }

    /// <summary>BCP 47, of the letter.</summary>
    public string? Letters { get; set; }

    /// <summary><c>talk</c> or <c>paper</c>.</summary>
    public string? From { get; set; }

    /// <summary>The registers of the country.</summary>
    public RegisterForm Register => new() { Country = RegisterCountry, Scheme = Scheme, Number = Number };

    internal (WantedFirm Wanted, string Email, SupplierDraft Draft)? Read(City city, FirmFactsForm facts, Language t, Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary state)
    {
        var register = Register;
        var key = register.Key();
        if (key is null)
        {
            state.AddModelError("Number", t.Of("suppliers.register.wrong_number", ("example", register.Register?.Example ?? BusinessRegister.Lei.Example)));
        }

        facts.Trades = Parted(facts.Trades);
        facts.Places = Parted(facts.Places);
        var firm = FirmQuestions.OfTheFirm.Aggregate(Empty, (f, question) => FirmQuestions.Read(question, f, facts, t, state));
        var address = SubscriptionWishReading.Address(Email ?? "", out _);
        if (address is null)
        {
            state.AddModelError("Email", t["alerts.errors.email"]);
        }

        if (From is not ("talk" or "paper"))
        {
            state.AddModelError("From", t["suppliers.assist.wrong_from"]);
        }

        return !state.IsValid ? null : (
            new(RegisterCountry == RegisterForm.Elsewhere ? "" : RegisterCountry!, register.Register!.Scheme, Number!.Trim(), key!), address!.Value.Email, SupplierDraft.Of(firm, city.CityId, From!));
    }

    // Each is one field in which codes are parted by semicolons.
    private static string[] Parted(string[] typed) => string.Join(';', typed).Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Firm Empty => new()
    {
        SupplierId = default,
        Scheme = "",
        RegistrationId = "",
        Name = "",
        TradingName = "",
        Country = "",
        Nuts = "",
        Cpv = "",
        Languages = "",
        Staff = null,
        TurnoverEuros = null,
        BalanceEuros = null,
        Size = null,
        Origin = "assisted",
        Answered = "",
        CheckedOn = null,
    };
}

/// <summary>The entries of a city.</summary>
/// <param name="City">The city.</param>
/// <param name="Entries">The newest first.</param>
/// <param name="Now">UTC.</param>
/// <param name="Done">What was just done, a code, or null.</param>
public sealed record AssistPage(City City, IReadOnlyList<AssistedEntry> Entries, DateTimeOffset Now, string? Done)
{
    /// <summary>The day of a paper as typed.</summary>
    public string? Typed { get; init; }

    /// <summary>For which entry.</summary>
    public Guid? TypedFor { get; init; }
}

/// <summary>The form.</summary>
/// <param name="City">The city.</param>
/// <param name="Form">Number, address and where it is from, as typed.</param>
/// <param name="Facts">The facts as typed.</param>
public sealed record AssistFormPage(City City, AssistForm Form, FirmFactsForm Facts);
