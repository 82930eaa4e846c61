using SupplierDiversity.Features.Awards;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Rules.Bids;

namespace SupplierDiversity.Features.Evaluation;

/// <summary>The evaluation of a tender.</summary>
/// <param name="Tender">The tender.</param>
/// <param name="Call">How its bids came in.</param>
/// <param name="Criteria">Its criteria.</param>
/// <param name="Evaluators">Who evaluates.</param>
/// <param name="Emails">Addresses of the accounts named.</param>
/// <param name="Could">Who else of the city could.</param>
/// <param name="Bids">The bids, from the opening on.</param>
/// <param name="Finished">True: everybody has closed the own scores.</param>
/// <param name="Scores">What each said; nothing before all have finished.</param>
/// <param name="Results">What counts.</param>
/// <param name="Awards">Decisions so far.</param>
/// <param name="Typed">What was typed and is wrong, or null.</param>
public sealed record ModerationPage(
    CalledTender Tender, BidCall Call, IReadOnlyList<BidCriterion> Criteria, IReadOnlyList<BidEvaluator> Evaluators, IReadOnlyDictionary<Guid, string> Emails,
    IReadOnlyList<Guid> Could, IReadOnlyList<Bid> Bids, bool Finished, IReadOnlyList<BidScore> Scores, IReadOnlyList<BidScore> Results, IReadOnlyList<Award> Awards, IFormCollection? Typed)
{
    private const int Rows = 6;

    /// <summary>The sets of criteria: empty for all lots, then each lot where there are several.</summary>
    public IReadOnlyList<string> Sets => Tender.Lots.Count > 1 ? ["", .. Tender.Lots.Select(l => l.LotId)] : [""];

    /// <summary>True while the criteria of a set can be written: before the opening, or as long as a lot has none.</summary>
    public bool MayWrite(string lot) => Call.OpenedAt is null || (lot.Length == 0 ? Criteria.Count == 0 : Criteria.ForLot(lot).Count == 0);

    /// <summary>Rows for criteria, filled from what is written, else from the notice.</summary>
    public IReadOnlyList<(string Name, string Weight, bool Price)> Blank(string lot)
    {
        var published = (Tender.Lots.FirstOrDefault(l => lot.Length == 0 || l.LotId == lot)?.AwardCriteria ?? []).Select(c => (
            (c.Name.IsEmpty ? c.Description : c.Name).For(Tender.Notice.Language, Tender.Notice.Language)?.Text ?? "",
            c.Numbers.FirstOrDefault(n => n.Kind == "number-weight")?.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
            c.Type == "price"));
        var written = Criteria.Where(c => c.LotId == lot).Select(c => (c.Name, ScoreFields.Shown(c.WeightBp), c.Price)).ToList();
        List<(string, string, bool)> rows = [.. written.Count > 0 ? written : published];
        while (rows.Count < Rows)
        {
            rows.Add(("", "", false));
        }

        return rows;
    }

    /// <summary>The bids of a lot that still compete, or competed until the decision.</summary>
    public IReadOnlyList<Bid> Competing(string lot) => [.. Bids.Where(b => b.LotId == lot && b.Competes(Tender))];

    /// <summary>The bids whose points are agreed on together.</summary>
    public IReadOnlyList<Bid> Judged => [.. Bids.Where(b => b.IsOpen && b.Competes(Tender))];

    /// <summary>Total and place of each competing bid of a lot; empty while something is missing.</summary>
    public IReadOnlyList<(Bid Bid, int Total, int Place)> Ranking(string lot)
    {
        var bids = Competing(lot);
        var criteria = Criteria.ForLot(lot);
        var points = Results.ToDictionary(r => (r.BidId, r.CriterionId), r => r.Points);
        if (criteria.Count == 0 || Bids.Any(b => b.LotId == lot && b.IsOpen && !b.Competes(Tender)) || bids.Any(b => criteria.Any(c => !points.ContainsKey((b.BidId, c.CriterionId)))))
        {
            return [];
        }

        List<int> totals = [.. bids.Select(b => BidScores.Total(criteria.Select(c => (c.WeightBp, points[(b.BidId, c.CriterionId)]))))];
        var places = BidScores.Places(totals);
        return [.. bids.Select((b, i) => (b, totals[i], places[i])).OrderBy(r => r.Item3).ThenBy(r => r.b.Number)];
    }

    /// <summary>The bids of a lot whose price must be explained (Article 69).</summary>
    public IReadOnlySet<Guid> TooLow(string lot)
    {
        var priced = Competing(lot).Where(b => b.AmountCents is not null).ToList();
        var marks = LowPrice.Marks([.. priced.Select(b => b.AmountCents!.Value)]);
        return priced.Where((_, i) => marks[i]).Select(b => b.BidId).ToHashSet();
    }

    /// <summary>The points all agreed on, else the mean of the single ones; null where nobody scored.</summary>
    public int? Proposed(Guid bid, Guid criterion) =>
        Results.FirstOrDefault(r => r.BidId == bid && r.CriterionId == criterion)?.Points
        ?? (Scores.Where(s => s.BidId == bid && s.CriterionId == criterion).Select(s => (int?)s.Points).ToList() is { Count: > 0 } all ? (int)Math.Round(all.Average()!.Value) : null);
}
