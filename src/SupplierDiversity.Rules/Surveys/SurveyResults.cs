using SupplierDiversity.Rules.Disclosure;

namespace SupplierDiversity.Rules.Surveys;

/// <summary>
/// A figure as it may be printed: hidden counts are null. Nothing about answers leaves but through
/// <see cref="SurveyResults"/>.
/// </summary>
public sealed record ProtectedFigure
{
    /// <summary>Name of the figure in the questionnaire.</summary>
    public required string Name { get; init; }

    /// <summary>True: people, added up over firms; false: firms.</summary>
    public required bool OfPeople { get; init; }

    /// <summary>Those the figure is about.</summary>
    public required long? Yes { get; init; }

    /// <summary>Those of whom it is known that they are not.</summary>
    public required long? No { get; init; }

    /// <summary>Those of whom it is not known; never counted as no.</summary>
    public required long? NotKnown { get; init; }

    /// <summary>All.</summary>
    public required long? Total { get; init; }

    /// <summary>Share of the known in basis points; null where it is hidden or nothing is known.</summary>
    public int? BasisPoints => Yes is { } yes && No is { } no && yes + no > 0 ? (int)Math.Round(yes * 10_000m / (yes + no), MidpointRounding.AwayFromZero) : null;

    /// <summary>True: at least one count is hidden.</summary>
    public bool Hides => Yes is null || No is null || NotKnown is null || Total is null;
}

/// <summary>Everything a results page may print.</summary>
/// <param name="Firms">How many firms answered; null while fewer than k did (nought is printed).</param>
/// <param name="Figures">The figures, in the order of the questionnaire; all of them hidden while fewer than k answered.</param>
public sealed record ProtectedResults(long? Firms, IReadOnlyList<ProtectedFigure> Figures);

/// <summary>
/// The one way from firms' answers to printed figures. A count from 1 to k − 1 is hidden together with what it could be
/// worked out from, and a count of people also where fewer than k firms stand behind it.
/// </summary>
public static class SurveyResults
{
    private const int Percent = Dominance.Usual;

    /// <summary>Counts and protects.</summary>
    /// <param name="questionnaire">The version that was answered.</param>
    /// <param name="answers">The submitted answers, one entry a firm.</param>
    /// <param name="k">The least count a city prints.</param>
    public static ProtectedResults Of(Questionnaire questionnaire, IReadOnlyList<IReadOnlyDictionary<string, SurveyAnswer>> answers, int k)
    {
        ArgumentNullException.ThrowIfNull(questionnaire);
        ArgumentNullException.ThrowIfNull(answers);
        if (answers.Count > 0 && answers.Count < k)
        {
            return new(null, [.. questionnaire.Figures.Select(Hidden)]);
        }

        return new(answers.Count, [.. questionnaire.Figures.Select(f => f.OfPeople ? People(f, answers, k) : Firms(f, answers, k))]);
    }

    // How many firms answered is printed, so a small count takes another one with it. Which one would tell how large they are to
    // whoever knows the rule, and a share needs all of them anyway: so all go.
    private static ProtectedFigure Firms(SurveyFigure figure, IReadOnlyList<IReadOnlyDictionary<string, SurveyAnswer>> answers, int k)
    {
        var (yes, no) = (0, 0);
        foreach (var options in answers.Select(a => a.GetValueOrDefault(figure.Question!)?.Options).OfType<IReadOnlyCollection<string>>())
        {
            (yes, no) = figure.Options.All(options.Contains) ? (yes + 1, no) : (yes, no + 1);
        }

        var unknown = answers.Count - yes - no;
        return new[] { yes, no, unknown }.Any(n => n > 0 && n < k) ? Hidden(figure) with { Total = answers.Count }
            : new() { Name = figure.Name, OfPeople = false, Yes = yes, No = no, NotKnown = unknown, Total = answers.Count };
    }

    // A count of people is told where each part of it is of k firms or of none; so it is never small itself.
    private static ProtectedFigure People(SurveyFigure figure, IReadOnlyList<IReadOnlyDictionary<string, SurveyAnswer>> answers, int k)
    {
        var (counts, firms, largest, second) = (new long[3], new int[3], new long[3], new long[3]);
        foreach (var firm in answers)
        {
            if (firm.GetValueOrDefault(figure.Whole!)?.Number is not { } whole)
            {
                continue;
            }

            // What was not said is not known: all of them where the part was left out, else as many as the firm does not know.
            var part = firm.GetValueOrDefault(figure.Part!)?.Number;
            var unknown = part is null ? whole : figure.Unknown is { } name ? firm.GetValueOrDefault(name)?.Number ?? whole - part.Value : 0;
            long[] own = [part ?? 0, whole - (part ?? 0) - unknown, unknown];
            for (var i = 0; i < own.Length; i++)
            {
                counts[i] += own[i];
                firms[i] += own[i] > 0 ? 1 : 0;
                (largest[i], second[i]) = own[i] > largest[i] ? (own[i], largest[i]) : (largest[i], Math.Max(second[i], own[i]));
            }
        }

        // Whoever knows the own figures could else work out those of the few others, or of a large one.
        return Enumerable.Range(0, counts.Length).Any(i => firms[i] > 0 && (firms[i] < k || counts[i] - largest[i] - second[i] < largest[i] * Percent / 100.0)) ? Hidden(figure)
            : new() { Name = figure.Name, OfPeople = true, Yes = counts[0], No = counts[1], NotKnown = counts[2], Total = counts.Sum() };
    }

    private static ProtectedFigure Hidden(SurveyFigure figure) =>
        new() { Name = figure.Name, OfPeople = figure.OfPeople, Yes = null, No = null, NotKnown = null, Total = null };
}
