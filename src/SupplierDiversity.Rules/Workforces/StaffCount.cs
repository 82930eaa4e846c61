using SupplierDiversity.Rules.Statuses;

namespace SupplierDiversity.Rules.Workforces;

/// <summary>Where in a firm people work; four levels, so that a small firm can count them in a minute.</summary>
public enum StaffLevel
{
    /// <summary>People who lead the firm or a part of it.</summary>
    Leading,

    /// <summary>Work that needs training or a degree.</summary>
    Skilled,

    /// <summary>All other work.</summary>
    Other,

    /// <summary>Apprentices, trainees, people on a placement.</summary>
    Learning,
}

/// <summary>People with a migrant background at one level, by one meaning of these words; counted from what people chose to say.</summary>
/// <param name="Meaning">Which meaning: version and country, <c>UnitedNations DE</c>.</param>
/// <param name="With">How many said yes; null: the firm did not ask or does not say.</param>
/// <param name="Unknown">How many have not said.</param>
public sealed record BackgroundCount(string Meaning, int? With, int Unknown);

/// <summary>One level.</summary>
/// <param name="Level">Which.</param>
/// <param name="Total">All people there.</param>
/// <param name="Backgrounds">One a meaning; a meaning that is missing was not asked.</param>
public sealed record LevelCount(StaffLevel Level, int Total, IReadOnlyList<BackgroundCount> Backgrounds);

/// <summary>The staff of a firm in a year as head-counts; there are no rows about persons.</summary>
/// <param name="Year">The year it was counted in.</param>
/// <param name="Levels">Each level once.</param>
public sealed record StaffCount(int Year, IReadOnlyList<LevelCount> Levels)
{
    /// <summary>The levels together for one meaning. Who works at a level about which nothing was said is unknown, never "no".</summary>
    public Workforce For(string meaning)
    {
        int? with = null;
        var unknown = 0;
        foreach (var level in Levels)
        {
            var said = level.Backgrounds.FirstOrDefault(b => b.Meaning == meaning);
            if (said?.With is { } count)
            {
                with = (with ?? 0) + count;
                unknown += said.Unknown;
            }
            else
            {
                unknown += level.Total;
            }
        }

        return new(Levels.Sum(l => l.Total), with, unknown);
    }

    /// <summary>Levels whose parts are more than their whole, with the meaning of the part.</summary>
    public IEnumerable<(StaffLevel Level, string Meaning)> TooMany() =>
        from level in Levels
        from part in level.Backgrounds
        where (long)(part.With ?? 0) + part.Unknown > level.Total
        select (level.Level, part.Meaning);
}
