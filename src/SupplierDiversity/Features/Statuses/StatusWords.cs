using System.Globalization;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Ownership;
using SupplierDiversity.Rules.Statuses;

namespace SupplierDiversity.Features.Statuses;

/// <summary>Says a decision in a language.</summary>
internal static class StatusWords
{
    public static string Of(Language language, StatusReason reason) =>
        language.Of($"statuses.why.{reason.Name}", [.. reason.Values.Select(v => (v.Name, (object?)Written(language, v.Value)))]);

    /// <summary>Which documents were seen for a result, by which role of which city, when, and until when they hold.</summary>
    public static IEnumerable<string> Evidence(Language language, FirmStatus status, bool diverse) =>
        (diverse ? [(EvidenceSubject.Staff, status.DiverseEvidence?.Staff), (EvidenceSubject.Practice, status.DiverseEvidence?.Practice)]
            : new (EvidenceSubject About, EvidenceFinding? Finding)[] { (EvidenceSubject.Owners, status.Evidence) })
        .Select(e => e.Item2 is { } finding ? Evidence(language, status, e.Item1, finding) : null).OfType<string>();

    private static string? Evidence(Language language, FirmStatus status, EvidenceSubject about, EvidenceFinding finding)
    {
        if (finding.By is not { } by)
        {
            return finding.ForEarlier ? language[$"evidence.why.earlier.{about}"] : null;
        }

        var seen = language.ShortDay(status.City.DayAt(by.SeenAt));
        (string, object?)[] values = [("city", status.City.Name), ("seen", seen), ("until", language.ShortDay(by.Until))];
        return status.Documents.First(d => d.DocumentId == by.DocumentId).Said is { } said
            ? language.Of($"evidence.why.{finding.Standing}", [.. values, ("issuer", said.Issuer), ("number", said.Number)])
            : language.Of("evidence.why.taken_back", values);
    }

    private static object Written(Language language, object value) => value switch
    {
        Share share => Written(language, share),
        DateOnly day => language.ShortDay(day),
        _ => value,
    };

    // A share that percent cannot write out is cut, not rounded, and its fraction stands beside it.
    private static string Written(Language language, Share share)
    {
        var percent = language.Percent(share.ToPercent(), "0.##");
        return share.IsWholePercent() ? percent : string.Create(CultureInfo.InvariantCulture, $"{percent} ({share})");
    }
}
