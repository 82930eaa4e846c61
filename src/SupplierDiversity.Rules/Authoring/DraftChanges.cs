using System.Globalization;

namespace SupplierDiversity.Rules.Authoring;

/// <summary>What a correction changes, field by field, so that a page can say it.</summary>
public static class DraftChanges
{
    /// <summary>Fields with what they held before and after, in the order of the questions.</summary>
    public static IReadOnlyList<DraftChange> Between(TenderDraft before, TenderDraft after) =>
        [.. Fields(after).Zip(Fields(before)).Where(f => f.First.Text != f.Second.Text).Select(f => new DraftChange(f.First.Step, f.Second.Text, f.First.Text))];

    /// <summary>What a question holds, as one text; equal texts are equal answers.</summary>
    public static string TextOf(TenderDraft draft, string step) => Fields(draft).First(f => f.Step == step).Text;

    private static IEnumerable<(string Step, string Text)> Fields(TenderDraft draft) =>
    [
        ("title", Lines(draft.Language, draft.Title, draft.Buyer?.Name ?? "")),
        ("description", draft.Description),
        ("trade", Lines([draft.Nature, .. draft.Cpv])),
        ("place", Lines([.. draft.Nuts])),
        ("value", Amount(draft.ValueCents, draft.Currency)),
        ("procedure", Lines(draft.Regime, draft.Procedure, draft.Urgent ? "urgent" : "")),
        ("lots", Lines([.. draft.Lots.Select(l => $"{l.LotId} {l.Title}: {l.Description} {Amount(l.ValueCents, draft.Currency)}".TrimEnd())])),
        ("languages", Lines([.. draft.BidLanguages])),
        ("dates", Lines(draft.QuestionsUntil, draft.BidsUntil, draft.OpenedAt)),
        ("assurance", draft.AssessmentId?.ToString() ?? ""),
        ("clauses", Lines([.. draft.Clauses.Select(c => $"{c.ClauseId} {string.Join(", ", c.Blanks.OrderBy(b => b.Key, StringComparer.Ordinal).Select(b => b.Value))}")])),
        ("criteria", Lines([.. draft.Criteria.Select(c => $"{c.Type} {c.Name}: {c.Description} {Percent(c.WeightBasisPoints)}"), .. draft.Clauses.Where(c => c.WeightBasisPoints is not null).Select(c => $"{c.ClauseId} {Percent(c.WeightBasisPoints!.Value)}")])),
    ];

    private static string Lines(params string[] parts) => string.Join('\n', parts.Where(p => p.Length > 0));

    private static string Amount(long? cents, string currency) => cents is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{cents / 100m:0.00} {currency}");

    private static string Percent(int basisPoints) => string.Create(CultureInfo.InvariantCulture, $"{basisPoints / 100m:0.##} %");
}

/// <summary>One question whose answer is another one.</summary>
/// <param name="Step">The question (<see cref="DraftCheck.Steps"/>).</param>
/// <param name="Before">Its answer before; empty: none.</param>
/// <param name="After">Its answer now.</param>
public sealed record DraftChange(string Step, string Before, string After);
