using System.Globalization;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Languages;
using SupplierDiversity.Mail;
using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.TenderAlerts;

/// <summary>One tender in a mail: the same for everybody who reads that language.</summary>
/// <param name="Title">What is bought, for the subject.</param>
/// <param name="Place">Where, for the subject.</param>
/// <param name="Part">The facts and the link.</param>
internal sealed record TenderText(string Title, string Place, MailPart Part)
{
    private const int MostPlaces = 5;

    /// <summary>Writes it. Every figure is filled in from the record; nothing is translated by machine.</summary>
    /// <param name="shown">The tender as it is shown now.</param>
    /// <param name="wording">"new", "changed" or "cancelled".</param>
    /// <param name="changes">What changed since the person was last told.</param>
    /// <param name="t">The reader's language.</param>
    /// <param name="labels">What codes are called.</param>
    /// <param name="address">Where the portal is.</param>
    public static TenderText Of(ShownNotice shown, string wording, IReadOnlyList<MaterialChange> changes, Language t, CodeLabels labels, PortalAddress address)
    {
        var (notice, facts) = (shown.Notice, shown.Facts);
        var title = facts.Title.For(t.Tag, notice.Language) ?? (t["alert_mail.no_title"], t.Tag);
        var place = PlaceOf(facts, t, labels);
        var part = new MailPart(t).Heading(OneLine(title.Text), title.Language);
        if (wording != "new")
        {
            part.Paragraph(t[$"alert_mail.tender_status.{wording}"]);
        }

        if (wording == "changed")
        {
            part.Label(t["alert_mail.changes"]).Items(changes.Count == 0
                ? [t["alert_mail.change.none"]]
                : changes.Select(c => ChangeText.Of(c, facts.Lots.Count, shown.Zone, t)));
        }

        part.Facts(Facts(shown, place, t, labels));
        if (Duties(shown, t) is { Count: > 0 } duties)
        {
            part.Label(t["alert_mail.duties"]).Items(duties);
        }

        if (title.Language != t.Tag)
        {
            part.Paragraph(t.Of("alert_mail.original", ("language", labels.Of("language", notice.Language, t.Tag).Text)));
        }

        part.Button(t["alert_mail.open"], address.Of(t.Path($"/tenders/{shown.TenderId}")));
        return new TenderText(OneLine(title.Text), place, part);
    }

    private static List<(string, string, string?)> Facts(ShownNotice shown, string place, Language t, CodeLabels labels)
    {
        var (notice, facts) = (shown.Notice, shown.Facts);
        var list = new List<(string, string, string?)>();
        foreach (var buyer in notice.Buyers.Take(3))
        {
            if (buyer.Name.For(t.Tag, notice.Language) is { } name)
            {
                list.Add((t["alert_mail.buyer"], OneLine(name.Text), name.Language));
            }
        }

        list.Add((t["alert_mail.deadline"], DeadlineText.Of(facts.Deadlines, shown.Zone, t), null));
        list.Add((t["alert_mail.place"], place, null));
        list.Add((t["alert_mail.value"], facts is { ValueCents: { } cents, Currency: { } currency } ? t.Money(cents, currency) : t["alert_mail.no_value"], null));
        if (facts.CpvMain is { } cpv)
        {
            var label = labels.Cpv(cpv, t.Tag);
            list.Add((t["alert_mail.trade"], label.Division is { } division && division != label.Text ? $"{division} – {label.Text} ({cpv})" : $"{label.Text} ({cpv})", label.Division is null ? label.Language : null));
        }

        if (facts.Lots.Count > 1)
        {
            list.Add((t["alert_mail.lots"], t.Count("alert_mail.lot_count", facts.Lots.Count), null));
        }

        var languages = notice.Lots.SelectMany(l => l.BidLanguages).Distinct().Select(l => labels.Of("language", l, t.Tag).Text).ToList();
        list.Add((t["alert_mail.bid_languages"], languages.Count == 0 ? t["alert_mail.bid_languages_none"] : string.Join(t["alert_mail.separator"], languages), null));
        return list;
    }

