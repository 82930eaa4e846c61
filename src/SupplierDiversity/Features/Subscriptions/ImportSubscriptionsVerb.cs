using System.Globalization;
using SupplierDiversity.Commands;
using SupplierDiversity.Database;
using SupplierDiversity.Rules.Alerts;

namespace SupplierDiversity.Features.Subscriptions;

/// <summary><c>import-subscriptions FILE.csv</c>: networks and people who already agreed to alerts. Safe to repeat.</summary>
internal static class ImportSubscriptionsVerb
{
    private const int RowsInOneTransaction = 500;
    private static readonly string[] Columns = ["email", "name", "organisation", "languages", "cpv", "nuts", "words", "frequency", "confirmed_at"];

    public static Verb Verb { get; } = new(
        "import-subscriptions", "FILE.csv", "networks and people who already agreed to alerts", UsesDatabase: true, RunAsync);

    private static async Task<int> RunAsync(VerbCall call)
    {
        if (call.Arguments is not [var path] || path.StartsWith('-'))
        {
            call.Error.WriteLine("import-subscriptions takes one CSV file.");
            return Exit.BadUsage;
        }

        using var text = CsvFile.Open(path);
        var file = new CsvFile(Path.GetFileName(path), text, Columns, mayMiss: ["words"]);
        int read = 0, rejected = 0;
        void Refuse(string reason)
        {
            rejected++;
            call.Error.WriteLine(reason);
        }

        var (db, book, now) = (call.Get<Db>(), call.Get<SubscriptionBook>(), call.Get<TimeProvider>().GetUtcNow());
        var outcomes = new Dictionary<SubscriptionImport, int>();
        foreach (var rows in file.Rows(Refuse).Chunk(RowsInOneTransaction))
        {
            read += rows.Length;
            await db.InTransactionAsync(
                async (connection, transaction) =>
                {
                    foreach (var row in rows.Where(r => r.IsWhole))
                    {
                        if (Problem(row, now, out var wish, out var confirmedAt) is { } problem)
                        {
                            Refuse(file.At(row.Line, problem));
                            continue;
                        }

                        var outcome = await book.ImportAsync(connection, transaction, wish!, confirmedAt);
                        outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
                        if (outcome == SubscriptionImport.Ended)
                        {
                            Refuse(file.At(row.Line, "the person ended these alerts after this consent; a newer consent is needed"));
                        }
                    }
                },
                call.Cancellation);
        }

        if (file.Refusal is not null)
        {
            call.Error.WriteLine(file.Refusal);
        }

        var (added, updated) = (outcomes.GetValueOrDefault(SubscriptionImport.Added), outcomes.GetValueOrDefault(SubscriptionImport.Updated));
        call.Print(new { read, added, updated, rejected }, $"{read} read, {added} added, {updated} updated, {rejected} rejected");
        return rejected > 0 || file.Refusal is not null ? Exit.SomeRefused : Exit.Success;
    }

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
