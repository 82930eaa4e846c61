using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Languages;
using SupplierDiversity.Mail;

namespace SupplierDiversity.Features.Suppliers.Listing;

/// <summary>What became of an enquiry; its words are <c>directory.enquiry.…</c>.</summary>
public enum EnquirySent
{
    /// <summary>It is on its way.</summary>
    Sent,

    /// <summary>The firm wrote to so many others already, or to this one.</summary>
    TooMany,

    /// <summary>The other firm is not in the directory, or wants no more from this one; nobody learns which.</summary>
    NotPossible,
}

/// <summary>Enquiries between firms that look for partners. The portal passes the words on; no address is shown to anybody.</summary>
public sealed class Enquiries
{
    /// <summary>The longest message.</summary>
    public const int Longest = 2_000;

    private const int MostADay = 10;
    private const int MostToOne = 3;

    private const string Received =
        """
        SELECT e.enquiry_id, e.from_supplier, s.name, s.trading_name, s.registration_id, e.words, e.sent_at,
            EXISTS (SELECT 1 FROM supplier_refusals r WHERE r.supplier_id = e.to_supplier AND r.from_supplier = e.from_supplier) AS refused
        FROM supplier_enquiries e JOIN suppliers s ON s.supplier_id = e.from_supplier
        WHERE e.to_supplier = @SupplierId ORDER BY e.sent_at DESC, e.enquiry_id LIMIT 100
        """;

    private const string Sent =
        """
        SELECT count(*) AS all_of_them, coalesce(sum(CASE WHEN to_supplier = @To THEN 1 ELSE 0 END), 0) AS to_this FROM supplier_enquiries
        WHERE from_supplier = @From AND sent_at > @Since
        """;

    // A firm is written to where it is listed, or where it wrote itself before; never against its refusal.
    private const string Possible =
        """
        SELECT count(*) FROM suppliers s
        WHERE s.supplier_id = @To AND s.merged_into IS NULL AND s.supplier_id <> @From
          AND (EXISTS (SELECT 1 FROM supplier_cities c WHERE c.supplier_id = s.supplier_id AND c.listed)
            OR EXISTS (SELECT 1 FROM supplier_enquiries e WHERE e.from_supplier = @To AND e.to_supplier = @From))
          AND NOT EXISTS (SELECT 1 FROM supplier_refusals r WHERE r.supplier_id = @To AND r.from_supplier = @From)
        """;

    private const string Lock = "UPDATE suppliers SET changed_at = changed_at WHERE supplier_id = @From";

    private const string Add =
        "INSERT INTO supplier_enquiries (enquiry_id, from_supplier, to_supplier, account_id, words, sent_at) VALUES (@Id, @From, @To, @AccountId, @Words, @Now)";

    private const string Refuse =
        """
        INSERT INTO supplier_refusals (supplier_id, from_supplier, refused_at)
        SELECT to_supplier, from_supplier, @Now FROM supplier_enquiries WHERE enquiry_id = @Enquiry AND to_supplier = @SupplierId
        ON CONFLICT DO NOTHING
        """;

    private const string One = "SELECT words FROM supplier_enquiries WHERE enquiry_id = @Enquiry AND to_supplier = @SupplierId";

    private readonly Db _db;
    private readonly FirmMail _mail;
    private readonly AccountDirectory _accounts;
    private readonly LanguageList _languages;
    private readonly PortalAddress _address;
    private readonly AuditLog _audit;
    private readonly TimeProvider _clock;

    /// <summary>Sends nothing yet.</summary>
    public Enquiries(Db db, FirmMail mail, AccountDirectory accounts, LanguageList languages, PortalAddress address, AuditLog audit, TimeProvider clock) =>
        (_db, _mail, _accounts, _languages, _address, _audit, _clock) = (db, mail, accounts, languages, address, audit, clock);

    /// <summary>What a firm received, the newest first.</summary>
    public async Task<IReadOnlyList<ReceivedEnquiry>> ReceivedAsync(Guid supplierId, CancellationToken ct)
    {
        await using var connection = await _db.OpenAsync(ct);
        return (await connection.QueryAsync<ReceivedEnquiry>(new CommandDefinition(Received, new { SupplierId = supplierId }, cancellationToken: ct))).AsList();
    }