    private static string PlaceOf(TenderFacts facts, Language t, CodeLabels labels)
    {
        if (!facts.PlaceKnown || facts.Places.Count == 0)
        {
            return t["alert_mail.no_place"];
        }

        var names = facts.Places.Where(p => p != PlaceCodes.Everywhere).Take(MostPlaces).Select(p => labels.Nuts(p, t.Tag).Text).Distinct().ToList();
        if (facts.Places.Contains(PlaceCodes.Everywhere))
        {
            names.Insert(0, t["alert_mail.anywhere"]);
        }

        return string.Join(t["alert_mail.separator"], names);
    }

    private static List<string> Duties(ShownNotice shown, Language t) =>
        [.. shown.Kept.DutiesFor(t.Tag).Select(d => d.Duty)
            .DistinctBy(d => (d.Tag, d.Source)).OrderBy(d => d.Source)
            .DistinctBy(d => d.Tag)
            .Select(d => DutyText(d, t)).OfType<string>()];

    private static string? DutyText(EqualityDuty duty, Language t)
    {
        var known = $"duties.{duty.Tag}.text";
        if (!t.Has(known) && !t.Has("duties.unknown"))
        {
            return null;
        }

        var sentence = t.Has(known) ? $"{t[$"duties.{duty.Tag}.name"]}. {t[known]}" : t["duties.unknown"];
        return duty.Source == DutySource.Code ? sentence : t.Of("alert_mail.duty_hint", ("duty", sentence));
    }

    /// <summary>A text of a notice as one line, for subjects and facts.</summary>
    internal static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 200 ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[198]) ? 198 : 199), "…");
    }
}

/// <summary>Deadlines in words.</summary>
internal static class DeadlineText
{
    public static string Of(IReadOnlyList<LotDeadline> deadlines, TimeZoneInfo zone, Language t)
    {
        if (deadlines.Count == 0)
        {
            return t["alert_mail.no_deadline"];
        }

        var (first, last) = (deadlines.MinBy(d => d.At)!, deadlines.MaxBy(d => d.At)!);
        return first.At == last.At ? One(first.At, first.TimeStated, zone, t)
            : t.Of("alert_mail.deadlines", ("first", One(first.At, first.TimeStated, zone, t)), ("last", One(last.At, last.TimeStated, zone, t)));
    }

    /// <summary>Weekday, day, time, and the zone with its name and offset.</summary>
    public static string One(DateTimeOffset at, bool timeStated, TimeZoneInfo zone, Language t)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var name = zone.Id.Split('/')[^1].Replace('_', ' ');
        var offset = (local.Offset < TimeSpan.Zero ? "-" : "+") + local.Offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
        return timeStated
            ? t.Of("alert_mail.deadline_at", ("when", t.Instant(at, zone)), ("zone", name), ("offset", offset))
            : t.Of("alert_mail.deadline_day", ("day", t.Day(DateOnly.FromDateTime(local.DateTime))), ("zone", name), ("offset", offset));
    }
}

/// <summary>One change in words.</summary>
internal static class ChangeText
{
    public static string Of(MaterialChange change, int lots, TimeZoneInfo zone, Language t)
    {
        if (change.What is "lot-added" or "lot-removed" or "reinstated" or "cancelled")
        {
            return t.Of($"alert_mail.change.{change.What}", ("lot", change.Lot));
        }

        var what = t[$"alert_mail.change.{change.What}"];
        return t.Of(
            "alert_mail.was_now",
            ("what", change.Lot is null || lots < 2 ? what : t.Of("alert_mail.change.lot", ("what", what), ("lot", change.Lot))),
            ("from", Value(change.What, change.From, zone, t)),
            ("to", Value(change.What, change.To, zone, t)));
    }

    private static string Value(string what, string? value, TimeZoneInfo zone, Language t)
    {
        if (string.IsNullOrEmpty(value))
        {
            return t["alert_mail.change.nothing"];
        }

        if (what == "deadline")
        {
            return DeadlineText.One(DateTimeOffset.Parse(value, CultureInfo.InvariantCulture), timeStated: true, zone, t);
        }

        if (what == "value" && value.Split(' ') is [var amount, var currency])
        {
            return t.Money((long)(decimal.Parse(amount, CultureInfo.InvariantCulture) * 100), currency);
        }

        return string.Join(t["alert_mail.separator"], value.Split(' ').Where(v => t.Has($"duties.{v}.name")).Select(v => t[$"duties.{v}.name"]));
    }
}
