using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.Evaluation;

/// <summary>Fields for points and reasons, one pair for each bid and criterion: <c>p-{bid}-{criterion}</c> and <c>r-{bid}-{criterion}</c>.</summary>
public static class ScoreFields
{
    private const int LongestReason = 4000;

    /// <summary>Name of the field of points.</summary>
    public static string Points(Guid bid, Guid criterion) => $"p-{bid:N}-{criterion:N}";

    /// <summary>Name of the field of reasons.</summary>
    public static string Reason(Guid bid, Guid criterion) => $"r-{bid:N}-{criterion:N}";

    /// <summary>Points as a field shows them: "87.5".</summary>
    public static string Shown(int points) => (points / 100m).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Reads them. Empty pairs are left out unless all must be there; what is wrong is said in the model state.</summary>
    public static IReadOnlyList<BidScore> Read(
        IFormCollection form, IEnumerable<Bid> bids, IReadOnlyList<BidCriterion> criteria, bool all, Guid account, ModelStateDictionary problems, Language t)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(problems);
        ArgumentNullException.ThrowIfNull(t);
        List<BidScore> read = [];
        foreach (var bid in bids)
        {
            foreach (var criterion in criteria.ForLot(bid.LotId).Where(c => !c.Price))
            {
                var typed = form[Points(bid.BidId, criterion.CriterionId)].ToString().Trim().Replace(',', '.');
                var reason = form[Reason(bid.BidId, criterion.CriterionId)].ToString().Trim();
                if (typed.Length == 0 && reason.Length == 0 && !all)
                {
                    continue;
                }

                if (!decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points) || points > 100)
                {
                    problems.AddModelError(Points(bid.BidId, criterion.CriterionId), t["evaluation.wrong.points"]);
                }
                else if (reason.Length is 0 or > LongestReason)
                {
                    problems.AddModelError(Reason(bid.BidId, criterion.CriterionId), t["evaluation.wrong.reason"]);
                }
                else
                {
                    read.Add(new() { BidId = bid.BidId, CriterionId = criterion.CriterionId, AccountId = account, Points = (int)(points * 100), Reason = reason });
                }
            }
        }

        return read;
    }
}
