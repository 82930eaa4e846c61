using SupplierDiversity.Database;
using SupplierDiversity.Features.Awards;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Evaluation;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Bids;

/// <summary>A tender from its bids to the contract, told through the portal's own parts.</summary>
/// <param name="Tender">The tender.</param>
/// <param name="Bid">The bid that was chosen.</param>
/// <param name="Contract">The contract.</param>
public sealed record DecidedTender(string Tender, Guid Bid, Guid Contract)
{
    /// <summary>A month ago: two bids, the firm's chosen; by now a contract.</summary>
    public static async Task<DecidedTender> TellAsync(IServiceProvider services, TestClock clock, string buyer, Firm firm, Guid account, Guid second)
    {
        var now = clock.GetUtcNow();
        clock.Set(now.AddDays(-30));
        var notice = TestTenders.Call("Reinigung der Bezirksämter", "de", cpv: "90910000", deadline: now.AddDays(-29), buyer: buyer);
        notice = notice with { Lots = [notice.Lots[0] with { PerformanceConditions = TestTenders.Text("Wer Kundschaft begegnet, ist interkulturell geschult.\n\nDasselbe gilt für Unterauftragnehmer.", "de") }] };
        var tender = Assert.Single(await new TestTenders(services).PublishAsync([notice], announce: false)).TenderId!;
        var decided = await DecideAsync(services, clock, tender, [(firm, 9_800_000L), (await OtherFirmAsync(services, clock), 10_400_000L)], account, second, DateOnly.FromDateTime(now.UtcDateTime));
        clock.Set(now);
        return decided;
    }

    /// <summary>Any tender that is open now: the first bidder's bid is chosen. The clock ends where the standstill does.</summary>
    public static async Task<DecidedTender> DecideAsync(
        IServiceProvider services, TestClock clock, string tender, IReadOnlyList<(Firm Firm, long Cents)> bidders, Guid account, Guid second, DateOnly starts)
    {
        var (book, calls, evaluation, awards) = (services.GetRequiredService<BidBook>(), services.GetRequiredService<BidCalls>(), services.GetRequiredService<EvaluationBook>(), services.GetRequiredService<AwardBook>());
        var called = (await services.GetRequiredService<CalledTenders>().FindAsync(tender, CancellationToken.None))!;
        await calls.ReceiveAsync(called, namesShown: false, electronic: true, feedbackDays: 15, account, CancellationToken.None);
        await evaluation.SaveCriteriaAsync(called, "", [("Qualität der Reinigung", 6_000, false), ("Preis", 4_000, true)], CancellationToken.None);
        await evaluation.NameAsync(called, account, account, CancellationToken.None);
        await evaluation.DeclareAsync(called, account, conflict: false, "", CancellationToken.None);
        List<Guid> sent = [];
        foreach (var (bidder, cents) in bidders)
        {
            var draft = await book.DraftAsync(bidder, called, called.Lots[0].LotId, account, CancellationToken.None);
            using var document = new MemoryStream("What we offer"u8.ToArray());
            var call = (await calls.FindAsync(tender, CancellationToken.None))!;
            Assert.Null(await book.AddFileAsync(call, (await book.FindAsync(draft, CancellationToken.None))!, "Angebot.pdf", document, CancellationToken.None));
            await book.SaveOfferAsync(call, (await book.FindAsync(draft, CancellationToken.None))!, new(cents, "EUR", [], ["Glanz & Söhne"]), CancellationToken.None);
            Assert.Equal(Sending.Received, await book.SendAsync(bidder, called, (await book.FindAsync(draft, CancellationToken.None))!, account, CancellationToken.None));
            sent.Add(draft);
        }

        clock.Set(called.LastDeadline!.Value.AddDays(1));
        Assert.Equal(Opening.NeedsAnother, await calls.OpenAsync(called, account, CancellationToken.None));
        Assert.Equal(Opening.Opened, await calls.OpenAsync(called, second, CancellationToken.None));
        var criteria = await evaluation.CriteriaAsync(tender, CancellationToken.None);
        List<BidScore> scores = [.. sent.Select((bid, i) => new BidScore
        {
            BidId = bid, CriterionId = criteria[0].CriterionId, AccountId = account, Points = 8_800 - (i * 1_500), Reason = "Der Plan ist klar, die Vertretung ist geregelt.",
        })];
        await evaluation.ScoreAsync(called, account, scores, finish: true, CancellationToken.None);
        await evaluation.AgreeAsync(called, [.. scores, .. sent.Select((bid, i) => scores[0] with { BidId = bid, CriterionId = criteria[1].CriterionId, Points = i == 0 ? 10_000 : 9_423, Reason = "" })], account, CancellationToken.None);
        Assert.True(await awards.AwardAsync(called, (await calls.FindAsync(tender, CancellationToken.None))!, sent[0], "Klarster Plan und niedrigster Preis.", account, CancellationToken.None));
        var award = Assert.Single(await awards.OfTenderAsync(tender, CancellationToken.None));
        foreach (var letter in (await awards.LettersAsync(tender, CancellationToken.None)).Where(l => l.WrittenAt is null))
        {
            await awards.ToldByHandAsync(called, award.AwardId, letter.BidId, account, CancellationToken.None);
        }

        clock.Set(award.StandstillEndsAt);
        return new(tender, sent[0], (await awards.CloseAsync(called, award, starts, starts.AddYears(1), CancellationToken.None))!.Value);
    }

    /// <summary>A firm of the register nobody acts for.</summary>
    public static async Task<Firm> OtherFirmAsync(IServiceProvider services, TestClock clock)
    {
        var id = Guid.CreateVersion7();
        await services.GetRequiredService<Db>().ExecuteAsync(
            """
            INSERT INTO suppliers (supplier_id, scheme, registration_id, registration_key, name, name_folded, country, nuts, cpv, email, language, origin, created_at, changed_at)
            VALUES (@Id, 'NL-KVK', '60000077', '60000077', 'Blinkend B.V.', 'blinkend b.v.', 'NL', '', '', '', '', 'import', @Now, @Now)
            """,
            new { Id = id, Now = clock.GetUtcNow() }, CancellationToken.None);
        return (await services.GetRequiredService<FirmBook>().FindAsync(id, CancellationToken.None))!;
    }
}
