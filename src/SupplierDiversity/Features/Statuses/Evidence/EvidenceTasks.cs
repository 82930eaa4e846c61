using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.Statuses.Evidence;

/// <summary>Which documents a firm should look after.</summary>
internal static class EvidenceTasks
{
    private const int Early = 30;

    /// <summary>Documents whose last day is within these days, that some city has seen and that no later one follows.</summary>
    public static IEnumerable<EvidenceDocument> RunningOut(this IReadOnlyList<EvidenceDocument> documents, DateOnly from, DateOnly to) =>
        documents.Where(d => d.TakenBackAt is null && d.Until >= from && d.Until <= to && d.Reviews.Any(r => r.Decision is { Accepted: true })
            && !documents.Any(later => later.About == d.About && later.TakenBackAt is null && later.Until > d.Until && later.Reviews.Any(r => r.Decision is null or { Accepted: true })));

    /// <summary>Documents a city sent back after which the firm has sent no other.</summary>
    public static IEnumerable<EvidenceDocument> SentBack(this IReadOnlyList<EvidenceDocument> documents) =>
        documents.Where(d => d.TakenBackAt is null && d.Reviews.Any(r => r.Decision is { Accepted: false } && !documents.Any(later => later.About == d.About && later.SentAt > r.DecidedAt)));

    /// <summary>What the firm's home page says about its documents.</summary>
    public static async Task<IReadOnlyList<FirmTask>> TasksAsync(this EvidenceBook book, TimeProvider clock, Firm firm, Language t, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var documents = await book.OfFirmAsync(firm.SupplierId, ct);
        var path = $"/business/{firm.SupplierId}/evidence";
        List<FirmTask> tasks = [new(t["evidence.title"], path, Waits: false)];
        if (documents.SentBack().Any())
        {
            tasks.Add(new(t["evidence.task.sent_back"], path, Waits: true));
        }

        if (documents.RunningOut(today.AddYears(-1), today.AddDays(Early)).MaxBy(d => d.Until) is { } ending)
        {
            tasks.Add(new(t.Of(ending.Until < today ? "evidence.task.ran_out" : "evidence.task.runs_out", ("day", t.ShortDay(ending.Until))), path, Waits: true));
        }

        return tasks;
    }
}
