using System.Globalization;
using System.Text.Json;
using SupplierDiversity.Rules.Ownership;

namespace SupplierDiversity.Features.Statuses;

/// <summary>An object of a question file and where it stands, so that every refusal names its place.</summary>
internal sealed class JsonPart
{
    private readonly JsonElement _element;
    private readonly string _place;

    public JsonPart(JsonElement element, string place)
    {
        (_element, _place) = (element, place);
        if (element.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined))
        {
            throw new FormatException($"{(place.Length == 0 ? "the file" : place)}: must be an object in braces");
        }
    }

    /// <summary>False when the part is missing or null.</summary>
    public bool IsStated => _element.ValueKind == JsonValueKind.Object;

    public FormatException Fault(string name, string reason) => new($"{At(name)}: {reason}");

    public JsonPart Part(string name) => new(Value(name), At(name));

    public IEnumerable<JsonPart> List(string name) => Value(name) switch
    {
        { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select((e, i) => new JsonPart(e, string.Create(CultureInfo.InvariantCulture, $"{At(name)}[{i}]"))),
        _ => throw Fault(name, "must be a list in brackets"),
    };

    /// <summary>A text, or a number as it is written, which keeps 0.1 exact.</summary>
    public string? Text(string name) => Value(name) switch
    {
        { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => throw Fault(name, "must be a text or a number"),
    };

    /// <summary>A part of the whole: from nothing to all.</summary>
    public Share? Fraction(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var share = Share.Parse(text) ?? throw Fault(name, $"'{text}' is no fraction, decimal or percentage");
        return share >= Share.Zero && share <= Share.One ? share : throw Fault(name, $"'{text}' must lie between nothing and the whole (0 to 1, or 0 % to 100 %)");
    }

    public DateOnly? Day(string name) => Text(name) switch
    {
        null => null,
        var text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Fault(name, $"'{text}' is no day such as 2026-01-31"),
    };

    public int? Count(string name) => Whole(name, int.MaxValue);

    public int? Score(string name) => Whole(name, 100);

    public T Choice<T>(string name, T otherwise, params (string Text, T Value)[] choices)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        foreach (var choice in choices)
        {
            if (choice.Text == text)
            {
                return choice.Value;
            }
        }

        throw Fault(name, $"'{text}' must be one of {string.Join(", ", choices.Select(c => c.Text))}");
    }

    private int? Whole(string name, int most) => Text(name) switch
    {
        null => null,
        var text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw Fault(name, string.Create(CultureInfo.InvariantCulture, $"'{text}' must be a whole number from 0{(most == int.MaxValue ? " on" : $" to {most}")}")),
    };

    private JsonElement Value(string name) => IsStated && _element.TryGetProperty(name, out var value) ? value : default;

    private string At(string name) => _place.Length == 0 ? name : $"{_place}.{name}";
}
