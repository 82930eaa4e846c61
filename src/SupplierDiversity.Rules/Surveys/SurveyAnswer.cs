using System.Globalization;

namespace SupplierDiversity.Rules.Surveys;

/// <summary>An answer as it is kept.</summary>
/// <param name="Number">Count, scale, or share in basis points.</param>
/// <param name="Options">Chosen options.</param>
/// <param name="Text">Words.</param>
/// <param name="Day">A day.</param>
/// <param name="Unsaid">True: the firm prefers not to say. It is unknown, never "no".</param>
public sealed record SurveyAnswer(long? Number = null, IReadOnlyList<string>? Options = null, string? Text = null, DateOnly? Day = null, bool Unsaid = false)
{
    private const string UnsaidMark = "?";

    /// <summary>The firm prefers not to say.</summary>
    public static SurveyAnswer PrefersNot { get; } = new(Unsaid: true);

    /// <summary>The answer in one line, the same in every language; <see cref="Parse"/> reads it.</summary>
    public string Written => this switch
    {
        { Unsaid: true } => UnsaidMark,
        { Number: { } number } => "n" + number.ToString(CultureInfo.InvariantCulture),
        { Options: { } options } => "o" + string.Join(' ', options),
        { Day: { } day } => "d" + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => "t" + Text,
    };

    /// <summary>Reads what <see cref="Written"/> wrote.</summary>
    /// <exception cref="FormatException">It was not written so.</exception>
    public static SurveyAnswer Parse(string written) => (written.Length == 0 ? '\0' : written[0]) switch
    {
        '?' when written == UnsaidMark => PrefersNot,
        'n' => new(Number: long.Parse(written[1..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)),
        'o' => new(Options: written[1..].Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        'd' => new(Day: DateOnly.ParseExact(written[1..], "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        't' => new(Text: written[1..]),
        _ => throw new FormatException($"'{written}' is no answer."),
    };
}
