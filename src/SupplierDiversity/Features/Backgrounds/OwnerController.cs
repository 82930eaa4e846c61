using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Backgrounds;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Backgrounds;

/// <summary>
/// An owner answers for themselves, by a link of their own and without an account. The firm hands the link on; whoever
/// begins gets a code, and without it the link opens no answer.
/// </summary>
[Public]
[Route("/{lang:lang}/my-background/{token}")]
public sealed class OwnerController(OwnerLinks links, OwnerAnswers answers, OwnerExport export, CityList cities, AuditLog audit) : Controller
{
    private OwnerRow _owner = null!;
    private OwnerLinkKind _kind;
    private string _token = "";

    /// <summary>The beginning, the question for the code, or the overview.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Show(string? done, CancellationToken ct)
    {
        if (_kind == OwnerLinkKind.Invitation)
        {
            return View(_owner.CodeSha256 is null ? "Begin" : "ComeBack", _token);
        }

        var state = await answers.LoadAsync(_owner, ct);
        return View("Overview", new OwnerPage(_token, state, await NamesAsync(ct), done is "saved" or "withdrawn" or "erased" ? done : null));
    }

    /// <summary>Begins; shows the code, once.</summary>
    [HttpPost("begin")]
    public async Task<IActionResult> Begin(bool adult, CancellationToken ct)
    {
        if (_kind != OwnerLinkKind.Invitation)
        {
            return NotFound();
        }

        if (!adult)
        {
            return Wrong("adult", "backgrounds.owner.adult_wrong", "Begin");
        }

        if (await links.BeginAsync(_owner, ct) is not { } code)
        {
            return Redirect(Self());
        }

        var (owner, _) = (await links.ReadAsync(_token, ct))!.Value;
        return View("Code", new OwnerCode(code, HttpContext.Language().Path($"/my-background/{links.Open(owner, code)}")));
    }

    /// <summary>Comes back with the code.</summary>
    [HttpPost("open")]
    public IActionResult Open(string? code) => _kind != OwnerLinkKind.Invitation ? NotFound()
        : links.Open(_owner, code) is { } token ? Redirect(HttpContext.Language().Path($"/my-background/{token}"))
        : Wrong("code", "backgrounds.owner.code_wrong", "ComeBack");

    /// <summary>Agrees or not, objects or takes back, for one city.</summary>
    [HttpPost("decide")]
    public async Task<IActionResult> Decide(Guid city, OwnerDecision decision, string? words, CancellationToken ct)
    {
        if (await LoadAsync(ct) is not { } state)
        {
            return NotFound();
        }

        if (decision is OwnerDecision.Withdrawn && state.Resting.Any(d => d.CityId == city))
        {
            await answers.EndAsync(state, city, decision, null, ct);
            return Redirect(Self("?done=withdrawn"));
        }

        if (state.Permissions.FirstOrDefault(p => p.CityId == city) is not { } permission || !Fits(decision, permission.Basis))
        {
            return NotFound();
        }

        var shown = OwnerText.Words(permission, (await NamesAsync(ct))[city], HttpContext.Language());
        if (decision is OwnerDecision.Agreed or OwnerDecision.Informed && words != shown.Sha256)
        {
            // The text is another than the one that was read: it is shown again.
            return Redirect(Self());
        }

        if (decision is OwnerDecision.Agreed or OwnerDecision.Informed || (decision == OwnerDecision.Refused && !state.File.Allows(city, state.Now)))
        {
            await answers.DecideAsync(state, permission, decision, shown, ct);
            return Redirect(Self(decision == OwnerDecision.Refused ? "?done=saved" : "/question"));
        }

        // What is taken back is what was agreed to, in the words of then.
        await answers.EndAsync(state, city, decision, state.File.EntryFor(city, state.Now) is null ? shown : null, ct);
        return Redirect(Self("?done=withdrawn"));
    }

    /// <summary>The next question, one at a time.</summary>
    [HttpGet("question")]
    public async Task<IActionResult> Ask(CancellationToken ct) => await LoadAsync(ct) is not { } state ? NotFound()
        : state.Next() is not { } next ? Redirect(Self("?done=saved"))
        : View("Question", new OwnerQuestion(_token, next.Question, next.For, (await NamesAsync(ct))[next.For.CityId]));

    /// <summary>Takes an answer.</summary>
    [HttpPost("question")]
    public async Task<IActionResult> Answer(string? fact, string? country, string? answer, CancellationToken ct)
    {
        if (await LoadAsync(ct) is not { } state || state.Lawful(fact, country) is not { } question || answer is not ("yes" or "no" or "rather-not"))
        {
            return NotFound();
        }

        await answers.SayAsync(state, question, answer switch { "yes" => true, "no" => false, _ => null }, OwnerText.Asked(question, HttpContext.Language()), ct);
        return Redirect(Self("/question"));
    }

    /// <summary>Erases everything that was said.</summary>
    [HttpPost("erase")]
    public async Task<IActionResult> Erase(CancellationToken ct)
    {
        if (await LoadAsync(ct) is not { } state)
        {
            return NotFound();
        }

        await answers.EraseAllAsync(state, ct);
        return Redirect(Self("?done=erased"));
    }

    /// <summary>Everything kept about the owner.</summary>
    [HttpGet("everything.json")]
    public async Task<IActionResult> Everything(CancellationToken ct) =>
        await LoadAsync(ct) is { } state ? File(await export.OfAsync(state, ct), "application/json; charset=utf-8", "everything.json") : NotFound();

    /// <summary>Reads the link; a bad one, an old one and one of somebody who is no owner any more look the same.</summary>
    [NonAction]
    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        _token = context.RouteData.Values["token"] as string ?? "";
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers.CacheControl = "no-store";
        // What happens here is recorded behind the wall only: the portal's own log must not tell that somebody answered.
        audit.NothingChanged();
        if (await links.ReadAsync(_token, HttpContext.RequestAborted) is not { } read)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            context.Result = View("LinkGone");
            return;
        }

        (_owner, _kind) = read;
        await next();
    }

    private static bool Fits(OwnerDecision decision, AskingBasis basis) => basis == AskingBasis.Consent
        ? decision is OwnerDecision.Agreed or OwnerDecision.Refused or OwnerDecision.Withdrawn
        : decision is OwnerDecision.Informed or OwnerDecision.Objected;

    // The answers open only to the token that the code gave.
    private async Task<OwnerState?> LoadAsync(CancellationToken ct) => _kind == OwnerLinkKind.Open ? await answers.LoadAsync(_owner, ct) : null;

    private async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(CancellationToken ct) => (await cities.AllAsync(ct)).ToDictionary(c => c.CityId, c => c.Name);

    private string Self(string rest = "") => HttpContext.Language().Path($"/my-background/{_token}{rest}");

    private ViewResult Wrong(string field, string key, string view)
    {
        ModelState.AddModelError(field, HttpContext.Language()[key]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(view, _token);
    }
}
