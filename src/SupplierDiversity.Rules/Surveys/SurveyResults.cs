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
    /// <summary>Counts and protects.</summary>
    /// <param name="questionnaire">The version that was answered.</param>
    /// <param name="answers">The submitted answers, one entry a firm.</param>
    /// <param name="k">The least count a city prints.</param>
    public static ProtectedResults Of(Questionnaire questionnaire, IReadOnlyList<IReadOnlyDictionary<string, SurveyAnswer>> answers, int k)
    {
        var few = answers.Count > 0 && answers.Count < k;
        return new(few ? null : answers.Count, [.. questionnaire.Figures.Select(f => f.OfPeople ? People(f, answers, k) : Firms(f, answers, k))]);
    }

    private static ProtectedFigure Firms(SurveyFigure figure, IReadOnlyList<IReadOnlyDictionary<string, SurveyAnswer>> answers, int k)
    {
        long yes = 0, no = 0;
        foreach (var options in answers.Select(a => a.GetValueOrDefault(figure.Question!)?.Options).OfType<IReadOnlyList<string>>())
        {
            var has = figure.Options.All(options.Contains);
            (yes, no) = has ? (yes + 1, no) : (yes, no + 1);
        }

        return Protect(figure, [yes, no, answers.Count - yes - no], k);
    }

    private static ProtectedFigure People(SurveyFigure figure, IReadOnlyList<IReadOnlyDictionary<string, SurveyAnswer>> answers, int k)
    {
        var counts = new long[3];
        var firms = new int[3];
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
            }
        }

        // Whoever knows the own figures could else work out those of the few others.
        return firms.Any(f => f > 0 && f < k) ? Hidden(figure) : Protect(figure, counts, k);
    }

    private static ProtectedFigure Protect(SurveyFigure figure, long[] counts, int k)
    {
        var table = ProtectedTable.Of(new CountTable(new[,] { { counts[0], counts[1], counts[2] } }), k);
        return new() { Name = figure.Name, OfPeople = figure.OfPeople, Yes = table[0, 0], No = table[0, 1], NotKnown = table[0, 2], Total = table[0, 3] };
    }

    private static ProtectedFigure Hidden(SurveyFigure figure) =>
        new() { Name = figure.Name, OfPeople = figure.OfPeople, Yes = null, No = null, NotKnown = null, Total = null };
}
