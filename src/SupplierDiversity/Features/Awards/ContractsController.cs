using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.TenderAuthoring;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Awards;

/// <summary>Contracts of a city with their dated obligations, each led back to the notice, the clause and the matrix.</summary>
[Route("/{lang:lang}/admin/cities/{city}/contracts")]
[Allowed(Right.KeepContracts)]
public sealed class ContractsController(CityList cities, CalledTenders tenders, ContractBook contracts, AuthoredTenders authored) : Controller
{
    private const int Longest = 2000;

    /// <summary>All of them.</summary>
    [HttpGet("")]
    public async Task<IActionResult> List([FromRoute(Name = "city")] string slug, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city ? View("Contracts", new ContractsPage(city, await contracts.OfCityAsync(city, ct))) : NotFound();

    /// <summary>One contract.</summary>
    [HttpGet("{contract:guid}")]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, Guid contract, CancellationToken ct) =>
        await FindAsync(slug, contract, ct) is { } found ? await ShowAsync(found.City, found.Contract, ct) : NotFound();

    /// <summary>Changes an obligation's date, evidence, person or reach.</summary>
    [HttpPost("{contract:guid}/obligations/{obligation:guid}")]
    public async Task<IActionResult> Change([FromRoute(Name = "city")] string slug, Guid contract, Guid obligation, string? who, string? evidence, string? dueOn, bool flowDown, CancellationToken ct)
    {
        if (await FindAsync(slug, contract, ct) is not { } found || (await contracts.ObligationsAsync(contract, ct)).SingleOrDefault(o => o.ObligationId == obligation) is not { } owed)
        {
            return NotFound();
        }

        if (!DateOnly.TryParseExact(dueOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due) || due < found.Contract.StartsOn || who?.Length > Longest || evidence?.Length > Longest)
        {
            ModelState.AddModelError($"dueOn-{obligation:N}", HttpContext.Language()["awards.wrong.due"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await ShowAsync(found.City, found.Contract, ct);
        }

        await contracts.ChangeAsync(found.Contract, owed with { Who = who?.Trim() ?? "", Evidence = evidence?.Trim() ?? "", DueOn = due, FlowDown = flowDown }, ct);
        return Redirect(HttpContext.Language().Path($"/admin/cities/{slug}/contracts/{contract}"));
    }

    private async Task<IActionResult> ShowAsync(City city, Contract contract, CancellationToken ct) => View("Contract", new ContractPage(
        city, contract, await tenders.FindAsync(contract.TenderId, ct), await contracts.ObligationsAsync(contract.ContractId, ct), (await authored.FindAsync(contract.TenderId, ct))?.Draft.AssessmentId));

    private async Task<(City City, Contract Contract)?> FindAsync(string slug, Guid contract, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city && await contracts.FindAsync(contract, ct) is { } found && found.CityId == city.CityId ? (city, found) : null;
}

/// <summary>The contracts of a city.</summary>
/// <param name="City">The city.</param>
/// <param name="Contracts">The newest first.</param>
public sealed record ContractsPage(City City, IReadOnlyList<Contract> Contracts);

/// <summary>One contract.</summary>
/// <param name="City">The city.</param>
/// <param name="Contract">The contract.</param>
/// <param name="Tender">The tender it came from; null when its notice was withdrawn.</param>
/// <param name="Obligations">What is owed.</param>
/// <param name="AssessmentId">The equality record it goes back to, or null.</param>
public sealed record ContractPage(City City, Contract Contract, CalledTender? Tender, IReadOnlyList<Obligation> Obligations, Guid? AssessmentId);