    /// <summary>Whether one firm may write to another at all.</summary>
    public async Task<bool> IsPossibleAsync(Guid from, Guid to, CancellationToken ct)
    {
        await using var connection = await _db.OpenAsync(ct);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(Possible, new { From = from, To = to }, cancellationToken: ct)) > 0;
    }

    /// <summary>Passes words on to the people of a firm who chose to hear of partners.</summary>
    public Task<EnquirySent> SendAsync(Firm from, Guid to, Guid accountId, string words, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(from);
        var now = DapperTypes.Cut(_clock.GetUtcNow());
        return _db.InTransactionAsync(
            async (connection, transaction) =>
            {
                var parameters = new { From = from.SupplierId, To = to, Since = now.AddDays(-1), Id = Guid.CreateVersion7(), AccountId = accountId, Words = words, Now = now };
                // One after the other, so that many at once are counted too.
                await connection.ExecuteAsync(Lock, parameters, transaction);
                if (await connection.ExecuteScalarAsync<long>(Possible, parameters, transaction) == 0)
                {
                    return EnquirySent.NotPossible;
                }

                var sent = await connection.QuerySingleAsync<SentRow>(Sent, parameters, transaction);
                if (sent.AllOfThem >= MostADay || sent.ToThis >= MostToOne)
                {
                    return EnquirySent.TooMany;
                }

                await connection.ExecuteAsync(Add, parameters, transaction);
                await _mail.SendAsync(
                    connection, transaction, to, "partners",
                    t => (t.Of("directory.letter.subject", ("firm", from.ShownName)), new MailPart(t)
                        .Paragraph(t.Of("directory.letter.lead", ("firm", from.ShownName))).Paragraph(words)
                        .Button(t["directory.letter.button"], _address.Of(t.Path($"/business/{to}/enquiries")))
                        .Paragraph(t["directory.letter.address"])),
                    ct);
                await _audit.AddAsync(connection, transaction, new AuditEntry("enquiry-sent", "supplier", from.SupplierId));
                return EnquirySent.Sent;
            },
            ct);
    }

    /// <summary>Wants no more from a firm; with a report its words also go to the people who look after the portal.</summary>
    public Task<bool> RefuseAsync(Firm firm, Guid enquiry, bool report, CancellationToken ct) => _db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var parameters = new { firm.SupplierId, Enquiry = enquiry, Now = DapperTypes.Cut(_clock.GetUtcNow()) };
            if (await connection.QuerySingleOrDefaultAsync<string>(One, parameters, transaction) is not { } words)
            {
                return false;
            }

            var first = await connection.ExecuteAsync(Refuse, parameters, transaction) > 0;
            if (first)
            {
                await _audit.AddAsync(connection, transaction, new AuditEntry(report ? "enquiry-reported" : "enquiry-refused", "supplier", firm.SupplierId));
            }

            return !first || !report || await ReportAsync(connection, transaction, firm, words, ct);
        },
        ct);

    private async Task<bool> ReportAsync(DbConnection connection, DbTransaction transaction, Firm firm, string words, CancellationToken ct)
    {
        foreach (var email in (await _accounts.EmailsAsync(await _accounts.PortalAdministratorsAsync(ct), ct)).Values)
        {
            await _mail.SendAsync(
                connection, transaction, email, _languages.Default, "enquiry-reported",
                t => (t["directory.report.subject"], new MailPart(t).Paragraph(t.Of("directory.report.lead", ("firm", firm.ShownName))).Paragraph(words)));
        }

        return true;
    }

    private sealed record SentRow
    {
        public required long AllOfThem { get; init; }

        public required long ToThis { get; init; }
    }
}

/// <summary>An enquiry as the firm that received it sees it.</summary>
public sealed record ReceivedEnquiry
{
    /// <summary>Key.</summary>
    public required Guid EnquiryId { get; init; }

    /// <summary>Who wrote.</summary>
    public required Guid FromSupplier { get; init; }

    /// <summary>Its legal name.</summary>
    public required string Name { get; init; }

    /// <summary>As the public knows it.</summary>
    public required string TradingName { get; init; }

    /// <summary>Number in its register.</summary>
    public required string RegistrationId { get; init; }

    /// <summary>What it wrote.</summary>
    public required string Words { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>True: no more is wanted from this firm.</summary>
    public required bool Refused { get; init; }

    /// <summary>Its name, or else its number.</summary>
    public string ShownName => TradingName.Length > 0 ? TradingName : Name.Length > 0 ? Name : RegistrationId;
}
