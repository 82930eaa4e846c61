namespace SupplierDiversity.Rules.Backgrounds;

/// <summary>
/// A rule over facts that may be unknown: true, false, or null while the known facts do not decide it. An unknown fact
/// is never read as "no".
/// </summary>
public abstract record FactRule
{
    private FactRule()
    {
    }

    /// <summary>The rule's answer for the facts that are known.</summary>
    public abstract bool? Holds(IReadOnlyDictionary<BackgroundFact, bool> known);

    /// <summary>The facts that could still decide it, in the order to ask; empty once it is decided.</summary>
    public abstract IEnumerable<BackgroundFact> Open(IReadOnlyDictionary<BackgroundFact, bool> known);

    /// <summary>All facts the rule can ever ask for.</summary>
    public IReadOnlyList<BackgroundFact> Facts => [.. Open(new Dictionary<BackgroundFact, bool>()).Distinct()];

    /// <summary>The fact is so, or with <paramref name="So"/> false is not so.</summary>
    public sealed record Is(BackgroundFact Fact, bool So = true) : FactRule
    {
        /// <inheritdoc/>
        public override bool? Holds(IReadOnlyDictionary<BackgroundFact, bool> known) => known.TryGetValue(Fact, out var answer) ? answer == So : null;

        /// <inheritdoc/>
        public override IEnumerable<BackgroundFact> Open(IReadOnlyDictionary<BackgroundFact, bool> known) => known.ContainsKey(Fact) ? [] : [Fact];
    }

    /// <summary>Each part holds. One that does not decides; otherwise one that is open leaves it open.</summary>
    public sealed record Each(params IReadOnlyList<FactRule> Parts) : FactRule
    {
        /// <inheritdoc/>
        public override bool? Holds(IReadOnlyDictionary<BackgroundFact, bool> known) => Decide(Parts, known, decider: false);

        /// <inheritdoc/>
        public override IEnumerable<BackgroundFact> Open(IReadOnlyDictionary<BackgroundFact, bool> known) =>
            Holds(known) is null ? Parts.SelectMany(p => p.Open(known)) : [];
    }

    /// <summary>At least one part holds. One that does decides; otherwise one that is open leaves it open.</summary>
    public sealed record Some(params IReadOnlyList<FactRule> Parts) : FactRule
    {
        /// <inheritdoc/>
        public override bool? Holds(IReadOnlyDictionary<BackgroundFact, bool> known) => Decide(Parts, known, decider: true);

        /// <inheritdoc/>
        public override IEnumerable<BackgroundFact> Open(IReadOnlyDictionary<BackgroundFact, bool> known) =>
            Holds(known) is null ? Parts.SelectMany(p => p.Open(known)) : [];
    }

    private static bool? Decide(IReadOnlyList<FactRule> parts, IReadOnlyDictionary<BackgroundFact, bool> known, bool decider)
    {
        bool? answer = !decider;
        foreach (var part in parts)
        {
            switch (part.Holds(known))
            {
                case { } holds when holds == decider:
                    return decider;
                case null:
                    answer = null;
                    break;
            }
        }

        return answer;
    }
}
