namespace SupplierDiversity.Rules.Assurance;

/// <summary>Asks whether ordinary requirements keep firms out without need: turnover, references, lots, languages, deadlines.</summary>
public static class BarrierCheck
{
    /// <summary>Fields of the check with the largest number each takes. Words: <c>assurance.barrier.…</c>.</summary>
    public static IReadOnlyList<(string Key, int Most)> Fields { get; } =
    [
        ("value", 2_000_000_000), ("turnover", 2_000_000_000), ("references", 99), ("reference_percent", 1000), ("lots", 999), ("bid_languages", 24), ("days", 999),
    ];

    /// <summary>Findings, those against the law first. A field nobody filled in says nothing.</summary>
    /// <param name="answers">Whole euros for value and turnover; turnover 0: none is asked.</param>
    public static IReadOnlyList<BarrierFinding> Look(IReadOnlyDictionary<string, int> answers)
    {
        int? Of(string key) => answers.TryGetValue(key, out var number) && number >= 0 ? number : null;
        List<BarrierFinding> found = [];
        void Add(bool when, string key, bool unlawful, string article)
        {
            if (when)
            {
                found.Add(new(key, unlawful, article));
            }
        }

        var (value, turnover, lots) = (Of("value"), Of("turnover"), Of("lots"));
        Add(turnover > 0 && value > 0 && turnover > 2L * value, "turnover_too_high", true, "2014/24/EU art. 58(3)");
        Add(turnover > 0 && value > 0 && turnover > value && turnover <= 2L * value, "turnover_high", false, "2014/24/EU art. 58(3)");
        Add(Of("days") < 15, "days_unlawful", true, "2014/24/EU arts. 27(3), 28(6)");
        Add(Of("days") is >= 15 and < 30, "days_short", false, "2014/24/EU arts. 27, 28, 47");
        Add(Of("references") > 2, "references_many", false, "2014/24/EU art. 58(1), annex XII part II(a)");
        Add(Of("reference_percent") > 50, "references_large", false, "2014/24/EU art. 58(1), (4)");
        Add(lots == 1 && value > 500_000, "lots_one", false, "2014/24/EU art. 46(1)");
        Add(Of("bid_languages") == 1, "language_one", false, "2014/24/EU art. 18(1)");
        return [.. found.OrderByDescending(f => f.Unlawful)];
    }
}

/// <summary>A requirement to look at.</summary>
/// <param name="Key">What it is. Words: <c>assurance.found.…</c>.</param>
/// <param name="Unlawful">True: against the law unless an exception applies that the portal cannot see.</param>
/// <param name="Article">The law.</param>
public sealed record BarrierFinding(string Key, bool Unlawful, string Article);
