using System.Data.Common;
using SupplierDiversity.Database;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Features.TenderAlerts;

/// <summary>Whom a notice would reach if it were published now, and how its mail would read. Nothing about anybody's background is asked or known.</summary>
public sealed class TenderReach(Db db, EditionReaders readers, SubscriptionBook book, LanguageList languages, CodeLabels labels, PortalAddress address)
{
    private const int AddressesAtOnce = 500;

    /// <summary>Counts everybody the notice is for.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="now">The moment of publication (UTC).</param>
    /// <param name="firmAddresses">Addresses of people who act for a firm of the register, in lower case.</param>
    /// <param name="ct">Stops the query.</param>
    public async Task<ReachedReaders> CountAsync(Notice notice, DateTimeOffset now, IReadOnlySet<string> firmAddresses, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(firmAddresses);
        await using var connection = await db.OpenAsync(ct);
        var (reached, people) = (new ReachedReaders(0, 0, 0, new Dictionary<string, int>()), new List<AlertedPerson>());
        await foreach (var person in readers.FindAsync(Shown(notice, "", TimeZoneInfo.Utc, now).Announced, now, ct))
        {
            people.Add(person);
            if (people.Count == AddressesAtOnce)
            {
                reached = reached.And(await GroupAsync(connection, people, firmAddresses));
                people.Clear();
            }
        }

        return reached.And(await GroupAsync(connection, people, firmAddresses)).InTens();
    }

    /// <summary>The mail's own part about the tender, as plain text, in a language.</summary>
    public async Task<(string Title, string Text)> MailAsync(Notice notice, string tenderId, TimeZoneInfo zone, DateTimeOffset now, Language t, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(t);
        await labels.ReadyAsync([t.Tag], ct);
        var text = TenderText.Of(Shown(notice, tenderId, zone, now), "new", [], t, labels, address);
        return (t.Of("alert_mail.subject.new", ("title", text.Title), ("place", text.Place)), text.Part.Text);
    }

    private async Task<ReachedReaders> GroupAsync(DbConnection connection, List<AlertedPerson> people, IReadOnlySet<string> firmAddresses)
    {
        var addresses = await book.AddressesAsync(connection, [.. people.Select(p => p.RecipientId)]);
        bool IsFirm(AlertedPerson person) => firmAddresses.Contains(addresses[person.RecipientId].ToLowerInvariant());
        var firms = people.Count(IsFirm);
        var organisations = people.Count(p => p.IsOrganisation && !IsFirm(p));
        return new(firms, organisations, people.Count - firms - organisations, people.Where(p => !IsFirm(p)).CountBy(p => languages.FirstOf(p.Languages).Tag).ToDictionary());
    }

    private static ShownNotice Shown(Notice notice, string tenderId, TimeZoneInfo zone, DateTimeOffset now) => new()
    {
        TenderId = tenderId,
        NoticeKey = Guid.Empty,
        Kept = new KeptNotice(notice),
        Zone = zone,
        PublishedAt = now,
        LastDeadlineAt = null,
        IsCancelled = false,
        IsWithdrawn = false,
    };
}

/// <summary>Who is reached: everybody once.</summary>
/// <param name="Firms">People who act for a firm of the register.</param>
/// <param name="Organisations">Other networks, businesses and media.</param>
/// <param name="Persons">Everybody else.</param>
/// <param name="Languages">
/// How many of the others read their mail in each language (ISO 639-1), in whole tens; one that fewer read is not there. Never those
/// of firms: a draft of a narrow trade and place would tell an officer which language the one firm prefers that the public directory
/// names there. And not of single others: a firm that is not registered yet, or gets its alerts at another address, is among them.
/// </param>
public sealed record ReachedReaders(int Firms, int Organisations, int Persons, IReadOnlyDictionary<string, int> Languages)
{
    /// <summary>All of them: so many alerts are written when it is published.</summary>
    public int All => Firms + Organisations + Persons;

    internal ReachedReaders InTens() => this with
    {
        Languages = Languages.Where(l => l.Value >= AlertLedger.LeastReaders).ToDictionary(l => l.Key, l => l.Value / AlertLedger.LeastReaders * AlertLedger.LeastReaders),
    };

    internal ReachedReaders And(ReachedReaders more) => new(
        Firms + more.Firms, Organisations + more.Organisations, Persons + more.Persons,
        Languages.Keys.Union(more.Languages.Keys).ToDictionary(l => l, l => Languages.GetValueOrDefault(l) + more.Languages.GetValueOrDefault(l)));
}
