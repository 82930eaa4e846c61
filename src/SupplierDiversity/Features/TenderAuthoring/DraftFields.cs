using System.Globalization;
using SupplierDiversity.Rules.Authoring;

namespace SupplierDiversity.Features.TenderAuthoring;

/// <summary>What the fields of a question hold, by name.</summary>
internal static class DraftFields
{
    /// <summary>Rows offered for lots and criteria beyond those there are.</summary>
    public const int Spare = 2;

    public static IReadOnlyDictionary<string, string> Of(string step, TenderDraft draft, string cityLanguage) => step switch
    {
        "title" => Fields(("Language", draft.Language.Length > 0 ? draft.Language : cityLanguage), ("Title", draft.Title), ("Buyer", draft.Buyer?.BuyerId.ToString() ?? "")),
        "description" => Fields(("Description", draft.Description)),
        "trade" => Fields(("Nature", draft.Nature), ("Cpv", string.Join(';', draft.Cpv))),
        "place" => Fields(("Nuts", string.Join(';', draft.Nuts))),
        "value" => Fields(("Value", Amount(draft.ValueCents)), ("Currency", draft.Currency)),
        "procedure" => Fields(("Regime", draft.Regime), ("Procedure", draft.Procedure), ("Urgent", draft.Urgent ? "true" : "")),
        "lots" => Fields([.. draft.Lots.Concat(Enumerable.Repeat(new DraftLot("", "", "", null), Spare))
            .SelectMany((l, i) => new[] { ($"LotId{i}", l.LotId), ($"LotTitle{i}", l.Title), ($"LotDescription{i}", l.Description), ($"LotValue{i}", Amount(l.ValueCents)) })]),
        "languages" => Fields(("Languages", string.Join(';', draft.BidLanguages))),
        "dates" => Fields(("QuestionsUntil", draft.QuestionsUntil), ("BidsUntil", draft.BidsUntil), ("OpenedAt", draft.OpenedAt)),
        "assurance" => Fields(("Assessment", draft.AssessmentId?.ToString() ?? "")),
        "clauses" => Fields(("Clauses", string.Join(';', draft.Clauses.Select(c => c.ImpactId)))),
        _ => Fields([.. draft.Criteria.Concat(Enumerable.Repeat(new DraftCriterion("", "quality", "", "", 0), Spare))
            .SelectMany((c, i) => new[] { ($"Type{i}", c.Type), ($"Name{i}", c.Name), ($"About{i}", c.Description), ($"Weight{i}", c.Name.Length > 0 ? Percent(c.WeightBasisPoints) : "") }),
            .. draft.Clauses.Select(c => ($"Clause{c.ImpactId}", c.WeightBasisPoints is { } weight ? Percent(weight) : ""))]),
    };

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) => fields.ToDictionary(f => f.Name, f => f.Value);

    private static string Amount(long? cents) => cents is null ? "" : (cents.Value / 100m).ToString(cents % 100 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture);

    private static string Percent(int basisPoints) => (basisPoints / 100m).ToString("0.##", CultureInfo.InvariantCulture);
}
