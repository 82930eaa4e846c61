using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Authoring;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.TenderAuthoring;

/// <summary>The texts of a draft beside their translation into one language. People type them; no service translates.</summary>
[Route("/{lang:lang}/admin/cities/{city}/drafts/{id:guid}/translations/{tag}")]
[Allowed(Right.PrepareTenders)]
public sealed class TranslateDraftController(DraftDesk desk, TenderDrafts drafts, LanguageList languages, AuditLog audit, Visitor visitor) : Controller
{
    private const int LongestText = 6000;
    private static readonly string[] States = ["machine", "draft", "checked"];

    /// <summary>Original and translation side by side.</summary>
    [HttpGet]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, Guid id, string tag, CancellationToken ct) =>
        await desk.FindAsync(slug, id, ct) is { } open && languages.Find(tag) is { } language && tag != open.Row.Draft.Language
            ? View("Translate", new TranslatePage(open, language, Texts(open, tag), open.Row.Revision)) : NotFound();

    /// <summary>Saves what was typed; empty texts are forgotten.</summary>
    [HttpPost]
    public async Task<IActionResult> Save([FromRoute(Name = "city")] string slug, Guid id, string tag, int revision, CancellationToken ct)
    {
        if (await desk.FindAsync(slug, id, ct) is not { } open || languages.Find(tag) is not { } language || tag == open.Row.Draft.Language)
        {
            return NotFound();
        }

        var t = HttpContext.Language();
        var texts = Texts(open, tag).Select((text, i) => text with { Translation = Plain(Request.Form[$"Text{i}"]), State = Request.Form[$"State{i}"].ToString() }).ToList();
        var kept = texts.Where(x => x.Translation.Length > 0)
            .ToDictionary(x => x.Key, x => new DraftTranslation(x.Translation, States.Contains(x.State) ? x.State : "draft", x.Original));
        var before = open.Row.Draft.Translations.GetValueOrDefault(tag) ?? new Dictionary<string, DraftTranslation>();
        var changed = kept.Count != before.Count || kept.Any(k => before.GetValueOrDefault(k.Key) != k.Value);
        if (texts.Exists(x => x.Translation.Length > LongestText))
        {
            ModelState.AddModelError("Text0", t["authoring.wrong.text"]);
        }
        else if (!changed)
        {
            audit.NothingChanged();
            return Redirect(t.Path($"{open.Path}/reach"));
        }
        else if (revision == open.Row.Revision && await drafts.WriteAsync(open.Row, With(open.Row.Draft, tag, kept), TenderDrafts.Translations, visitor.AccountId!.Value, ct))
        {
            return Redirect(t.Path($"{open.Path}/reach"));
        }
        else
        {
            ModelState.AddModelError("Text0", t[open.Row.State == "writing" ? "authoring.problem.changed" : "authoring.problem.closed"]);
        }

        // What was typed stays in the fields, over the draft as it is now.
        audit.NothingChanged();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Translate", new TranslatePage(open, language, texts, open.Row.Revision));
    }

    private static TenderDraft With(TenderDraft draft, string tag, Dictionary<string, DraftTranslation> texts)
    {
        var all = draft.Translations.Where(l => l.Key != tag).ToDictionary();
        if (texts.Count > 0)
        {
            all.Add(tag, texts);
        }

        return draft with { Translations = all };
    }

    private static List<TranslatedText> Texts(OpenDraft open, string tag) =>
        [.. DraftTexts.Of(open.Row.Draft).Select(x => new TranslatedText(
            x.Key, x.Original, open.Row.Draft.Translations.GetValueOrDefault(tag)?.GetValueOrDefault(x.Key)?.Text ?? "", DraftTexts.StateOf(open.Row.Draft, tag, x.Key, x.Original)))];

    private static string Plain(string? text) => string.Concat((text ?? "").ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c))).Trim();
}

/// <summary>A text with its translation.</summary>
/// <param name="Key">Its key (<see cref="DraftTexts"/>).</param>
/// <param name="Original">The original.</param>
/// <param name="Translation">As typed; empty: none.</param>
/// <param name="State">"missing", "changed", "machine", "draft" or "checked".</param>
public sealed record TranslatedText(string Key, string Original, string Translation, string State);

/// <summary>A draft in another language.</summary>
/// <param name="Open">The draft.</param>
/// <param name="In">The language.</param>
/// <param name="Texts">The texts in their order.</param>
/// <param name="Revision">The revision the page was made on.</param>
public sealed record TranslatePage(OpenDraft Open, Language In, IReadOnlyList<TranslatedText> Texts, int Revision);
