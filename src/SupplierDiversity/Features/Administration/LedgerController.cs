using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.TenderAlerts;
using SupplierDiversity.Features.Tenders;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Administration;

/// <summary>Who was told of a tender: how many were due, accepted and given up, and each row with its reason.</summary>
[Route("/{lang:lang}/admin/ledger")]
public sealed class LedgerController(Db db, TenderFinder tenders, AlertLedger ledger, LedgerRows rows, AuditLog audit, TimeProvider clock) : Controller
{
    /// <summary>The search for a tender; an id leads straight to it.</summary>
    [HttpGet]
    [Allowed(Right.ReadLedger)]
    public async Task<IActionResult> Show(string? q, CancellationToken ct)
    {
        var t = HttpContext.Language();
        var wanted = q?.Trim() ?? "";
        await using var connection = await db.OpenAsync(ct);
        if (wanted.Length is > 0 and < 40 && wanted.All(char.IsAsciiLetterOrDigit) && (await ledger.ForTenderAsync(connection, wanted)).Count > 0)
        {
            return Redirect(t.Path($"/admin/ledger/{wanted}"));
        }

        return View("Ledger", new LedgerPage(
            wanted,
            wanted.Length == 0 ? null : await tenders.FindAsync(TenderSearch.Read(Request.Query), t, facets: false, ct),
            await rows.ParkedAsync(AdministrationPages.Size, ct)));
    }

    /// <summary>One tender's alerts: the sums of each edition, then the rows of a state.</summary>
    [HttpGet("{tenderId}")]
    [Allowed(Right.ReadLedger)]
    public async Task<IActionResult> ShowTender(string tenderId, string? state, int page, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var sums = await ledger.ForTenderAsync(connection, tenderId);
        var chosen = LedgerRows.States.Contains(state) ? state : null;
        var found = await rows.OfTenderAsync(tenderId, chosen, AdministrationPages.Skip(page), AdministrationPages.Size + 1, ct);
        var address = HttpContext.Language().Path($"/admin/ledger/{Uri.EscapeDataString(tenderId)}");
        var (pages, shown) = AdministrationPages.Cut(found, page, chosen is null ? address : QueryHelpers.AddQueryString(address, "state", chosen));
        return View("TenderLedger", new TenderLedgerPage(tenderId, chosen, sums, shown, pages));
    }

    /// <summary>Lets an alert that was given up be tried again from the start.</summary>
    [HttpPost("alerts/{alertId:guid}/retry")]
    [Allowed(Right.HandleMail)]
    public async Task<IActionResult> Retry(Guid alertId, CancellationToken ct)
    {
        await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                if (await AlertLedger.RetryAsync(connection, transaction, alertId, clock.GetUtcNow()))
                {
                    await audit.AddAsync(connection, transaction, new AuditEntry("alert-retried", "alert", alertId));
                }
            },
            ct);
        return Redirect(HttpContext.Language().Path("/admin/ledger?done=retried"));
    }

    /// <summary>Lets an edition whose readers could not be found be tried again.</summary>
    [HttpPost("editions/{editionId:guid}/retry")]
    [Allowed(Right.HandleMail)]
    public async Task<IActionResult> RetryEdition(Guid editionId, CancellationToken ct)
    {
        await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                if (await rows.RetryEditionAsync(connection, transaction, editionId))
                {
                    await audit.AddAsync(connection, transaction, new AuditEntry("edition-retried", "edition", editionId));
                }
            },
            ct);
        return Redirect(HttpContext.Language().Path("/admin/ledger?done=retried"));
    }
}

/// <summary>The search and what was given up anywhere.</summary>
/// <param name="Words">What was searched for.</param>
/// <param name="Found">The tenders found; null without a search.</param>
/// <param name="Parked">Alerts and editions that were given up, oldest first.</param>
public sealed record LedgerPage(string Words, FoundTenders? Found, ParkedAlerts Parked);

/// <summary>One tender's ledger.</summary>
/// <param name="TenderId">The tender.</param>
/// <param name="State">The state whose rows are shown; null: all.</param>
/// <param name="Sums">By edition.</param>
/// <param name="Rows">Rows of this page.</param>
/// <param name="Pages">Where the rows are cut.</param>
public sealed record TenderLedgerPage(string TenderId, string? State, IReadOnlyList<AlertSummary> Sums, IReadOnlyList<LedgerRow> Rows, AdministrationPages Pages);
