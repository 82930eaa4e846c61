using System.Globalization;
using SupplierDiversity.Features.Assurance;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Alerts;
using SupplierDiversity.Rules.Authoring;
using SupplierDiversity.Rules.Clauses.Guard;

namespace SupplierDiversity.Features.TenderAuthoring;

/// <summary>Reads the answer to one question from what was typed.</summary>
/// <param name="Typed">Fields by name; several values are parted by ";".</param>
/// <param name="Zone">The city's zone.</param>
/// <param name="Assessments">The city's assessments.</param>
/// <param name="Versions">Library version by the city's clause.</param>
/// <param name="Buyers">The city's buyers.</param>
internal sealed record DraftAnswers(
    IReadOnlyDictionary<string, string> Typed, TimeZoneInfo Zone, IReadOnlyList<Assessment> Assessments, IReadOnlyDictionary<Guid, int> Versions,
    IReadOnlyList<Buyer> Buyers)
{
    /// <summary>Currencies of the countries the portal knows (ISO 4217).</summary>
    public static IReadOnlyList<string> Currencies { get; } = ["EUR", "BGN", "CHF", "CZK", "DKK", "GBP", "HUF", "NOK", "PLN", "RON", "SEK", "TRY"];

    /// <summary>Rules a tender can follow.</summary>
    public static IReadOnlyList<string> Regimes { get; } = ["standard", "light", "below"];

    /// <summary>Procedures (BT-105) that can be written here.</summary>
    public static IReadOnlyList<string> Procedures { get; } = ["open", "restricted", "neg-w-call"];

    /// <summary>BT-23.</summary>
    public static IReadOnlyList<string> Natures { get; } = ["services", "supplies", "works"];

    private const int MostLots = 20;
    private const int LongestTitle = 200;
    private const int LongestText = 6000;
    private readonly List<(string Field, string Key)> _wrong = [];

    /// <summary>What is wrong: the field, and the key of its text below <c>authoring.wrong</c>.</summary>
    public IReadOnlyList<(string Field, string Key)> Wrong => _wrong;

    /// <summary>The draft with this question answered as typed.</summary>
    public TenderDraft Read(string step, TenderDraft draft) => step switch
    {
        "title" => draft with { Language = OneOf("Language", [.. LegalGuard.Languages]), Title = Text("Title", LongestTitle, 3), Buyer = Buyer(draft) },
        "description" => draft with { Description = Text("Description", LongestText, 3) },
        "trade" => draft with { Nature = OneOf("Nature", Natures), Cpv = Codes("Cpv", AlertFilter.Read(Many("Cpv"), [], []).Filter.Cpv.Select(Whole)) },
        "place" => draft with { Nuts = Codes("Nuts", AlertFilter.Read([], Many("Nuts"), []).Filter.Nuts) },
        "value" => draft with { ValueCents = Cents("Value"), Currency = OneOf("Currency", Currencies) },
        "procedure" => draft with { Regime = OneOf("Regime", Regimes), Procedure = OneOf("Procedure", Procedures), Urgent = Typed.ContainsKey("Urgent") },
        "lots" => draft with { Lots = Lots(draft.Lots) },
        "languages" => draft with { BidLanguages = Codes("Languages", Many("Languages").Where(l => l.Length == 2 && l.All(char.IsAsciiLetterLower))) },
        "dates" => Dates(draft),
        "assurance" => Assurance(draft),
        "clauses" => draft with { Clauses = Clauses(draft) },
        _ => Criteria(draft),
    };

    // Only where there is something to choose.
    private DraftBuyer? Buyer(TenderDraft draft)
    {
        var chosen = Buyers.FirstOrDefault(b => b.BuyerId.ToString() == Of("Buyer"));
        Require(chosen is not null || Buyers.Count < 2, "Buyer", "choose");
        return Buyers.Count < 2 ? draft.Buyer : chosen is null ? null : new(chosen.BuyerId, chosen.Name);
    }

    private string Of(string field) => Typed.GetValueOrDefault(field, "");

    private string[] Many(string field) => Of(field).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private string Text(string field, int most, int least = 0)
    {
        var text = string.Concat(Of(field).ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c))).Trim();
        Require(text.Length >= least && text.Length <= most, field, most == LongestTitle ? "title" : "text");
        return text;
    }

    private string OneOf(string field, IReadOnlyCollection<string> known)
    {
        Require(known.Contains(Of(field)), field, "choose");
        return Of(field);
    }

    private List<string> Codes(string field, IEnumerable<string> read)
    {
        var codes = read.Distinct().ToList();
        Require(codes.Count > 0, field, "codes");
        return codes;
    }

    // A notice names whole codes; a division stands as its first code.
    private static string Whole(string prefix) => prefix.PadRight(8, '0');

    private long? Cents(string field)
    {
        var cents = AmountText.Cents(Of(field));
        Require(cents is not null || Of(field).Trim().Length == 0, field, "value");
        return cents;
    }

    private List<DraftLot> Lots(IReadOnlyList<DraftLot> before)
    {
        List<DraftLot> lots = [];
        var next = before.Select(l => int.Parse(l.LotId.AsSpan(4), CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();
        for (var i = 0; i < MostLots && Typed.ContainsKey($"LotTitle{i}"); i++)
        {
            if (Of($"LotTitle{i}").Trim().Length + Of($"LotDescription{i}").Trim().Length == 0)
            {
                continue;
            }

            var known = before.Any(l => l.LotId == Of($"LotId{i}"));
            lots.Add(new(known ? Of($"LotId{i}") : $"LOT-{++next:0000}", Text($"LotTitle{i}", LongestTitle, 3), Text($"LotDescription{i}", LongestText, 3), Cents($"LotValue{i}")));
        }

        return lots;
    }

    private TenderDraft Dates(TenderDraft draft)
    {
        foreach (var field in new[] { "QuestionsUntil", "BidsUntil", "OpenedAt" })
        {
            if ((Of(field).Length > 0 || field == "BidsUntil") && CityTime.Read(Of(field), Zone).Problem is { } problem)
            {
                _wrong.Add((field, $"time_{problem switch { CityTimeProblem.Skipped => "skipped", CityTimeProblem.Twice => "twice", _ => "none" }}"));
            }
        }

        var (questions, bids, opened) = (CityTime.Read(Of("QuestionsUntil"), Zone).At, CityTime.Read(Of("BidsUntil"), Zone).At, CityTime.Read(Of("OpenedAt"), Zone).At);
        Require(!(questions >= bids) && !(opened < bids), "BidsUntil", "overlap");
        return draft with { QuestionsUntil = Of("QuestionsUntil"), BidsUntil = Of("BidsUntil"), OpenedAt = Of("OpenedAt") };
    }

    // Another check brings other clauses; those of the one before went with it.
    private TenderDraft Assurance(TenderDraft draft)
    {
        var chosen = Assessments.FirstOrDefault(a => a.AssessmentId.ToString() == Of("Assessment"));
        Require(chosen is not null, "Assessment", "choose");
        return chosen is null || chosen.AssessmentId == draft.AssessmentId ? draft
            : draft with { AssessmentId = chosen.AssessmentId, Clauses = [.. chosen.Impacts.Select(i => OfImpact(draft, i))] };
    }

    private List<DraftClause> Clauses(TenderDraft draft) =>
        [.. (Assessments.FirstOrDefault(a => a.AssessmentId == draft.AssessmentId)?.Impacts ?? []).Where(i => Many("Clauses").Contains(i.ImpactId.ToString())).Select(i => OfImpact(draft, i))];

    private DraftClause OfImpact(TenderDraft draft, AssessmentImpact impact) => draft.Clauses.FirstOrDefault(c => c.ImpactId == impact.ImpactId)
        ?? new(impact.ImpactId, impact.CityClauseId, impact.ClauseId, Versions.GetValueOrDefault(impact.CityClauseId, 1), impact.Blanks, null);

    private TenderDraft Criteria(TenderDraft draft)
    {
        List<DraftCriterion> criteria = [];
        for (var i = 0; i < MostLots && Typed.ContainsKey($"Name{i}"); i++)
        {
            if (Of($"Name{i}").Trim().Length == 0)
            {
                continue;
            }

            var id = draft.Criteria.ElementAtOrDefault(i)?.Id ?? $"c{i + 1 + draft.Criteria.Count}";
            criteria.Add(new(id, OneOf($"Type{i}", ["price", "cost", "quality"]), Text($"Name{i}", LongestTitle, 3), Text($"About{i}", LongestText), Weight($"Weight{i}")));
        }

        Require(criteria.Count > 0, "Name0", "codes");
        return draft with
        {
            Criteria = criteria,
            Clauses = [.. draft.Clauses.Select(c => Typed.ContainsKey($"Clause{c.ImpactId}") ? c with { WeightBasisPoints = Weight($"Clause{c.ImpactId}") } : c)],
        };
    }

    private int Weight(string field)
    {
        var read = decimal.TryParse(Of(field).Trim().TrimEnd('%').Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent);
        Require(read && percent is >= 0 and <= 100, field, "weight");
        return read && percent is >= 0 and <= 100 ? (int)(percent * 100) : 0;
    }

    private void Require(bool right, string field, string key)
    {
        if (!right)
        {
            _wrong.Add((field, key));
        }
    }
}
