using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Jobs;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Information;

/// <summary>What is kept about people, why and how long, from the register and the retention list themselves.</summary>
[Route("/{lang:lang}/privacy")]
[Public]
public sealed class PrivacyController(JobRuns runs) : Controller
{
    private const string RetentionJob = "retention";

    /// <summary>The page.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken ct) =>
        View("Privacy", (await runs.OfAsync(RetentionJob, 20, ct)).FirstOrDefault(r => r.FinishedAt is not null && r.Error is null)?.FinishedAt);
}
