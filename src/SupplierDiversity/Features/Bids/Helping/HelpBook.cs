using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.People;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Languages;
using SupplierDiversity.Mail;
using SupplierDiversity.Rules.Roles;

namespace SupplierDiversity.Features.Bids.Helping;

/// <summary>
/// Which adviser helps which firm with which tender. The firm gives the consent and takes it back; whoever is no adviser of
/// the city any more helps no more. A record of it names firm and tender's city to nobody who reads a city's log.
/// </summary>
public sealed class HelpBook
{
    private readonly Db db;
    private readonly TimeProvider clock;
    private readonly AuditLog audit;
    private readonly AccountDirectory accounts;
    private readonly RoleBook roles;
    private readonly FirmMail mail;
    private readonly LanguageList languages;
    private readonly PortalAddress address;

    internal HelpBook(Db db, TimeProvider clock, AuditLog audit, AccountDirectory accounts, RoleBook roles, FirmMail mail, LanguageList languages, PortalAddress address) =>
        (this.db, this.clock, this.audit, this.accounts, this.roles, this.mail, this.languages, this.address) = (db, clock, audit, accounts, roles, mail, languages, address);

    /// <summary>Who helps a firm with a tender, with their addresses.</summary>
    public async Task<IReadOnlyList<(BidHelp Help, string Email)>> OfFirmAsync(Firm firm, string tenderId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(firm);
        var found = await ListAsync(HelpSql.OfFirm, new { TenderId = tenderId, firm.SupplierId }, ct);
        var emails = found.Count == 0 ? new Dictionary<Guid, string>() : await accounts.EmailsAsync(found.Select(h => h.AccountId), ct);
        return [.. found.Select(h => (h, emails.GetValueOrDefault(h.AccountId, "–")))];
    }

    /// <summary>With what a person helps, the newest first; who is no adviser any more with nothing.</summary>
    public Task<IReadOnlyList<BidHelp>> OfAdviserAsync(Guid account, CancellationToken ct) => ListAsync(HelpSql.OfAdviser, new { AccountId = account }, ct);

    /// <summary>The help a person gives a firm with a tender now; null: none.</summary>
    public async Task<BidHelp?> ActiveAsync(CalledTender tender, Guid supplierId, Guid account, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(tender);
        var found = await ListAsync(HelpSql.Active, new { TenderId = tender.Id, SupplierId = supplierId, AccountId = account }, ct);
        return found is [var help] && await AdvisesAsync(tender, account, ct) ? help : null;
    }

    /// <summary>Lets the adviser of an address help; asked again, it reaches as far as was said last. The adviser gets a letter.</summary>
    public async Task<HelpAsked> GiveAsync(Firm firm, CalledTender tender, string email, bool mayWrite, bool maySend, Guid by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(firm);
        ArgumentNullException.ThrowIfNull(tender);
        if (await accounts.FindAsync(email, ct) is not { } adviser || !await AdvisesAsync(tender, adviser, ct))
        {
            return HelpAsked.NoAdviser;
        }

        var reached = await accounts.ReachableAsync([adviser], ct);
        return await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                audit.NothingChanged();
                var values = new { HelpId = Guid.CreateVersion7(), TenderId = tender.Id, firm.SupplierId, AccountId = adviser, MayWrite = mayWrite, MaySend = maySend, By = by, Now = Now() };
                var added = await connection.ExecuteAsync(HelpSql.Give, values, transaction) > 0;
                if (!added && await connection.ExecuteAsync(HelpSql.Change, values, transaction) == 0)
                {
                    return HelpAsked.NoAdviser;
                }

                foreach (var one in added ? reached : [])
                {
                    await mail.SendAsync(connection, transaction, one.Email, languages.FirstOf([one.Language, tender.City.Language]), "bid-help", t => Letter(firm, tender, t));
                }

                await audit.AddAsync(connection, transaction, new AuditEntry("bid-help-given", "supplier", firm.SupplierId));
                return HelpAsked.Given;
            },
            ct);
    }

    /// <summary>Takes the consent back.</summary>
    public Task EndAsync(Firm firm, Guid helpId, Guid by, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            audit.NothingChanged();
            if (await connection.ExecuteAsync(HelpSql.End, new { HelpId = helpId, firm.SupplierId, By = by, Now = Now() }, transaction) > 0)
            {
                await audit.AddAsync(connection, transaction, new AuditEntry("bid-help-ended", "supplier", firm.SupplierId));
            }
        },
        ct);

    private (string Subject, MailPart Part) Letter(Firm firm, CalledTender tender, Language t)
    {
        var title = tender.Title(t);
        return (t.Of("helping.letter.subject", ("firm", firm.ShownName)), new MailPart(t).Paragraph(t["helping.letter.text"]).Facts(
        [
            (t["helping.firm"], firm.ShownName, null),
            (t["bids.letter.tender"], title.Text, title.Language),
        ]).Button(t["helping.letter.open"], address.Of(t.Path($"/business/{firm.SupplierId}/tenders/{tender.Id}"))));
    }

    private async Task<bool> AdvisesAsync(CalledTender tender, Guid account, CancellationToken ct)
    {
        var today = roles.Today(tender.City);
        return (await roles.OfPersonAsync(account, ct)).Any(r => r.CityId == tender.City.CityId && r.Kind == Role.BusinessAdviser && r.HeldOn(today));
    }

    private Task<IReadOnlyList<BidHelp>> ListAsync(string sql, object values, CancellationToken ct) =>
        db.ListAsync<BidHelp>(sql, values, ct);

    private DateTimeOffset Now() => DapperTypes.Cut(clock.GetUtcNow());
}
