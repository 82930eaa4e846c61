using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Mail;

namespace SupplierDiversity.Features.Suppliers.Listing;

/// <summary>What became of an enquiry; its words are <c>directory.wrong.…</c>.</summary>
public enum EnquirySent
{
    /// <summary>It is on its way.</summary>
    Sent,

    /// <summary>The firm wrote to so many others already, or to this one.</summary>
    TooMany,

    /// <summary>The other firm has several messages it has not answered.</summary>
    Waits,

    /// <summary>The other firm is not in the directory, or wants no more from this one; nobody learns which.</summary>
    NotPossible,
}

/// <summary>Enquiries between firms that look for partners. The portal passes the words on; addresses are shown when both sides agreed.</summary>
public sealed class Enquiries(Db db, FirmMail mail, PortalAddress address, AuditLog audit, TimeProvider clock)
{
    /// <summary>The longest message.</summary>
    public const int Longest = 2_000;

    private const int MostADay = 10;
    private const int MostToOne = 3;
    private const int MostUnanswered = 3;

    /// <summary>What a firm received, the newest first.</summary>
    public Task<IReadOnlyList<Enquiry>> ReceivedAsync(Guid supplierId, CancellationToken ct) => db.ListAsync<Enquiry>(EnquiriesSql.Received, new { SupplierId = supplierId }, ct);

    /// <summary>What a firm sent, the newest first.</summary>
    public Task<IReadOnlyList<Enquiry>> SentByAsync(Guid supplierId, CancellationToken ct) => db.ListAsync<Enquiry>(EnquiriesSql.SentBy, new { SupplierId = supplierId }, ct);

    /// <summary>The firms that agreed with this one on a joint bid for a tender.</summary>
    public async Task<IReadOnlyList<string>> PartnersAsync(Guid supplierId, string tenderId, CancellationToken ct) =>
        [.. (await db.ListAsync<PartnerRow>(EnquiriesSql.AgreedOn, new { SupplierId = supplierId, TenderId = tenderId }, ct)).Select(p => p.Name.Length > 0 ? p.Name : p.TradingName.Length > 0 ? p.TradingName : p.RegistrationId)];

    /// <summary>Whether one firm may write to another at all.</summary>
    public async Task<bool> IsPossibleAsync(Guid from, Guid to, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(EnquiriesSql.Possible, new { From = from, To = to }, cancellationToken: ct)) > 0;
    }

    /// <summary>Passes words on to the people of a firm who chose to hear of partners.</summary>
    /// <param name="from">Who writes.</param>
    /// <param name="to">To which firm.</param>
    /// <param name="accountId">The person, whose address the other side sees once it agrees.</param>
    /// <param name="words">The message.</param>
    /// <param name="tenderId">The tender it is about; null: no certain one.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<EnquirySent> SendAsync(Firm from, Guid to, Guid accountId, string words, string? tenderId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(from);
        var now = DapperTypes.Cut(clock.GetUtcNow());
        return db.InTransactionAsync(
            async (connection, transaction) =>
            {
                var parameters = new { From = from.SupplierId, To = to, Day = now.AddDays(-1), Id = Guid.CreateVersion7(), AccountId = accountId, Words = words, Now = now, TenderId = tenderId };
                // One after the other, so that many at once are counted too.
                await connection.ExecuteAsync(EnquiriesSql.Lock, parameters, transaction);
                if (await connection.ExecuteScalarAsync<long>(EnquiriesSql.Possible, parameters, transaction) == 0)
                {
                    return EnquirySent.NotPossible;
                }

                var sent = await connection.QuerySingleAsync<SentRow>(EnquiriesSql.Counts, parameters, transaction);
                if (sent.Same > 0)
                {
                    // The button was pressed twice.
                    audit.NothingChanged();
                    return EnquirySent.Sent;
                }

                if (sent.Today >= MostADay || sent.TodayToThis >= MostToOne)
                {
                    return EnquirySent.TooMany;
                }

                if (sent.Unanswered >= MostUnanswered)
                {
                    return EnquirySent.Waits;
                }

                await connection.ExecuteAsync(EnquiriesSql.Add, parameters, transaction);
                await mail.SendAsync(
                    connection, transaction, to, "partners",
                    t => (t.Of("directory.letter.subject", ("firm", from.ShownName)), new MailPart(t)
                        .Paragraph(t.Of("directory.letter.lead", ("firm", from.ShownName))).Paragraph(words)
                        .Button(t["directory.letter.button"], address.Of(t.Path($"/business/{to}/enquiries")))
                        .Paragraph(t["directory.letter.address"])),
                    ct);
                await audit.AddAsync(connection, transaction, new AuditEntry("enquiry-sent", "supplier", from.SupplierId));
                return EnquirySent.Sent;
            },
            ct);
    }

    private sealed record SentRow
    {
        public required long Today { get; init; }

        public required long TodayToThis { get; init; }

        public required long Unanswered { get; init; }

        public required long Same { get; init; }
    }

    private sealed record PartnerRow
    {
        public required string Name { get; init; }

        public required string TradingName { get; init; }

        public required string RegistrationId { get; init; }
    }
}
