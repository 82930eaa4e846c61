using SupplierDiversity.Features.Notices;
using SupplierDiversity.Features.TenderAlerts;
using SupplierDiversity.Jobs;
using SupplierDiversity.Mail.Letters;
using SupplierDiversity.Mail.Sending;
using SupplierDiversity.Operating.Backups;

namespace SupplierDiversity.Features.Administration;

/// <summary>What waits for an administrator, gathered from the features that know it; the oldest first.</summary>
public sealed class WorkList(NoticeImports imports, MailSwitch mailSwitch, LetterList letters, LedgerRows ledger, JobRuns jobRuns, RestoredPortal restored, TimeProvider clock)
{
    // A refusal somebody has not looked at for a month will not be looked at because it is still listed.
    private static readonly TimeSpan RefusalsShown = TimeSpan.FromDays(30);
    private const int ImportsLookedAt = 100;
    private const int AlertsCounted = 1000;

    /// <summary>Everything that waits now.</summary>
    public async Task<IReadOnlyList<WorkItem>> NowAsync(CancellationToken ct)
    {
        var items = new List<WorkItem>();
        var mail = await mailSwitch.ReadAsync(ct);
        if (await restored.FindAsync(ct) is { } at)
        {
            items.Add(new("restored", "/admin/restored", at.Restored));
        }
        else if (mail.SendingPausedAt is { } paused)
        {
            items.Add(new("paused", "/admin/mail", paused, Name: mail.PausedBy));
        }

        if (mail.UnreachableSince is { } unreachable)
        {
            items.Add(new("unreachable", "/admin/mail", unreachable, Reason: mail.UnreachableReason));
        }

        if (await letters.ParkedAsync(1, ct) is [var oldest])
        {
            items.Add(new("letters", "/admin/mail/parked", oldest.StateAt, await letters.CountParkedAsync(ct)));
        }

        var parked = await ledger.ParkedAsync(AlertsCounted, ct);
        if (parked.Alerts is [var first, ..])
        {
            items.Add(new("alerts", "/admin/ledger", first.StateAt, parked.Alerts.Count));
        }

        items.AddRange(parked.Editions.Select(e => new WorkItem("edition", "/admin/ledger", e.PublishedAt, Name: e.TenderId, Reason: e.Reason)));
        var since = clock.GetUtcNow() - RefusalsShown;
        items.AddRange((await imports.ListAsync(0, ImportsLookedAt, ct))
            .Where(i => i.Rejected > 0 && i.WithdrawnAt is null && i.StartedAt > since)
            .Select(i => new WorkItem("refused", $"/admin/imports/{i.ImportId}", i.StartedAt, i.Rejected, i.Name)));
        items.AddRange((await jobRuns.LastAsync(ct)).Where(r => r.Error is not null)
            .Select(r => new WorkItem("broken", $"/admin/jobs/{r.Job}", r.StartedAt, Name: r.Job, Reason: r.Error)));
        return [.. items.OrderBy(i => i.Since)];
    }
}

/// <summary>Something that waits.</summary>
/// <param name="Kind">What it is; its words are the texts <c>administration.work.…</c>, with a count <c>administration.work_counted.…</c>.</param>
/// <param name="Path">Where to deal with it, within a language.</param>
/// <param name="Since">UTC.</param>
/// <param name="Count">How many things wait there; null where there is nothing to count.</param>
/// <param name="Name">Name of the thing or person, where there is one.</param>
/// <param name="Reason">Why, in the words of a server or an exception; English.</param>
public sealed record WorkItem(string Kind, string Path, DateTimeOffset Since, int? Count = null, string? Name = null, string? Reason = null);
