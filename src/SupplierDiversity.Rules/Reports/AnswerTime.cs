namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// The last day for an answer to a request for information, as the city's law counts it. The day of receipt does not count
/// (Regulation (EEC, Euratom) No 1182/71, Article 3(1)).
/// </summary>
/// <param name="Count">How many.</param>
/// <param name="Unit">One of <see cref="Units"/>.</param>
public sealed record AnswerTime(int Count, string Unit)
{
    private const int DaysPerWeek = 7;

    /// <summary>What is counted.</summary>
    public static IReadOnlyList<string> Units { get; } = ["days", "working-days", "weeks", "months"];

    // National laws as of 2026; regions and cities may have their own, so these only fill an empty form.
    private static readonly Dictionary<string, (string Law, AnswerTime Time)> Usual = new(StringComparer.Ordinal)
    {
        ["AUT"] = ("Informationsfreiheitsgesetz, § 8", new(4, "weeks")),
        ["BEL"] = ("Loi du 11 avril 1994 / Wet van 11 april 1994, art. 6, § 5", new(30, "days")),
        ["CHE"] = ("Bundesgesetz über das Öffentlichkeitsprinzip der Verwaltung, Art. 12", new(20, "days")),
        ["DEU"] = ("Informationsfreiheitsgesetz, § 7 Abs. 5", new(1, "months")),
        ["ESP"] = ("Ley 19/2013, artículo 20", new(1, "months")),
        ["FRA"] = ("Code des relations entre le public et l’administration, art. R. 311-13", new(1, "months")),
        ["GBR"] = ("Freedom of Information Act 2000, s. 10", new(20, "working-days")),
        ["IRL"] = ("Freedom of Information Act 2014, s. 13", new(4, "weeks")),
        ["ITA"] = ("Decreto legislativo 33/2013, art. 5, comma 6", new(30, "days")),
        ["NLD"] = ("Wet open overheid, artikel 4.4", new(4, "weeks")),
        ["POL"] = ("Ustawa o dostępie do informacji publicznej, art. 13 ust. 1", new(14, "days")),
        ["ROU"] = ("Legea 544/2001, art. 7", new(10, "days")),
    };

    /// <summary>What is usual in a country, to be checked by the city; null: nothing is proposed.</summary>
    /// <param name="country">ISO 3166-1 alpha-3.</param>
    public static (string Law, AnswerTime Time)? Of(string country) => Usual.TryGetValue(country, out var usual) ? usual : null;

    /// <summary>
    /// The last day. Working days are Monday to Friday; the portal does not know public holidays and says so beside the choice, so the day may be earlier than the law says, never later.
    /// </summary>
    public DateOnly LastDay(DateOnly received) => Unit switch
    {
        "weeks" => received.AddDays(Count * DaysPerWeek),
        "months" => received.AddMonths(Count),
        "working-days" => Working(received),
        _ => received.AddDays(Count),
    };

    private DateOnly Working(DateOnly received)
    {
        var day = received;
        for (var left = Count; left > 0; left -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1)
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
