namespace SupplierDiversity.Rules.Notices;

/// <summary>Reads <c>efac:NoticeResult</c>: per lot result who won, and how many bids came in.</summary>
internal sealed class NoticeResults(NoticeContext context, NoticeElement result, NoticeWinners winners)
{
    /// <summary>The result of the notice, or why it is too large to be followed.</summary>
    public (NoticeResult? Result, NoticeRefusal? Refusal) Read()
    {
        var lotResults = new List<NoticeLotResult>();
        for (var e = result.First("LotResult"); e is not null; e = e.Following())
        {
            lotResults.Add(LotResult(e));
            if (winners.Refusal is not null)
            {
                return (null, winners.Refusal);
            }
        }

        var read = new NoticeResult
        {
            TotalValue = context.Amount(result, "TotalAmount"),
            FrameworkMaximum = context.Amount(result, "OverallMaximumFrameworkContractsAmount"),
            LotResults = lotResults,
            Withheld = NoticeWithheld.Of(result),
        };
        return (read, null);
    }

    private NoticeLotResult LotResult(NoticeElement e)
    {
        var lot = e.One("TenderLot").Value("ID");
        if (lot is null)
        {
            context.Warn(e, "the result names no lot.");
        }

        var status = NoticeContext.Code(e, "TenderResultCode");
        NoticeCodes? withheld = null;
        NoticeWithheld.AddAll(ref withheld, e);
        var won = winners.Of(e, lot ?? "", status, ref withheld);
        return new NoticeLotResult
        {
            LocalId = e.Value("ID") ?? "",
            LotId = lot ?? "",
            Status = status,
            NotAwardedReason = NoticeContext.Code(e.One("DecisionReason"), "DecisionReasonCode"),
            Submissions = Submissions(e),
            LowestBid = context.Amount(e, "LowerTenderAmount"),
            HighestBid = context.Amount(e, "HigherTenderAmount"),
            Winners = won,
            Withheld = NoticeCodes.Done(withheld),
        };
    }

    private Dictionary<string, int> Submissions(NoticeElement lotResult)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var e = lotResult.First("ReceivedSubmissionsStatistics"); e is not null; e = e.Following())
        {
            // Some senders leave out the code; the number is still a count of something received.
            var code = e.Value("StatisticsCode") ?? "unspecified";
            if (NoticeContext.IsMasked(code) || context.Count(e.One("StatisticsNumeric")) is not { } count)
            {
                continue;
            }

            if (!counts.TryAdd(code, count) && counts[code] != count)
            {
                context.Warn(e, $"{code} is counted twice with different numbers; the first is used.");
            }
        }

        return counts;
    }
}
