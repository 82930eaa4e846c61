using System.Data.Common;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Languages;
using SupplierDiversity.Mail;
using SupplierDiversity.Mail.Letters;

namespace SupplierDiversity.Features.Subscriptions;

/// <summary>Letters about subscriptions: the link that starts alerts and the link that changes them.</summary>
public sealed class SubscriptionLetters
{
    private readonly LetterBox letters;
    private readonly AlertLinks links;
    private readonly CodeLabels labels;
    private readonly LanguageList languages;
    private readonly PortalAddress address;
    private readonly TimeProvider clock;

    internal SubscriptionLetters(LetterBox letters, AlertLinks links, CodeLabels labels, LanguageList languages, PortalAddress address, TimeProvider clock) =>
        (this.letters, this.links, this.labels, this.languages, this.address, this.clock) = (letters, links, labels, languages, address, clock);

    private static readonly TimeSpan Validity = TimeSpan.FromDays(30);

    /// <summary>Asks the person to confirm, in the first of the wished languages that the portal speaks.</summary>
    public async Task AskAsync(DbConnection connection, DbTransaction transaction, string to, Subscription subscription, CancellationToken ct)
    {
        var t = languages.FirstOf(subscription.Languages);
        await labels.ReadyAsync([t.Tag], ct);
        var now = clock.GetUtcNow();
        var part = new MailPart(t).Paragraph(t["alerts.letter.confirm_text"])
            .Facts(SubscriptionSummary.Of(subscription, t, labels, languages).Select(f => (f.Name, f.Value, (string?)null)))
            .Button(t["alerts.letter.confirm_button"], links.Confirm(subscription.SubscriptionId, t.Tag, now))
            .Paragraph(t.Of("alerts.letter.confirm_until", ("day", LastDay(now, t))))
            .Paragraph(t["alerts.letter.confirm_ignore"]);
        await AddAsync(connection, transaction, to, "confirm", t["alerts.letter.confirm_subject"], part, t);
    }

    /// <summary>Sends the link with which the person changes or stops alerts.</summary>
    public Task SendLinkAsync(DbConnection connection, DbTransaction transaction, string to, Guid recipientId, Language t)
    {
        var now = clock.GetUtcNow();
        var part = new MailPart(t).Paragraph(t["alerts.letter.manage_text"])
            .Button(t["alerts.letter.manage_button"], links.Manage(recipientId, t.Tag, now))
            .Paragraph(t.Of("alerts.letter.confirm_until", ("day", LastDay(now, t))))
            .Paragraph(t["alerts.letter.manage_ignore"]);
        return AddAsync(connection, transaction, to, "manage", t["alerts.letter.manage_subject"], part, t);
    }

    private Task<Guid> AddAsync(DbConnection connection, DbTransaction transaction, string to, string kind, string subject, MailPart part, Language t)
    {
        part.Rule().Paragraph($"{t["layout.portal"]}, {address.Site}");
        return letters.AddAsync(connection, transaction, new Letter(to, t.Tag, kind, subject, part.Text, part.Document(subject)));
    }

    private static string LastDay(DateTimeOffset now, Language t) => t.ShortDay(DateOnly.FromDateTime((now + Validity).UtcDateTime));
}
