using System.Data.Common;
using Dapper;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Languages;
using SupplierDiversity.Mail;
using SupplierDiversity.Mail.Letters;

namespace SupplierDiversity.Features.Suppliers;

/// <summary>Letters to the people of a firm who chose to hear about something; where nobody chose it, to all of them.</summary>
public sealed class FirmMail
{
    /// <summary>The kinds a person can choose; their words are <c>suppliers.hears.…</c>.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["register", "people", "partners", "surveys", "evidence", "bids"];

    private const string Hearing = "SELECT account_id, language, hears FROM supplier_people WHERE supplier_id = @SupplierId AND left_at IS NULL ORDER BY joined_at, account_id";

    private readonly LetterBox letters;
    private readonly LanguageList languages;
    private readonly PortalAddress address;
    private readonly AccountDirectory accounts;

    internal FirmMail(LetterBox letters, LanguageList languages, PortalAddress address, AccountDirectory accounts) =>
        (this.letters, this.languages, this.address, this.accounts) = (letters, languages, address, accounts);

    /// <summary>Queues a letter for each person who hears of this kind, written in their language.</summary>
    /// <returns>How many letters.</returns>
    internal async Task<int> SendAsync(
        DbConnection connection, DbTransaction transaction, Guid supplierId, string kind, Func<Language, (string Subject, MailPart Part)> write, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(write);
        var people = (await connection.QueryAsync<HearingRow>(Hearing, new { SupplierId = supplierId }, transaction)).AsList();
        var chosen = people.FindAll(p => Firm.Parts(p.Hears).Contains(kind));
        var emails = await accounts.EmailsAsync(people.Select(p => p.AccountId), ct);
        var sent = 0;
        foreach (var person in chosen.Count > 0 ? chosen : people)
        {
            // An account that was deleted has no address any more.
            if (emails.GetValueOrDefault(person.AccountId, "") is { Length: > 0 } email)
            {
                await SendAsync(connection, transaction, email, languages.FirstOf([person.Language]), $"firm-{kind}", write);
                sent++;
            }
        }

        return sent;
    }

    /// <summary>Queues one letter to an address.</summary>
    internal Task<Guid> SendAsync(
        DbConnection connection, DbTransaction transaction, string to, Language t, string kind, Func<Language, (string Subject, MailPart Part)> write)
    {
        var (subject, part) = write(t);
        part.Rule().Paragraph($"{t["layout.portal"]}, {address.Site}");
        return letters.AddAsync(connection, transaction, new Letter(to, t.Tag, kind, subject, part.Text, part.Document(subject)));
    }

    private sealed record HearingRow
    {
        public required Guid AccountId { get; init; }
        public required string Language { get; init; }
        public required string Hears { get; init; }
    }
}
