using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Assurance;

/// <summary>The equality assurance of a city: its matrix, and the record of one contract.</summary>
[Route("/{lang:lang}/admin/cities/{city}/assurance")]
[Allowed(Right.ReadPreparation)]
public sealed class AssuranceMatrixController(CityList cities, Assessments assessments, LevelNames levels, AccountDirectory accounts) : Controller
{
    /// <summary>The matrix with all contracts.</summary>
    [HttpGet]
    public async Task<IActionResult> All([FromRoute(Name = "city")] string slug, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city
            ? View("Matrix", new MatrixPage(city, await assessments.OfCityAsync(city, ct), await levels.OfAsync(city, ct))) : NotFound();

    /// <summary>One contract, as it is printed for the file (2014/24/EU art. 84).</summary>
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> One([FromRoute(Name = "city")] string slug, Guid id, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        var all = await assessments.OfCityAsync(city, ct);
        if (all.FirstOrDefault(a => a.AssessmentId == id) is not { } found)
        {
            return NotFound();
        }

        var people = new[] { found.WrittenBy, found.SignedBy }.OfType<Guid>().Distinct().ToList();
        return View("Record", new RecordPage(city, found, new(city, all, await levels.OfAsync(city, ct), found), await accounts.EmailsAsync(people, ct)));
    }
}
