using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Bids;

namespace SupplierDiversity.Features.Evaluation;

/// <summary>How bids are judged: each person alone first, then all together. Nothing about a bidder's people is read here.</summary>
public sealed class EvaluationBook(Db db, TimeProvider clock, AuditLog audit)
{
    // Places of the criteria of one lot, so that the lots stay in order.
    private const int MostCriteria = 1000;

    /// <summary>The criteria of a tender in order.</summary>
    public Task<IReadOnlyList<BidCriterion>> CriteriaAsync(string tenderId, CancellationToken ct) => db.ListAsync<BidCriterion>(EvaluationSql.Criteria, new { TenderId = tenderId }, ct);

    /// <summary>Who evaluates a tender.</summary>
    public Task<IReadOnlyList<BidEvaluator>> EvaluatorsAsync(string tenderId, CancellationToken ct) => db.ListAsync<BidEvaluator>(EvaluationSql.Evaluators, new { TenderId = tenderId }, ct);

    /// <summary>What a person evaluates.</summary>
    public Task<IReadOnlyList<BidEvaluator>> OfPersonAsync(Guid account, CancellationToken ct) => db.ListAsync<BidEvaluator>(EvaluationSql.OfPerson, new { AccountId = account }, ct);

    /// <summary>All scores given for a tender.</summary>
    public Task<IReadOnlyList<BidScore>> ScoresAsync(string tenderId, CancellationToken ct) => db.ListAsync<BidScore>(EvaluationSql.Scores, new { TenderId = tenderId }, ct);

    /// <summary>What counts.</summary>
    public Task<IReadOnlyList<BidScore>> ResultsAsync(string tenderId, CancellationToken ct) => db.ListAsync<BidScore>(EvaluationSql.Results, new { TenderId = tenderId }, ct);

    /// <summary>Writes down the published criteria, before anybody has opened a bid.</summary>
    /// <param name="tender">The tender.</param>
    /// <param name="lotId">The lot they are for; empty: every lot that has none of its own.</param>
    /// <param name="criteria">Name, weight in basis points, and whether it is the price.</param>
    /// <param name="ct">Stops it.</param>
    public Task SaveCriteriaAsync(CalledTender tender, string lotId, IReadOnlyList<(string Name, int WeightBp, bool Price)> criteria, CancellationToken ct) => RecordedAsync(
        "criteria-written", tender,
        async (connection, transaction) =>
        {
            await connection.ExecuteAsync(EvaluationSql.Forget, new { TenderId = tender.Id, LotId = lotId }, transaction);
            var first = MostCriteria * (1 + tender.Lots.Select(l => l.LotId).ToList().IndexOf(lotId));
            for (var i = 0; i < criteria.Count; i++)
            {
                await connection.ExecuteAsync(
                    EvaluationSql.AddCriterion,
                    new { CriterionId = Guid.CreateVersion7(), TenderId = tender.Id, LotId = lotId, Position = first + i, criteria[i].Name, criteria[i].WeightBp, criteria[i].Price },
                    transaction);
            }

            return true;
        },
        ct);

    /// <summary>Names somebody who evaluates.</summary>
    public Task NameAsync(CalledTender tender, Guid account, Guid by, CancellationToken ct) => RecordedAsync(
        "evaluator-named", tender,
        async (connection, transaction) => await connection.ExecuteAsync(EvaluationSql.Name, new { TenderId = tender.Id, AccountId = account, By = by, Now = Now() }, transaction) > 0,
        ct);

    /// <summary>Says whether there is a conflict of interest; once.</summary>
    public Task DeclareAsync(CalledTender tender, Guid account, bool conflict, string words, CancellationToken ct) => RecordedAsync(
        "evaluator-declared", tender,
        async (connection, transaction) => await connection.ExecuteAsync(
            EvaluationSql.Declare, new { TenderId = tender.Id, AccountId = account, Conflict = conflict, Declaration = words, Now = Now() }, transaction) > 0,
        ct);

    /// <summary>Keeps the scores of one person, and closes them when asked.</summary>
    public Task ScoreAsync(CalledTender tender, Guid account, IReadOnlyList<BidScore> scores, bool finish, CancellationToken ct) => RecordedAsync(
        finish ? "scores-closed" : "scores-saved", tender,
        async (connection, transaction) =>
        {
            var kept = 0;
            foreach (var score in scores)
            {
                kept += await connection.ExecuteAsync(
                    EvaluationSql.Score, new { TenderId = tender.Id, AccountId = account, score.BidId, score.CriterionId, score.Points, score.Reason }, transaction);
            }

            return kept + (finish ? await connection.ExecuteAsync(EvaluationSql.Finish, new { TenderId = tender.Id, AccountId = account, Now = Now() }, transaction) : 0) > 0;
        },
        ct);

    /// <summary>Writes down what all agreed on.</summary>
    public Task AgreeAsync(CalledTender tender, IReadOnlyList<BidScore> results, Guid by, CancellationToken ct) => RecordedAsync(
        "scores-agreed", tender,
        async (connection, transaction) =>
        {
            foreach (var result in results)
            {
                await connection.ExecuteAsync(EvaluationSql.Result, new { result.BidId, result.CriterionId, result.Points, result.Reason, By = by, Now = Now() }, transaction);
            }

            return true;
        },
        ct);

    private Task RecordedAsync(string action, CalledTender tender, Func<System.Data.Common.DbConnection, System.Data.Common.DbTransaction, Task<bool>> work, CancellationToken ct) =>
        db.InTransactionAsync(
            async (connection, transaction) =>
            {
                if (await work(connection, transaction))
                {
                    await audit.AddAsync(connection, transaction, BidCalls.Entry(action, tender));
                }
                else
                {
                    audit.NothingChanged();
                }
            },
            ct);

    private DateTimeOffset Now() => DapperTypes.Cut(clock.GetUtcNow());
}
