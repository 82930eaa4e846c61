using SupplierDiversity.Database;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Alerts;

namespace SupplierDiversity.Features.Suppliers;

/// <summary>What a firm sells is also what its people may want to hear about: their own subscription, if they ask for it.</summary>
public sealed class FirmAlerts(Db db, SubscriptionBook book)
{
    /// <summary>True when mails for exactly this run to the address.</summary>
    public async Task<bool> RunsAsync(string email, Firm firm, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(firm);
        await using var connection = await db.OpenAsync(ct);
        return SubscriptionWishReading.Address(email, out _) is { } address
            && await book.RecipientAsync(connection, address.Key) is { } recipient
            && (await book.RunningAsync(connection, recipient.RecipientId)).Any(s => s.Filter.Key == firm.Filter.Key);
    }

    /// <summary>Starts daily mails. The person is signed in, so the address is proven and no letter has to be answered.</summary>
    public Task StartAsync(string email, Firm firm, Language t, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(firm);
        ArgumentNullException.ThrowIfNull(t);
        var address = SubscriptionWishReading.Address(email, out _) ?? throw new FormatException("An account without an address is signed in.");
        var wish = new SubscriptionWish(address.Email, address.Key, "", firm.ShownName, [t.Tag], firm.Filter, AlertFrequency.Daily);
        return db.InTransactionAsync(
            async (connection, transaction) =>
            {
                if (await book.AskAsync(connection, transaction, wish) is { } asked)
                {
                    await book.ConfirmAsync(connection, transaction, asked.SubscriptionId);
                }
            },
            ct);
    }
}
