using Dapper;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Features.TenderAlerts;
using SupplierDiversity.Rules.Alerts;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.TenderAlerts;

/// <summary>A portal with ways to subscribe people and to read the ledger. Each test uses a trade of its own.</summary>
public class AlertFixture : PortalFixture
{
    private static int _trades;

    public TestTenders Tenders => new(Services);

    /// <summary>A CPV code no other test uses; its first seven digits are its own, none is 0.</summary>
    public static string NewTrade()
    {
        var number = Interlocked.Increment(ref _trades);
        return $"111{(number / 729 % 9) + 1}{(number / 81 % 9) + 1}{(number / 9 % 9) + 1}{(number % 9) + 1}1";
    }

    /// <summary>An open call of a trade, whatever the clock says.</summary>
    public Notice Call(string cpv, string title = "Printing of school books") =>
        TestTenders.Call(title, cpv: cpv, deadline: Clock.GetUtcNow().AddDays(60), value: 100_000m);

    public async Task<Guid> SubscribeAsync(
        string email, string cpv, string nuts = "", string words = "", string languages = "en", AlertFrequency frequency = AlertFrequency.Instant,
        DateTimeOffset? confirmedAt = null, string name = "")
    {
        var filter = AlertFilter.Read(cpv.Split(';'), nuts.Split(';'), words.Split(';')).Filter;
        return await Db.InTransactionAsync(
            async (connection, transaction) =>
            {
                var book = Services.GetRequiredService<SubscriptionBook>();
                Assert.Equal(SubscriptionImport.Added, await book.ImportAsync(
                    connection, transaction, new SubscriptionWish(email, email, name, "", languages.Split(';'), filter, frequency),
                    confirmedAt ?? Clock.GetUtcNow().AddDays(-1)));
                return (await book.RecipientAsync(connection, email, transaction))!.Value.RecipientId;
            },
            CancellationToken.None);
    }

    public Task FanOutAsync() => Services.GetRequiredService<EditionFanOut>().RunAsync(CancellationToken.None);

    /// <summary>"address edition kind state reason", in order.</summary>
    public async Task<IReadOnlyList<string>> LedgerAsync(string tenderId)
    {
        await using var connection = await Db.OpenAsync(CancellationToken.None);
        var rows = await connection.QueryAsync<(string Email, int Edition, string Kind, string State, string? Reason)>(
            """
            SELECT r.email, a.edition, a.kind, a.state, a.reason FROM alerts a JOIN recipients r ON r.recipient_id = a.recipient_id
            WHERE a.tender_id = @tenderId ORDER BY a.edition, r.email
            """,
            new { tenderId });
        return [.. rows.Select(r => $"{r.Email.Split('@')[0]} {r.Edition} {r.Kind} {r.State} {(r.State == "accepted" ? "" : r.Reason)}".TrimEnd())];
    }

    public async Task<IReadOnlyList<AlertReason>> ReasonsAsync(string tenderId, Guid recipientId)
    {
        await using var connection = await Db.OpenAsync(CancellationToken.None);
        return AlertReason.Read(await connection.QuerySingleAsync<string>(
            "SELECT reasons_json FROM alerts WHERE tender_id = @tenderId AND recipient_id = @recipientId", new { tenderId, recipientId }));
    }

    public async Task ExecuteAsync(string sql, object parameters)
    {
        await using var connection = await Db.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(sql, parameters);
    }

    public async Task<DateTimeOffset> DueAsync(string tenderId, Guid recipientId)
    {
        await using var connection = await Db.OpenAsync(CancellationToken.None);
        return await connection.QuerySingleAsync<DateTimeOffset>(
            "SELECT due_at FROM alerts WHERE tender_id = @tenderId AND recipient_id = @recipientId", new { tenderId, recipientId });
    }
}
