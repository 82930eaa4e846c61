namespace SupplierDiversity.Rules.Dive;

/// <summary>What an indicator rests on.</summary>
public enum EvidenceKind
{
    /// <summary>Figures of the portal show it, or show that it is not so.</summary>
    Data,

    /// <summary>The city says so; no figure does.</summary>
    Statement,

    /// <summary>Neither.</summary>
    None,
}

/// <summary>What a city says of itself.</summary>
public enum StatedAnswer
{
    /// <summary>It is so.</summary>
    Yes,

    /// <summary>In part.</summary>
    Partly,

    /// <summary>It is not.</summary>
    No,
}

/// <summary>A figure of the portal that speaks for an indicator.</summary>
/// <param name="Name">Which one; it names the words, too.</param>
/// <param name="Part">How many speak for it.</param>
/// <param name="Whole">Of how many; 0: there was nothing to count, so it tells nothing.</param>
public sealed record IndicatorFigure(string Name, long Part, long Whole)
{
    /// <summary>Of how many <see cref="Whole"/> are those of which enough is known; null: of all of them it is.</summary>
    public long? All { get; init; }

    /// <summary>The share in basis points (1 of 4 = 2500), rounded half up; null when there was nothing to count.</summary>
    public int? BasisPoints => Whole == 0 ? null : (int)(((Part * 20_000) + Whole) / (2 * Whole));
}

/// <summary>What an indicator of a city and year rests on, and whether what is said agrees with what is counted.</summary>
/// <param name="Kind">Data before words: where figures exist, they tell.</param>
/// <param name="Contradicts">True: the city says yes or partly and no figure shows any of it, or it says no and one does.</param>
public readonly record struct IndicatorEvidence(EvidenceKind Kind, bool Contradicts)
{
    /// <summary>Judges.</summary>
    /// <param name="figures">What was counted; figures of nothing are left out.</param>
    /// <param name="stated">What the city says; null: nothing.</param>
    public static IndicatorEvidence Of(IEnumerable<IndicatorFigure> figures, StatedAnswer? stated)
    {
        var counted = figures.Where(f => f.Whole > 0).ToList();
        if (counted.Count == 0)
        {
            return new(stated is null ? EvidenceKind.None : EvidenceKind.Statement, false);
        }

        var any = counted.Any(f => f.Part > 0);
        return new(EvidenceKind.Data, stated is { } said && (said == StatedAnswer.No) == any);
    }
}
