using System.Globalization;
using System.Text.Json;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Tests.Features.Notices;

/// <summary>Compares the columns pages and searches use with the facts of the same notice.</summary>
internal sealed class StoredComparison(StoredNotice stored, JsonElement facts)
{
    public int Values { get; private set; }

    public List<string> Differences { get; } = [];

    public void Run()
    {
        Same("notice id", Text(facts, "noticeId"), stored.Notice["notice_id"]);
        Same("version", int.Parse(Text(facts, "noticeVersion") ?? "1", CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture), stored.Notice["version"]);
        Same("procedure", Text(facts, "procedureId") ?? Text(facts, "noticeId"), stored.Tender["procedure_id"]);
        Same("subtype", Text(facts, "subtype"), stored.Notice["subtype"]);
        Same("publication number", Text(facts, "publicationNumber")?.TrimStart('0'), stored.Notice["publication_number"]);
        Same("publication day", Text(facts, "publicationDate")?[..10], stored.Notice["published_on"]?[..10]);
        Same("procedure type", Text(facts, "procedureType"), stored.Tender["procedure_code"]);
        var procedure = Child(facts, "procedure");
        var lots = Items(facts, "lots").Where(l => Text(l, "scheme") is null or "Lot" && Text(l, "id") is { Length: > 0 }).DistinctBy(l => Text(l, "id")).ToList();
        SameList("cpv", [.. lots.Prepend(procedure).SelectMany(Cpv).Distinct().Order(StringComparer.Ordinal)], stored.Cpv);
        Same("main cpv", lots.Prepend(procedure).SelectMany(Cpv).FirstOrDefault(), stored.Tender["cpv_main"]);
        Same("value", Money(procedure) ?? (lots.Count == 1 ? Money(lots[0]) : null), Stored(stored.Tender));
        Same("number of lots", lots.Count.ToString(CultureInfo.InvariantCulture), stored.Tender["lot_count"]);
        SameList(
            "lots",
            [.. lots.Select(l => $"{Text(l, "id")} {Cpv(l).FirstOrDefault()} {Money(l)} {Deadline(l)}")],
            [.. stored.Lots.Select(l => $"{l["lot_id"]} {l["cpv_main"]} {Stored(l)} {Printed(l["lot_id"]!, l["deadline_at"])}")]);
        Results(Child(facts, "result"));
    }

    private void Results(JsonElement result)
    {
        if (stored.Results.Count == 0)
        {
            return;
        }

        var results = Items(result, "lotResults").Where(r => Texts(r, "lots").Any()).ToList();
        SameList(
            "results",
            [.. results.Select(r => $"{Texts(r, "lots").First()} {Text(r, "status")} {Text(r, "notAwardedReason")}".Replace("unpublished", "", StringComparison.Ordinal).TrimEnd()).Order(StringComparer.Ordinal)],
            [.. stored.Results.Select(r => $"{r["lot_id"]} {r["status"]} {r["not_awarded_reason"]}".TrimEnd()).Order(StringComparer.Ordinal)]);
        SameList(
            "bids",
            [.. results.SelectMany(r => Items(r, "submissions").Where(s => Text(s, "count") is not (null or "-1"))
                .Select(s => $"{Texts(r, "lots").First()} {Text(s, "code") ?? "unspecified"} {(int)decimal.Parse(Text(s, "count")!, CultureInfo.InvariantCulture)}").Distinct()).Order(StringComparer.Ordinal)],
            [.. stored.Bids.Select(b => $"{b["lot_id"]} {b["kind"]} {b["bids"]}").Order(StringComparer.Ordinal)]);
        var sizes = Items(result, "tendererOrganizations").Select(o => Text(o, "size")).ToHashSet();
        foreach (var winner in stored.Winners.Where(w => !sizes.Contains(w["size"])))
        {
            Differences.Add($"winner of {winner["lot_id"]} has a size [{winner["size"]}] the notice does not state");
        }
    }

    private void Same(string what, string? fact, string? read)
    {
        fact = fact is "" or "unpublished" ? null : fact;
        Values += fact is null && read is null ? 0 : 1;
        if (fact != read)
        {
            Differences.Add($"stored {what}: facts [{fact}], stored [{read}]");
        }
    }

    private void SameList(string what, IReadOnlyList<string> fact, IReadOnlyList<string> read)
    {
        Values += Math.Max(fact.Count, read.Count);
        if (!fact.SequenceEqual(read))
        {
            Differences.Add($"stored {what}: facts [{string.Join(" | ", fact.Except(read).Take(3))}], stored [{string.Join(" | ", read.Except(fact).Take(3))}] ({fact.Count} and {read.Count})");
        }
    }

    private static IEnumerable<string> Cpv(JsonElement parent) =>
        Texts(parent, "cpvMain").Concat(Texts(parent, "cpvAdditional")).Select(c => c.Split('-')[0]).Where(c => c.Length > 0);

    private static string? Money(JsonElement parent)
    {
        var value = Child(parent, "estimatedValue");
        return Text(value, "amount") is { } amount && amount != "-1"
            ? $"{(long)Math.Round(decimal.Parse(amount, CultureInfo.InvariantCulture) * 100, MidpointRounding.AwayFromZero)} {Text(value, "currency")}" : null;
    }

    private static string? Stored(IReadOnlyDictionary<string, string?> row) => row["value_cents"] is { } cents ? $"{cents} {row["currency"]}" : null;

    // The first of: requests to take part, bids, interest.
    private static string? Deadline(JsonElement lot) =>
        new[] { "deadlineRequests", "deadlineTenders", "deadlineInterest" }.Select(name => At(Child(lot, name))).FirstOrDefault(at => at is not null);

    private static string? At(JsonElement fact)
    {
        if (Text(fact, "date") is not { } date)
        {
            return null;
        }

        var time = Text(fact, "time") ?? "23:59:59";
        var (clock, offset) = (time[..8], time.Length > 8 ? time[^1] == 'Z' ? "Z" : time[^6..] : date.Length > 10 ? date[10..] : "Z");
        return Instant($"{date[..10]}T{clock}{offset}");
    }

    // A deadline without an offset is stored as an instant in the buyer's zone; the facts have its hands only.
    private string? Printed(string lot, string? at)
    {
        var read = stored.Document.Lots.Where(l => l.LotId == lot).Select(LotDeadline.Of).FirstOrDefault();
        return read is { OffsetStated: false } && Instant(at) == Instant(read.At.ToString("O", CultureInfo.InvariantCulture))
            ? read.At.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) : Instant(at);
    }

    private static string? Instant(string? at) => at is null ? null
        : DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static JsonElement Child(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var child) ? child : default;

    private static string? Text(JsonElement parent, string name) =>
        Child(parent, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()!.Trim() : null;

    private static List<JsonElement> Items(JsonElement parent, string name) =>
        Child(parent, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    private static IEnumerable<string> Texts(JsonElement parent, string name) => Child(parent, name) switch
    {
        { ValueKind: JsonValueKind.String } one => [one.GetString()!.Trim()],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(t => t.GetString()!.Trim()),
        _ => [],
    };
}
