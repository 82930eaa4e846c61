using System.Collections.Concurrent;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Languages;
using SupplierDiversity.Mail;
using SupplierDiversity.Mail.Mime;
using SupplierDiversity.Rules.Alerts;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.TenderAlerts;

/// <summary>One tender of a mail, decided and looked up.</summary>
/// <param name="Row">The ledger row.</param>
/// <param name="Shown">The tender as it is shown now.</param>
/// <param name="Wording">"new", "changed" or "cancelled", for this person.</param>
/// <param name="Told">The edition the person was last told; null: never.</param>
/// <param name="Changes">What changed since then.</param>
internal sealed record AlertToWrite(AlertRow Row, ShownNotice Shown, string Wording, int? Told, IReadOnlyList<MaterialChange> Changes);

/// <summary>
/// Writes alert mails in the recipient's language. What everybody reads of a tender is written once for each language
/// and kept; a person's mail adds the reasons and the person's own links.
/// </summary>
internal sealed class AlertMail(LanguageList languages, CodeLabels labels, PortalAddress address, AlertLinks links, MailSettings settings, TimeProvider clock)
{
    private const int MostKept = 2_000;
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LinkValidity = TimeSpan.FromDays(30);

    private readonly ConcurrentDictionary<(string Tender, Guid Notice, int Edition, int? Told, string Wording, string Language), TenderText> _kept = new();
    private DateTimeOffset _keptSince;
    private readonly Mailbox _from = Mailbox.Parse(settings.From);
    private readonly Mailbox? _stopMailbox = settings.UnsubscribeMailbox.Length > 0 ? Mailbox.Parse(settings.UnsubscribeMailbox) : null;

    /// <summary>Envelope sender.</summary>
    public string Sender => _from.Address;

    /// <summary>Brings the labels of these languages into memory; to be called before <see cref="Write"/>. Kept texts are forgotten after a while, since labels may be new.</summary>
    public ValueTask ReadyAsync(IEnumerable<string> tags, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_kept.Count > MostKept || now - _keptSince > KeptFor)
        {
            _kept.Clear();
            _keptSince = now;
        }

        return labels.ReadyAsync(tags, ct);
    }

    /// <summary>The whole mail.</summary>
    public MimeMessage Write(string to, Guid mailId, IReadOnlyList<AlertToWrite> tenders)
    {
        var row = tenders[0].Row;
        var t = languages.Find(row.Language) ?? languages.Default;
        var texts = tenders.Select(a => TextOf(a, t)).ToList();
        var subject = Subject(tenders, texts, t);
        var mail = new MailPart(t).Paragraph(tenders.Count == 1 ? t[$"alert_mail.intro.{tenders[0].Wording}"] : t.Count("alert_mail.intro.digest", tenders.Count));
        if (tenders.Any(a => a.Shown.OnlyLanguage is not null))
        {
            mail.Paragraph(t["alert_mail.one_language"]);
        }

        for (var i = 0; i < tenders.Count; i++)
        {
            mail.Add(texts[i].Part).Label(t["alert_mail.why"]).Items(Reasons(tenders[i].Row, t));
            if (i < tenders.Count - 1)
            {
                mail.Rule();
            }
        }

        var stop = links.StopAll(row.RecipientId);
        AddFoot(mail, row.RecipientId, stop, t);
        return new MimeMessage
        {
            From = _from,
            To = Mailbox.Parse(to),
            Subject = subject,
            Date = tenders.Min(a => a.Row.DueAt),
            MessageId = $"<alert.{mailId:N}@{_from.Domain}>",
            Language = t.Tag,
            Text = mail.Text,
            Html = mail.Document(subject),
            ListId = $"<alerts.{_from.Domain}>",
            UnsubscribeUrl = stop,
            UnsubscribeMailto = _stopMailbox is null ? null : links.StopAllByMail(row.RecipientId, _stopMailbox),
            TenderIds = [.. tenders.Select(a => a.Row.TenderId).Distinct()],
        };
    }

    private TenderText TextOf(AlertToWrite alert, Language t) =>
        _kept.GetOrAdd(
            (alert.Row.TenderId, alert.Shown.NoticeKey, alert.Row.Edition, alert.Told, alert.Wording, t.Tag),
            _ => TenderText.Of(alert.Shown, alert.Wording, alert.Changes, t, labels, address));

    private static string Subject(IReadOnlyList<AlertToWrite> tenders, List<TenderText> texts, Language t) => tenders.Count == 1
        ? t.Of($"alert_mail.subject.{tenders[0].Wording}", ("title", texts[0].Title), ("place", texts[0].Place))
        : t.Count("alert_mail.subject.digest", tenders.Count - 1, ("title", texts[0].Title), ("place", texts[0].Place));

    private IEnumerable<string> Reasons(AlertRow row, Language t) =>
        AlertReason.Read(row.ReasonsJson).DistinctBy(r => (r.Kind, r.Wanted, r.Found)).Select(r => r.Kind switch
        {
            MatchReasonKind.Everything => t["alert_mail.reason.everything"],
            MatchReasonKind.Trade => t.Of("alert_mail.reason.trade", ("wanted", $"{labels.Cpv(r.Wanted, t.Tag).Text} ({r.Wanted})"), ("found", r.Found), ("label", labels.Cpv(r.Found!, t.Tag).Text)),
            MatchReasonKind.Place => t.Of("alert_mail.reason.place", ("wanted", PlaceName(r.Wanted, t)), ("found", PlaceName(r.Found!, t))),
            MatchReasonKind.Anywhere => t.Of("alert_mail.reason.anywhere", ("wanted", PlaceName(r.Wanted, t))),
            _ => t.Of("alert_mail.reason.word", ("wanted", r.Wanted)),
        });

    private string PlaceName(string code, Language t)
    {
        var name = labels.Nuts(code, t.Tag).Text;
        return name.Contains(code, StringComparison.Ordinal) ? name : $"{name} ({code})";
    }

    private void AddFoot(MailPart mail, Guid recipient, string stop, Language t)
    {
        var now = clock.GetUtcNow();
        mail.Rule()
            .Link(t["alert_mail.manage"], links.Manage(recipient, t.Tag, now))
            .Paragraph(t.Of("alert_mail.manage_note", ("day", t.ShortDay(DateOnly.FromDateTime((now + LinkValidity).UtcDateTime)))))
            .Link(t["alert_mail.manage_again"], address.Of(t.Path("/alerts/manage")))
            .Link(t["alert_mail.stop"], stop)
            .Paragraph(t.Of("alert_mail.sender", ("portal", t["layout.portal"]), ("site", address.Site)));
    }
}
