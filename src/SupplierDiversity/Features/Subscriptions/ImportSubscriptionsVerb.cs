using System.Globalization;
using SupplierDiversity.Commands;
using SupplierDiversity.Rules.Alerts;

namespace SupplierDiversity.Features.Subscriptions;

/// <summary><c>import-subscriptions FILE.csv</c>: networks and people who already agreed to alerts. Safe to repeat.</summary>
internal static class ImportSubscriptionsVerb
{
    private static readonly string[] Columns = ["email", "name", "organisation", "languages", "cpv", "nuts", "words", "frequency", "confirmed_at"];

    public static Verb Verb { get; } = CsvImport.Verb("import-subscriptions", "networks and people who already agreed to alerts", Columns, mayMiss: ["words"], call =>
    {
        var (book, now) = (call.Get<SubscriptionBook>(), call.Get<TimeProvider>().GetUtcNow());
        return async (connection, transaction, row) => Problem(row, now, out var wish, out var confirmedAt) is { } problem
            ? TakenRow.Refused(problem)
            : await book.ImportAsync(connection, transaction, wish!, confirmedAt) switch
            {
                SubscriptionImport.Added => TakenRow.Added,
                SubscriptionImport.Updated => TakenRow.Updated,
                _ => TakenRow.Refused("the person ended these alerts after this consent; a newer consent is needed"),
            };
    });

    // The first problem of a row, or null and the wish.
    private static string? Problem(CsvRow row, DateTimeOffset now, out SubscriptionWish? wish, out DateTimeOffset confirmedAt)
    {
        (wish, confirmedAt) = (null, default);
        if (SubscriptionWishReading.Address(row["email"], out var problem) is not { } address)
        {
            return $"email '{row.Shown("email")}' is no usable address: {problem}";
        }

        if (!SubscriptionWishReading.IsName(row["name"]) || !SubscriptionWishReading.IsName(row["organisation"]))
        {
            return $"name and organisation hold at most {SubscriptionWishReading.LongestName} characters and no line break";
        }

        var languages = row.Values("languages");
        if (languages.Length == 0 || languages.Length > 20 || Array.Find(languages, l => !SubscriptionWishReading.IsLanguage(l)) is not null)
        {
            return $"languages '{row.Shown("languages")}' must be one to twenty language tags such as tr;de";
        }

        var (filter, refused) = AlertFilter.Read(row.Values("cpv"), row.Values("nuts"), row.Values("words"));
        if (refused.Count > 0)
        {
            return refused[0].List switch
            {
                AlertFilterList.Cpv => $"cpv '{CsvRow.Short(refused[0].Typed)}' is no CPV code or prefix, or the row has more than {AlertFilter.Most}",
                AlertFilterList.Nuts => $"nuts '{CsvRow.Short(refused[0].Typed)}' is no NUTS code or prefix, or the row has more than {AlertFilter.Most}",
                _ => $"words '{CsvRow.Short(refused[0].Typed)}' has no letter or digit, is longer than 100 characters, or the row has more than {AlertFilter.Most}",
            };
        }

        if (Subscription.FrequencyOf(row["frequency"]) is not { } frequency)
        {
            return $"frequency '{row.Shown("frequency")}' must be instant, daily or weekly";
        }

        if (Instant(row["confirmed_at"]) is not { } at)
        {
            return $"confirmed_at '{row.Shown("confirmed_at")}' must be the instant of consent, such as 2026-01-31T10:00:00Z";
        }

        if (at > now)
        {
            return $"confirmed_at {row["confirmed_at"]} lies ahead; consent cannot be given later";
        }

        confirmedAt = at;
        wish = new SubscriptionWish(address.Email, address.Key, row["name"], row["organisation"], languages, filter, frequency);
        return null;
    }

    // A day or an instant as ISO 8601; without an offset it is UTC.
    private static DateTimeOffset? Instant(string text) =>
        text.Length >= 10 && char.IsAsciiDigit(text[0]) && text[4] == '-' && text[7] == '-'
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
