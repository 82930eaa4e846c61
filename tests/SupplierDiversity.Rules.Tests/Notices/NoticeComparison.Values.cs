using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Tests.Notices;

internal sealed partial class NoticeComparison
{
    private void Same(string what, string? fact, string? read)
    {
        fact = fact is "" or "unpublished" ? null : fact;
        if (fact is null && read is null)
        {
            return;
        }

        Values++;
        if (fact != read)
        {
            Differences.Add($"{what}: facts [{fact}], read [{read}]");
        }
    }

    private void SameList(string what, IEnumerable<string> fact, IEnumerable<string> read)
    {
        var (facts, reads) = (fact.Where(f => f.Length > 0).ToList(), read.ToList());
        Values += Math.Max(facts.Count, reads.Count);
        if (!facts.SequenceEqual(reads))
        {
            Differences.Add($"{what}: facts [{string.Join(" | ", facts)}], read [{string.Join(" | ", reads)}]");
        }
    }

    private void SameTexts(string what, JsonElement parent, string name, LocalText read) =>
        SameByLanguage(what, parent, name, f => f.GetString()!.Trim(), read, t => t);

    private void SameLengths(string what, JsonElement parent, string name, LocalText read) =>
        SameByLanguage(what, parent, name, f => f.GetInt32().ToString(CultureInfo.InvariantCulture), read, t => Plain(t.EnumerateRunes().Count()));

    private void SameByLanguage(string what, JsonElement parent, string name, Func<JsonElement, string> expected, LocalText read, Func<string, string> actual)
    {
        var facts = new Dictionary<string, string>();
        if (parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var texts))
        {
            foreach (var text in texts.EnumerateObject().Where(t => expected(t.Value) is not ("" or "0")))
            {
                facts.TryAdd(text.Name.Length == 0 ? notice.Language : Iso(text.Name), expected(text.Value));
            }
        }

        SameList(what, facts.Select(f => $"{f.Key} {f.Value}").Order(), read.ByLanguage.Select(t => $"{t.Key} {actual(t.Value)}").Order());
    }

    private void SameMoney(string what, JsonElement parent, string name, Money? read)
    {
        var fact = Child(parent, name);
        var amount = Number(Text(fact, "amount"));
        Same(what, amount is null or "-1" ? null : $"{amount} {Text(fact, "currency")}", read is null ? null : $"{Plain(read.Amount)} {read.Currency}");
    }

    private void SameDeadline(string what, JsonElement parent, string name, NoticeDeadline? read)
    {
        var fact = Child(parent, name);
        Same(what, Instant(Text(fact, "date"), Text(fact, "time"), "23:59:59"), Plain(read?.At));
    }

    private static List<string> Cpv(JsonElement parent) =>
        [.. Texts(parent, "cpvMain").Concat(Texts(parent, "cpvAdditional")).Select(c => c.Split('-')[0]).Distinct()];

    private static string? Day(string? raw) => raw?[..10];

    // Another way than the reader's: by pattern and by the library's own parser.
    private static string? Instant(string? date, string? time, string withoutTime)
    {
        if (date is null)
        {
            return null;
        }

        var clock = Clock().Match(time ?? "");
        var offset = clock.Groups[2].Success && clock.Groups[2].Length > 0 ? clock.Groups[2].Value : date[10..];
        var text = $"{date[..10]}T{(clock.Success ? clock.Groups[1].Value : withoutTime)}{(offset.Length == 0 ? "Z" : offset)}";
        return Plain(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^(\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$")]
    private static partial Regex Clock();

    // The platform's own list of languages, not the reader's.
    private static readonly Dictionary<string, string> TwoLetters = CultureInfo.GetCultures(CultureTypes.NeutralCultures)
        .Where(c => c.TwoLetterISOLanguageName.Length == 2)
        .GroupBy(c => c.ThreeLetterISOLanguageName)
        .ToDictionary(g => g.Key, g => g.First().TwoLetterISOLanguageName, StringComparer.OrdinalIgnoreCase);

    private static string Iso(string code) => TwoLetters.GetValueOrDefault(code) ?? code.ToLowerInvariant();

    private static string? Number(string? raw) => raw is null ? null : Plain(decimal.Parse(raw, CultureInfo.InvariantCulture));

    private static string Plain(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Plain(decimal value) => (value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    private static string? Plain(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Plain(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

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
