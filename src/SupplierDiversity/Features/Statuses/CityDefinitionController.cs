using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.People;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Ownership;
using SupplierDiversity.Rules.Statuses;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Statuses;

/// <summary>What a city means by migrant-owned and diverse, from which day on.</summary>
[Route("/{lang:lang}/admin/cities/{city}/definition")]
[Allowed(Right.SetDefinition)]
public sealed class CityDefinitionController(CityList cities, CityDefinitions definitions, RoleBook book, Visitor visitor) : Controller
{
    /// <summary>The definitions so far and a form for the next.</summary>
    [HttpGet]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, string? done, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city ? View("CityDefinition", await PageAsync(city, null, done, ct)) : NotFound();

    /// <summary>Adds a definition.</summary>
    [HttpPost]
    public async Task<IActionResult> Add([FromRoute(Name = "city")] string slug, CityDefinitionForm form, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        var t = HttpContext.Language();
        if (form.Read(city, book.Today(city), out var errors) is not { } definition)
        {
            foreach (var field in errors)
            {
                ModelState.AddModelError(field, t[$"statuses.definition.wrong.{field.ToLowerInvariant()}"]);
            }

            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("CityDefinition", await PageAsync(city, form, null, ct));
        }

        await definitions.AddAsync(city, definition, visitor.AccountId!.Value, ct);
        return Redirect(t.Path($"/admin/cities/{city.Slug}/definition?done=saved"));
    }

    private async Task<CityDefinitionPage> PageAsync(City city, CityDefinitionForm? typed, string? done, CancellationToken ct)
    {
        var all = await definitions.OfAsync(city.CityId, ct);
        return new(city, all, typed ?? CityDefinitionForm.Of(all is [var last, ..] ? last : null, book.Today(city)), done);
    }
}

/// <summary>A definition as it is typed.</summary>
public sealed class CityDefinitionForm
{
    /// <summary>First day.</summary>
    public string? EffectiveOn { get; set; }

    /// <summary>Percent or fraction.</summary>
    public string? Threshold { get; set; }

    /// <summary>Which meaning of "diverse business".</summary>
    public DiverseVersion Diverse { get; set; }

    /// <summary>How small firms are counted.</summary>
    public SmallFirmRule SmallFirm { get; set; }

    /// <summary>0 to 100.</summary>
    public string? Practice { get; set; }

    /// <summary>Profit or votes.</summary>
    public OwnershipBasis WithoutStock { get; set; } = OwnershipBasis.Profit;

    internal static CityDefinitionForm Of(CityDefinition? last, DateOnly today) => new()
    {
        EffectiveOn = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Threshold = TypedShare.Write(last?.Least ?? MigrantOwned.DiveThreshold),
        Diverse = last?.OfStaff.Version ?? DiverseVersion.Dive2009,
        SmallFirm = last?.OfStaff.SmallFirm ?? SmallFirmRule.Strict,
        Practice = last?.PracticeMinimum?.ToString(CultureInfo.InvariantCulture),
        WithoutStock = last is null ? OwnershipBasis.Profit : Enum.Parse<OwnershipBasis>(last.WithoutStock),
    };

    internal CityDefinition? Read(City city, DateOnly today, out IReadOnlyList<string> errors)
    {
        List<string> wrong = [];
        var day = DateOnly.TryParseExact(EffectiveOn?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && first >= today ? first : (DateOnly?)null;
        var threshold = TypedShare.Read(Threshold ?? "");
        var practice = int.TryParse(Practice, NumberStyles.None, CultureInfo.InvariantCulture, out var p) && p <= 100 ? p : (int?)null;
        Require(day is not null, nameof(EffectiveOn));
        Require(threshold > Share.Zero && threshold <= Share.One, nameof(Threshold));
        Require(practice is not null || string.IsNullOrWhiteSpace(Practice), nameof(Practice));
        errors = wrong;
        return wrong.Count > 0 ? null : new()
        {
            CityId = city.CityId,
            Number = 0,
            EffectiveOn = day!.Value,
            Threshold = threshold!.Value.ToString(),
            Diverse = Diverse.ToString(),
            SmallFirm = SmallFirm.ToString(),
            PracticeMinimum = practice,
            WithoutStock = (WithoutStock == OwnershipBasis.Votes ? OwnershipBasis.Votes : OwnershipBasis.Profit).ToString(),
            RecordedAt = default,
        };

        void Require(bool right, string field)
        {
            if (!right)
            {
                wrong.Add(field);
            }
        }
    }
}

/// <summary>The definitions of a city.</summary>
/// <param name="City">The city.</param>
/// <param name="Definitions">The latest first.</param>
/// <param name="Form">The next one as typed.</param>
/// <param name="Done">What was just done, a code, or null.</param>
public sealed record CityDefinitionPage(City City, IReadOnlyList<CityDefinition> Definitions, CityDefinitionForm Form, string? Done);
