using System.Text.Json;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Evaluation;
using SupplierDiversity.Rules.Bids;

namespace SupplierDiversity.Features.Awards;

/// <summary>Leaving bids out, choosing one, telling all, and closing: which nobody can while somebody was not told.</summary>
public sealed class AwardBook
{
    private readonly Db db;
    private readonly TimeProvider clock;
    private readonly AuditLog audit;
    private readonly BidBook bids;
    private readonly EvaluationBook evaluation;
    private readonly AwardLetters letters;
    private readonly ContractBook contracts;

    internal AwardBook(Db db, TimeProvider clock, AuditLog audit, BidBook bids, EvaluationBook evaluation, AwardLetters letters, ContractBook contracts) =>
        (this.db, this.clock, this.audit, this.bids, this.evaluation, this.letters, this.contracts) = (db, clock, audit, bids, evaluation, letters, contracts);

    /// <summary>The decisions about a tender.</summary>
    public Task<IReadOnlyList<Award>> OfTenderAsync(string tenderId, CancellationToken ct) => db.ListAsync<Award>(AwardsSql.OfTender, new { TenderId = tenderId }, ct);

    /// <summary>The decision a bidder was told of; null before.</summary>
    public async Task<Award?> OfBidAsync(Guid bidId, CancellationToken ct) => (await db.ListAsync<Award>(AwardsSql.OfBid, new { BidId = bidId }, ct)).SingleOrDefault();

    /// <summary>Who has been told.</summary>
    public Task<IReadOnlyList<AwardLetter>> LettersAsync(string tenderId, CancellationToken ct) => db.ListAsync<AwardLetter>(AwardsSql.Letters, new { TenderId = tenderId }, ct);

    /// <summary>Puts a bid on the short list and tells the bidder at once.</summary>
    internal Task ShortlistAsync(CalledTender tender, Bid bid, string reason, Guid by, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            audit.NothingChanged();
            if (await connection.ExecuteAsync(BidsSql.Shortlist, new { bid.BidId, Reason = reason, By = by, Now = Now() }, transaction) > 0)
            {
                await letters.ShortlistedAsync(connection, transaction, tender, bid, reason, ct);
                await audit.AddAsync(connection, transaction, BidCalls.Entry("bid-shortlisted", tender));
            }
        },
        ct);

    /// <summary>Leaves a bid out by a ground of the law.</summary>
    internal Task RefuseAsync(CalledTender tender, Bid bid, RefusalGround ground, SelfCleaning cleaning, string reason, Guid by, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            audit.NothingChanged();
            var values = new
            {
                bid.BidId,
                State = ground.Kind == RefusalKind.NotShortlisted ? "rejected" : "inadmissible",
                Ground = ground.Code,
                Cleaning = ground.MayClean ? JsonNamingPolicy.KebabCaseLower.ConvertName(cleaning.ToString()) : "",
                Reason = reason,
                By = by,
                Now = Now(),
            };
            if (await connection.ExecuteAsync(BidsSql.Refuse, values, transaction) > 0)
            {
                await audit.AddAsync(connection, transaction, BidCalls.Entry("bid-left-out", tender));
            }
        },
        ct);

    /// <summary>Chooses a bid and tells all bidders of the lot. False: scores are missing, or the lot is decided.</summary>
    public async Task<bool> AwardAsync(CalledTender tender, BidCall call, Guid bidId, string characteristics, Guid by, CancellationToken ct)
    {
        var all = await bids.OfTenderAsync(tender.Id, ct);
        if (all.SingleOrDefault(b => b.BidId == bidId && b.IsOpen && b.Competes(tender)) is not { } winner)
        {
            return false;
        }

        List<Bid> lot = [.. all.Where(b => b.LotId == winner.LotId)];
        var criteria = (await evaluation.CriteriaAsync(tender.Id, ct)).ForLot(winner.LotId);
        var results = await evaluation.ResultsAsync(tender.Id, ct);
        var known = results.Select(r => (r.BidId, r.CriterionId)).ToHashSet();
        // With two stages nobody is left between the stages: each bid is on the short list, or left out with reasons.
        if (criteria.Count == 0 || lot.Any(b => b.IsOpen && !b.Competes(tender)) || lot.Where(b => b.Competes(tender)).Any(b => criteria.Any(c => !known.Contains((b.BidId, c.CriterionId)))))
        {
            return false;
        }

        return await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                var now = Now();
                var standstill = BidTime.StandstillOf(now, call.Electronic, tender.City.Zone);
                var award = new Award
                {
                    AwardId = Guid.CreateVersion7(),
                    TenderId = tender.Id,
                    LotId = winner.LotId,
                    BidId = winner.BidId,
                    Characteristics = characteristics,
                    DecidedAt = now,
                    StandstillUntil = standstill.LastDay,
                    StandstillEndsAt = standstill.EndsAt,
                    FeedbackDueOn = tender.City.DayAt(now).AddDays(call.FeedbackDays),
                    ClosedAt = null,
                };
                audit.NothingChanged();
                var values = new { award.AwardId, award.TenderId, award.LotId, award.BidId, award.Characteristics, By = by, Now = now, award.StandstillUntil, award.StandstillEndsAt, award.FeedbackDueOn };
                if (await connection.ExecuteAsync(AwardsSql.Add, values, transaction) == 0)
                {
                    return false;
                }

                await connection.ExecuteAsync(BidsSql.Choose, new { award.BidId, award.TenderId, award.LotId, By = by, Now = now }, transaction);
                foreach (var bid in lot)
                {
                    var told = bid with { State = bid.BidId == winner.BidId ? "awarded" : bid.LeftOut ? bid.State : "rejected" };
                    var written = await letters.WriteAsync(connection, transaction, new(tender, award, winner, told, criteria, [.. results.Where(r => r.BidId == bid.BidId)]), ct);
                    await connection.ExecuteAsync(AwardsSql.AddLetter, new { award.AwardId, bid.BidId, Letters = written, WrittenAt = written > 0 ? now : (DateTimeOffset?)null }, transaction);
                }

                await audit.AddAsync(connection, transaction, BidCalls.Entry("award-decided", tender));
                return true;
            },
            ct);
    }

    /// <summary>Says that a bidder nobody could reach by mail was told in another way.</summary>
    public Task ToldByHandAsync(CalledTender tender, Guid awardId, Guid bidId, Guid by, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            audit.NothingChanged();
            if (await connection.ExecuteAsync(AwardsSql.ByHand, new { AwardId = awardId, BidId = bidId, By = by, Now = Now() }, transaction) > 0)
            {
                await audit.AddAsync(connection, transaction, BidCalls.Entry("feedback-sent-by-hand", tender));
            }
        },
        ct);

    /// <summary>Closes a decision and makes the contract; null: the standstill runs, or somebody was not told.</summary>
    public async Task<Guid?> CloseAsync(CalledTender tender, Award award, DateOnly startsOn, DateOnly endsOn, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(award);
        var winner = (await bids.FindAsync(award.BidId, ct))!;
        return await db.InTransactionAsync<Guid?>(
            async (connection, transaction) =>
            {
                audit.NothingChanged();
                if (await connection.ExecuteAsync(AwardsSql.Close, new { award.AwardId, Now = Now() }, transaction) == 0)
                {
                    return null;
                }

                var contract = await contracts.MakeAsync(connection, transaction, tender, award, winner, startsOn, endsOn);
                await audit.AddAsync(connection, transaction, BidCalls.Entry("contract-made", tender));
                return contract;
            },
            ct);
    }

    private DateTimeOffset Now() => DapperTypes.Cut(clock.GetUtcNow());
}
