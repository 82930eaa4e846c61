using SupplierDiversity.Rules.Ownership;

namespace SupplierDiversity.Rules.Backgrounds;

/// <summary>What an owner said to one question, or that they would rather not.</summary>
/// <param name="Fact">What was asked.</param>
/// <param name="Said">Yes or no; null: prefers not to say.</param>
/// <param name="At">When (UTC).</param>
public sealed record SaidEntry(BackgroundFact Fact, bool? Said, DateTimeOffset At)
{
    /// <summary>SHA-256 of the words that were asked; empty where they do not matter.</summary>
    public string Text { get; init; } = "";

    /// <summary>The day on which this answer is erased: the time of the shortest pack that needs it, from the day it was given.</summary>
    public DateOnly EraseOn { get; init; }

    /// <summary>The day since which no city needs it (Article 5(1)(c)); null: one does.</summary>
    public DateOnly? IdleSince { get; init; }

    /// <summary>The day on which it is erased in any case: that of the pack, or thirty days after nobody needed it any more.</summary>
    public DateOnly LastDay => IdleSince?.AddDays(IdleDays) is { } day && day < EraseOn ? day : EraseOn;

    /// <summary>So many days an answer rests that no city needs; the firm or a city may change its mind in them.</summary>
    public const int IdleDays = 30;

    /// <summary>The same answer where it may be kept so many months at most. No later answer or decision keeps one longer.</summary>
    public SaidEntry KeptAtMost(int months)
    {
        var last = DateOnly.FromDateTime(At.UtcDateTime).AddMonths(months);
        return EraseOn == default || last < EraseOn ? this with { EraseOn = last } : this;
    }
}

/// <summary>What an owner decided about one city.</summary>
public enum OwnerDecision
{
    /// <summary>Agreed, where consent is the basis.</summary>
    Agreed,

    /// <summary>Was told and went on, where the law is the basis.</summary>
    Informed,

    /// <summary>Did not agree.</summary>
    Refused,

    /// <summary>Took a consent back.</summary>
    Withdrawn,

    /// <summary>Objected (Article 21), where the law is the basis.</summary>
    Objected,
}

/// <summary>A decision and its time.</summary>
/// <param name="CityId">For which city.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="At">When (UTC).</param>
public sealed record DecidedEntry(Guid CityId, OwnerDecision Decision, DateTimeOffset At)
{
    /// <summary>SHA-256 of the words the decision is about; empty where they do not matter.</summary>
    public string Text { get; init; } = "";

    /// <summary>Key of the pack under which they were shown; empty where it does not matter.</summary>
    public string Pack { get; init; } = "";

    /// <summary>Version of that pack.</summary>
    public int PackVersion { get; init; }
}

/// <summary>Why nothing is known of an owner; told apart inside, one and the same outside.</summary>
public enum Silence
{
    /// <summary>The country, or the city's readiness, does not allow the question.</summary>
    NotLawful,

    /// <summary>Not asked, or not answered yet.</summary>
    NotAsked,

    /// <summary>Prefers not to say, or did not agree.</summary>
    Refused,

    /// <summary>Took the answers back.</summary>
    Withdrawn,

    /// <summary>Said once; the time for which it may be kept is over.</summary>
    Expired,
}

/// <summary>An owner under one city's definition.</summary>
/// <param name="OwnerId">Which owner.</param>
/// <param name="Background">What the answers mean.</param>
/// <param name="Why">Why it is open; null when it is not.</param>
/// <param name="ErasedAt">When answers were erased (UTC), for "erased on"; otherwise null.</param>
public sealed record OwnerBackground(Guid OwnerId, Background Background, Silence? Why, DateTimeOffset? ErasedAt);

/// <summary>Reads an owner's answers and decisions as they were at an instant.</summary>
/// <param name="Said">All answers, oldest first.</param>
/// <param name="Decided">All decisions, oldest first.</param>
public sealed record OwnerFile(IReadOnlyList<SaidEntry> Said, IReadOnlyList<DecidedEntry> Decided)
{
    /// <summary>The decision in force for a city; null: none yet.</summary>
    public OwnerDecision? DecisionFor(Guid city, DateTimeOffset at) => EntryFor(city, at)?.Decision;

    /// <summary>That decision with the words it is about.</summary>
    public DecidedEntry? EntryFor(Guid city, DateTimeOffset at) => Decided.LastOrDefault(d => d.CityId == city && d.At <= at);

    /// <summary>True when the city may use the answers.</summary>
    public bool Allows(Guid city, DateTimeOffset at) => DecisionFor(city, at) is OwnerDecision.Agreed or OwnerDecision.Informed;

    /// <summary>
    /// True when the decision was made about what a city asks by at an instant: the same pack, in a version whose purpose,
    /// ground, questions and times are still those. Another pack or newer terms need a decision of their own (Article 6(1)(a), 13(3)).
    /// </summary>
    public bool Covers(Guid city, DateTimeOffset at, string pack, int termsSince) =>
        EntryFor(city, at) is { } entry && (entry.Pack.Length == 0 || (entry.Pack == pack && entry.PackVersion >= termsSince));

    /// <summary>The answers in force: the last to each question, without those the owner would rather not give.</summary>
    public IReadOnlyDictionary<BackgroundFact, bool> Known(DateTimeOffset at) =>
        Last(at).Where(e => e.Said is not null).ToDictionary(e => e.Fact, e => e.Said!.Value);

    /// <summary>What the owner would rather not say.</summary>
    public IReadOnlySet<BackgroundFact> Refused(DateTimeOffset at) => Last(at).Where(e => e.Said is null).Select(e => e.Fact).ToHashSet();

    /// <summary>The owner under a city's definition, or why that is open.</summary>
    /// <param name="owner">Which owner.</param>
    /// <param name="city">Which city.</param>
    /// <param name="definition">What the answers are for.</param>
    /// <param name="at">The instant (UTC).</param>
    /// <param name="covered">False: the decision is about other terms than those of that instant, so the answers are not used.</param>
    public OwnerBackground For(Guid owner, Guid city, BackgroundDefinition definition, DateTimeOffset at, bool covered = true)
    {
        switch (DecisionFor(city, at))
        {
            case null:
                return new(owner, Background.Undeclared, Silence.NotAsked, null);
            case OwnerDecision.Refused or OwnerDecision.Objected:
                return new(owner, Background.Undeclared, Silence.Refused, null);
            case OwnerDecision.Withdrawn:
                return new(owner, Background.Undeclared, Silence.Withdrawn, null);
        }

        if (!covered)
        {
            return new(owner, Background.Undeclared, Silence.NotAsked, null);
        }

        return definition.Classify(Known(at)) switch
        {
            Background.Undeclared => new(owner, Background.Undeclared, Refused(at).Count > 0 ? Silence.Refused : Silence.NotAsked, null),
            var decided => new(owner, decided, null, null),
        };
    }

    private IEnumerable<SaidEntry> Last(DateTimeOffset at) => Said.Where(e => e.At <= at).GroupBy(e => e.Fact).Select(g => g.Last());
}
