using System.Globalization;
using SupplierDiversity.Commands;
using SupplierDiversity.Rules.Alerts;

namespace SupplierDiversity.Features.Subscriptions;

/// <summary><c>import-subscriptions FILE.csv</c>: networks and people who already agreed to alerts. Safe to repeat.</summary>
internal static class ImportSubscriptionsVerb
{
    private static readonly string[] Columns = ["email", "name", "organisation", "languages", "cpv", "nuts", "words", "frequency", "confirmed_at"];

    private const int MostShown = 5;

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

    // All that is wrong with a row, so that a list is mended in one go; or null and the wish.
    private static string? Problem(CsvRow row, DateTimeOffset now, out SubscriptionWish? wish, out DateTimeOffset confirmedAt)
    {
        (wish, confirmedAt) = (null, default);
        List<string> wrong = [];
        var address = SubscriptionWishReading.Address(row["email"], out var problem);
        Require(address is not null, $"email '{row.Shown("email")}' is no usable address: {problem}");
        Require(
            SubscriptionWishReading.IsName(row["name"]) && SubscriptionWishReading.IsName(row["organisation"]),
            $"name and organisation hold at most {SubscriptionWishReading.LongestName} characters and no line break");
        var languages = row.Values("languages");
        Require(
            languages.Length is > 0 and <= 20 && Array.TrueForAll(languages, SubscriptionWishReading.IsLanguage),
            $"languages '{row.Shown("languages")}' must be one to twenty language tags such as tr;de");
        var (filter, refused) = AlertFilter.Read(row.Values("cpv"), row.Values("nuts"), row.Values("words"));
        wrong.AddRange(refused.Select(r => r.List switch
        {
            AlertFilterList.Cpv => $"cpv '{CsvRow.Short(r.Typed)}' is no CPV code or prefix, or the row has more than {AlertFilter.Most}",
            AlertFilterList.Nuts => $"nuts '{CsvRow.Short(r.Typed)}' is no NUTS code or prefix, or the row has more than {AlertFilter.Most}",
            _ => $"words '{CsvRow.Short(r.Typed)}' has no letter or digit, is longer than 100 characters, or the row has more than {AlertFilter.Most}",
        }).Take(MostShown));
        var frequency = Subscription.FrequencyOf(row["frequency"]);
        Require(frequency is not null, $"frequency '{row.Shown("frequency")}' must be instant, daily or weekly");
        var at = Instant(row["confirmed_at"]);
        Require(at is not null, $"confirmed_at '{row.Shown("confirmed_at")}' must be the instant of consent, such as 2026-01-31T10:00:00Z");
        Require(at is null || at <= now, $"confirmed_at {row.Shown("confirmed_at")} lies ahead; consent cannot be given later");
        if (wrong.Count > 0)
        {
            return string.Join("; ", wrong);
        }

        confirmedAt = at!.Value;
        wish = new SubscriptionWish(address!.Value.Email, address.Value.Key, row["name"], row["organisation"], languages, filter, frequency!.Value);
        return null;

        void Require(bool right, string words)
        {
            if (!right)
            {
                wrong.Add(words);
            }
        }
    }

    // A day or an instant as ISO 8601; without an offset it is UTC.
    private static DateTimeOffset? Instant(string text) =>
        text.Length >= 10 && char.IsAsciiDigit(text[0]) && text[4] == '-' && text[7] == '-'
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
