using System.Numerics;
using SupplierDiversity.Rules.Ownership;

namespace SupplierDiversity.Rules.Statuses;

/// <summary>Which meaning of "diverse business" a city uses.</summary>
public enum DiverseVersion
{
    /// <summary>DIVE 2009: the workforce reflects the city's population.</summary>
    Dive2009,

    /// <summary>DIVE 2010 with "and": workforce and employment practice.</summary>
    Dive2010And,

    /// <summary>DIVE 2010 with "or": workforce or employment practice.</summary>
    Dive2010Or,
}

/// <summary>How many people of a small firm make a share of the population.</summary>
public enum SmallFirmRule
{
    /// <summary>At least the share itself: 20 % of 3 people is 0.6, so one of them.</summary>
    Strict,

    /// <summary>The nearest head-count, halves upwards, and at least one person where the share is above zero.</summary>
    Nearest,
}

/// <summary>Head-counts of one firm, given voluntarily; never rows about persons.</summary>
/// <param name="Total">All staff.</param>
/// <param name="WithBackground">With a migrant background as the city defines it; null when not said.</param>
/// <param name="Undeclared">Staff of whom nothing is known.</param>
public sealed record Workforce(int Total, int? WithBackground, int Undeclared = 0);

/// <summary>A city's meaning of "diverse business" and its population.</summary>
/// <param name="Version">Which limbs count.</param>
/// <param name="SmallFirm">How a share becomes a head-count.</param>
/// <param name="PracticeMinimum">The least practice score, 0 to 100; null when the city set none.</param>
/// <param name="PopulationShare">Inhabitants with a migrant background; null when the city gave no figure.</param>
public sealed record DiverseDefinition(DiverseVersion Version, SmallFirmRule SmallFirm, int? PracticeMinimum, Share? PopulationShare);

/// <summary>Diverse business, in the versions of DIVE 2009 and 2010.</summary>
public static class DiverseBusiness
{
    /// <summary>Decides from head-counts and the practice score of the equality survey (0 to 100; null when not answered).</summary>
    public static StatusDecision Decide(DiverseDefinition definition, Workforce? workforce, int? practiceScore)
    {
        var (staff, limb) = Limbs(definition, workforce, practiceScore);
        if (limb is not { } practice)
        {
            return staff;
        }

        var both = definition.Version == DiverseVersion.Dive2010And;
        var decided = both ? StatusAnswer.No : StatusAnswer.Yes;
        var answer = (staff.Answer, practice.Answer) switch
        {
            var (a, b) when a == decided || b == decided => decided,
            var (a, b) when a == b => a,
            // One limb is settled and does not decide alone, so the other one's answer is the answer.
            (StatusAnswer.Yes or StatusAnswer.No, var open) => open,
            (var open, StatusAnswer.Yes or StatusAnswer.No) => open,
            _ => StatusAnswer.Undeclared,
        };
        return new(answer, [new(both ? "both_limbs" : "either_limb"), .. staff.Reasons, .. practice.Reasons]);
    }

    /// <summary>The answers of the head-count and of the practice score by themselves; null: practice does not count.</summary>
    public static (StatusDecision Staff, StatusDecision? Practice) Limbs(DiverseDefinition definition, Workforce? workforce, int? practiceScore) =>
        (DecideStaff(definition, workforce), definition.Version == DiverseVersion.Dive2009 ? null : DecidePractice(definition.PracticeMinimum, practiceScore));

    /// <summary>How many of so many people the population share asks for.</summary>
    public static int Needed(int total, Share population, SmallFirmRule rule)
    {
        var part = population * new Share(total, 1);
        var people = rule == SmallFirmRule.Strict || population.IsZero ? part.Ceiling() : BigInteger.Max(BigInteger.One, part.RoundHalfUp());
        return (int)people;
    }

    private static StatusDecision DecideStaff(DiverseDefinition definition, Workforce? workforce)
    {
        if (workforce is null)
        {
            return new(StatusAnswer.Undeclared, [new("no_staff_figures")]);
        }

        if (definition.PopulationShare is not { } population)
        {
            return new(StatusAnswer.CannotBeDetermined, [new("no_population_figure")]);
        }

        if (workforce.Total == 0)
        {
            return new(StatusAnswer.CannotBeDetermined, [new("nobody_employed")]);
        }

        var needed = Needed(workforce.Total, population, definition.SmallFirm);
        var rule = new StatusReason(
            definition.SmallFirm == SmallFirmRule.Strict ? "staff_needed_strict" : "staff_needed_nearest",
            ("population", population),
            ("total", workforce.Total),
            ("needed", needed));
        if (workforce.WithBackground is not { } known)
        {
            return needed == 0 ? new(StatusAnswer.Yes, [rule]) : new(StatusAnswer.Undeclared, [rule, new("staff_have_not_said", ("open", workforce.Total))]);
        }

        var counted = new StatusReason("staff_counted", ("known", known), ("total", workforce.Total));
        return 0 switch
        {
            _ when known >= needed => new(StatusAnswer.Yes, [rule, counted]),
            _ when known + workforce.Undeclared < needed => new(StatusAnswer.No, [rule, counted]),
            _ => new(StatusAnswer.Undeclared, [rule, counted, new("staff_have_not_said", ("open", workforce.Undeclared))]),
        };
    }

    private static StatusDecision DecidePractice(int? minimum, int? score) => (minimum, score) switch
    {
        (null, _) => new(StatusAnswer.CannotBeDetermined, [new("no_practice_minimum")]),
        (_, null) => new(StatusAnswer.Undeclared, [new("survey_not_answered")]),
        var (least, reached) => new(
            reached >= least ? StatusAnswer.Yes : StatusAnswer.No,
            [new("practice_score", ("score", reached), ("minimum", least))]),
    };
}
