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

    /// <summary>Which document was seen, by which role of which city, when, and until when it holds; null: none.</summary>
    public static string? Evidence(Language language, FirmStatus status)
    {
        if (status.Evidence.By is not { } by)
        {
            return status.Evidence.EarlierList ? language["evidence.why.earlier_list"] : null;
        }

        var seen = language.ShortDay(status.City.DayAt(by.SeenAt));
        (string, object?)[] values = [("city", status.City.Name), ("seen", seen), ("until", language.ShortDay(by.Until))];
        return status.Documents.First(d => d.DocumentId == by.DocumentId).Said is { } said
            ? language.Of($"evidence.why.{status.Evidence.Standing}", [.. values, ("issuer", said.Issuer), ("number", said.Number)])
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
        var percent = share.ToPercent().ToString("0.##", language.Culture) + "\u00a0%";
        return share.IsWholePercent() ? percent : string.Create(CultureInfo.InvariantCulture, $"{percent} ({share})");
    }
}
