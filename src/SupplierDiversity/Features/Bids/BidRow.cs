using System.Globalization;
using SupplierDiversity.Commands;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Rules.Suppliers;

namespace SupplierDiversity.Features.Bids;

/// <summary>A bid as a city's e-tendering system gives it.</summary>
internal sealed record BidRow
{
    /// <summary>The columns of the file.</summary>
    public static readonly string[] Columns = ["notice_id", "lot_id", "scheme", "registration_id", "name", "country", "submitted_at", "amount", "currency", "status", "reason"];

    private static readonly string[] States = ["received", "withdrawn", "inadmissible", "rejected", "shortlisted", "awarded"];
    private const int LongestReason = 2000;
    private const int LongestId = 100;
    private const decimal Highest = 1_000_000_000_000m;

    public required string NoticeId { get; init; }

    public required string LotId { get; init; }

    public required string Scheme { get; init; }

    public required string RegistrationId { get; init; }

    public required string RegistrationKey { get; init; }

    public required string Name { get; init; }

    public required string Country { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public required long? AmountCents { get; init; }

    public required string? Currency { get; init; }

    public required string State { get; init; }

    public required string Reason { get; init; }

    /// <summary>Reads a row; the reason names all that is wrong.</summary>
    public static (BidRow? Row, string? Problem) Read(CsvRow row, DateTimeOffset now)
    {
        var country = row["country"].ToUpperInvariant();
        var currency = row["currency"].ToUpperInvariant();
        decimal amount = 0;
        List<string> wrong = [];
        Require(row["notice_id"].Length is > 0 and <= LongestId, "notice_id must be there: the id or publication number of the notice");
        Require(row["lot_id"].Length <= LongestId, "lot_id is too long");
        Require(RegistrationNumber.Scheme(row["scheme"]) is not null, $"scheme '{row.Shown("scheme")}' must name the register as org-id.guide does, such as NL-KVK or EU-VAT");
        Require(RegistrationNumber.Key(row["registration_id"]) is not null, $"registration_id '{row.Shown("registration_id")}' is no number of a firm");
        Require(row["name"].Length > 0 && SubscriptionWishReading.IsName(row["name"]), $"name must be there, on one line and of at most {SubscriptionWishReading.LongestName} characters");
        Require(country.Length == 2 && country.All(char.IsAsciiLetter), $"country '{row.Shown("country")}' must be two letters (ISO 3166-1), such as NL");
        var isInstant = Instant(row["submitted_at"], out var submitted);
        Require(isInstant, $"submitted_at '{row.Shown("submitted_at")}' must be a time with its offset, such as 2026-03-01T11:59:00+01:00");
        Require(!isInstant || submitted <= now, $"submitted_at '{row.Shown("submitted_at")}' lies ahead");
        Require(row["amount"].Length == 0 || Amount(row["amount"], out amount), $"amount '{row.Shown("amount")}' must be a number above zero with a point before the cents, such as 12500.50");
        Require(row["amount"].Length == 0 || (currency.Length == 3 && currency.All(char.IsAsciiLetterUpper)), $"currency '{row.Shown("currency")}' must be three letters (ISO 4217), such as EUR");
        Require(States.Contains(row["status"]), $"status '{row.Shown("status")}' must be one of {string.Join(", ", States)}");
        Require(row["reason"].Length <= LongestReason, $"reason is longer than {LongestReason} characters");
        return wrong.Count > 0 ? (null, string.Join("; ", wrong)) : (new BidRow
        {
            NoticeId = row["notice_id"],
            LotId = row["lot_id"],
            Scheme = RegistrationNumber.Scheme(row["scheme"])!,
            RegistrationId = row["registration_id"],
            RegistrationKey = RegistrationNumber.Key(row["registration_id"])!,
            Name = row["name"],
            Country = country,
            SubmittedAt = submitted,
            AmountCents = row["amount"].Length == 0 ? null : (long)(amount * 100),
            Currency = row["amount"].Length == 0 ? null : currency,
            State = row["status"],
            Reason = row["reason"],
        }, null);

        void Require(bool right, string words)
        {
            if (!right)
            {
                wrong.Add(words);
            }
        }
    }

    private static bool Amount(string text, out decimal amount) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount) && amount > 0 && amount <= Highest && decimal.Round(amount, 2) == amount;

    // The time of a bid decides whether it was in time: without an offset nobody knows when it was.
    private static bool Instant(string text, out DateTimeOffset at)
    {
        at = default;
        return text.Length > 10 && text[10] == 'T' && (text.EndsWith('Z') || text[^6] is '+' or '-')
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out at);
    }
}
