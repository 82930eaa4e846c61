using SupplierDiversity.Rules.Calendar;

namespace SupplierDiversity.Rules.Authoring;

/// <summary>What is missing or wrong in a draft, apart from clauses and the legal guard.</summary>
public static class DraftCheck
{
    private const int Whole = 10_000;

    /// <summary>The questions in their order, one page each.</summary>
    public static IReadOnlyList<string> Steps { get; } =
        ["title", "description", "trade", "place", "value", "procedure", "lots", "languages", "dates", "assurance", "clauses", "criteria"];

    /// <summary>All findings, in the order of the questions.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="zone">The city's zone.</param>
    /// <param name="now">The moment it would be published.</param>
    public static IReadOnlyList<DraftFinding> Find(TenderDraft draft, TimeZoneInfo zone, DateTimeOffset now) =>
        [.. Missing(draft).Concat(Dates(draft, zone, now)).Concat(Weights(draft)).OrderBy(f => Steps.ToList().IndexOf(f.Step)).ThenByDescending(f => f.Stops)];

    private static IEnumerable<DraftFinding> Missing(TenderDraft draft)
    {
        (bool IsMissing, string Code, string Step)[] needed =
        [
            (draft.Title.Length == 0 || draft.Language.Length == 0, "title-missing", "title"),
            (draft.Description.Length == 0, "description-missing", "description"),
            (draft.Cpv.Count == 0 || draft.Nature.Length == 0, "trade-missing", "trade"),
            (draft.Nuts.Count == 0, "place-missing", "place"),
            (draft.Regime.Length == 0 || draft.Procedure.Length == 0, "procedure-missing", "procedure"),
            (draft.BidLanguages.Count == 0, "languages-missing", "languages"),
            (draft.BidsUntil.Length == 0, "deadline-missing", "dates"),
            (draft.AssessmentId is null, "assurance-missing", "assurance"),
            (draft.Criteria.Count == 0, "criteria-missing", "criteria"),
        ];
        foreach (var (_, code, step) in needed.Where(n => n.IsMissing))
        {
            yield return new(code, step, Stops: true);
        }

        if (draft.ValueCents is null)
        {
            yield return new("value-missing", "value", Stops: false);
        }

        if (draft is { Lots.Count: 0, Regime: "standard" })
        {
            // Who does not divide says why (2014/24/EU art. 46(1)).
            yield return new("no-lots", "lots", Stops: false) { Article = "2014/24/EU art. 46(1)" };
        }

        if (draft.ValueCents is { } whole && draft.Lots.Count > 0 && draft.Lots.All(l => l.ValueCents is not null) && draft.Lots.Sum(l => l.ValueCents) != whole)
        {
            yield return new("values-differ", "lots", Stops: false);
        }
    }

    private static IEnumerable<DraftFinding> Dates(TenderDraft draft, TimeZoneInfo zone, DateTimeOffset now)
    {
        var (questions, bids, opened) = (CityTime.Read(draft.QuestionsUntil, zone).At, CityTime.Read(draft.BidsUntil, zone).At, CityTime.Read(draft.OpenedAt, zone).At);
        foreach (var (typed, at) in new[] { (draft.QuestionsUntil, questions), (draft.BidsUntil, bids), (draft.OpenedAt, opened) })
        {
            if (typed.Length > 0 && at is null)
            {
                yield return new("no-such-time", "dates", Stops: true) { Words = typed.Replace('T', ' ') };
            }
        }

        if (bids is not { } until)
        {
            yield break;
        }

        if (until <= now)
        {
            yield return new("deadline-over", "dates", Stops: true);
        }

        if (questions >= until || (opened is not null && opened < until) || questions <= now)
        {
            yield return new("dates-overlap", "dates", Stops: true);
        }

        var (sentOn, dueOn) = (ZoneDay.Of(now, zone), ZoneDay.Of(until, zone));
        if (MinimumPeriods.For(draft.Regime, draft.Procedure, draft.Urgent) is { } least && dueOn < MinimumPeriods.Earliest(sentOn, least.Days))
        {
            yield return new("period-short", "dates", Stops: false) { Article = least.Article, Number = least.Days, Day = MinimumPeriods.Earliest(sentOn, least.Days) };
        }

        if (MinimumPeriods.Answers(draft.Regime, draft.Urgent) is { } answers && questions is { } asked && ZoneDay.Of(asked, zone) > dueOn.AddDays(-answers.Days))
        {
            yield return new("questions-late", "dates", Stops: false) { Article = answers.Article, Number = answers.Days, Day = dueOn.AddDays(-answers.Days) };
        }

        if (dueOn.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            yield return new("weekend", "dates", Stops: false) { Article = "Regulation (EEC, Euratom) No 1182/71 art. 3(4)" };
        }
    }

    private static IEnumerable<DraftFinding> Weights(TenderDraft draft)
    {
        var sum = draft.Criteria.Sum(c => c.WeightBasisPoints) + draft.Clauses.Sum(c => c.WeightBasisPoints ?? 0);
        if (draft.Criteria.Count > 0 && sum != Whole)
        {
            yield return new("weights-sum", "criteria", Stops: true) { Article = "2014/24/EU art. 67(5)", Number = sum / 100 };
        }
    }
}
