using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Calendar;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.Tenders;

/// <summary>A text with the language it is in: null where it is the reader's, so that only foreign text is marked.</summary>
public readonly record struct Words(string Text, string? Language);

/// <summary>The facts of tenders in the words of one language, at one moment.</summary>
internal sealed class TenderWording(Language language, CodeLabels labels, DateTimeOffset now)
{
    private const int PlacesNamed = 3;

    public Language T => language;

    /// <summary>The first instant at which what was written so far would be written differently.</summary>
    public DateTimeOffset Until { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>True while a deadline has not passed.</summary>
    public bool IsAhead([NotNullWhen(true)] DateTimeOffset? at)
    {
        if (!(at > now))
        {
            return false;
        }

        Until = at < Until ? at.Value : Until;
        return true;
    }

    /// <summary>A text in the reader's language, else as the buyer wrote it.</summary>
    public Words Local(LocalText text, string noticeLanguage, string otherwise = "") =>
        text.For(language.Tag, noticeLanguage) is { } found ? Mark(found.Text, found.Language) : new(otherwise, null);

    /// <summary>The same of a text as it stands in the database.</summary>
    public Words Local(string json, string noticeLanguage, string otherwise) =>
        StoredText.For(json, language.Tag, noticeLanguage) is { } found ? Mark(found.Text, found.Language) : new(otherwise, null);

    /// <summary>What a code of an official list is called.</summary>
    public Words Code(string list, string code)
    {
        var label = labels.Of(list, code, language.Tag);
        return Mark(label.Text, label.Language);
    }

    /// <summary>The names of languages, "German, French".</summary>
    public string LanguageNames(IEnumerable<string> codes) => Join(codes.Select(c => Code("language", c).Text));

    public string Join(IEnumerable<string> parts) => string.Join(language["tenders.separator"], parts);

    /// <summary>Places as NUTS codes: the first few by name.</summary>
    public string Places(IReadOnlyCollection<string> codes)
    {
        var named = codes.Where(c => c != PlaceCodes.Everywhere).Select(c => labels.Nuts(c, language.Tag).Text).Distinct().ToList();
        var text = Join(named.Take(PlacesNamed));
        return named.Count > PlacesNamed ? language.Count("tenders.places_and_more", named.Count - PlacesNamed, ("places", text))
            : codes.Contains(PlaceCodes.Everywhere) ? named.Count == 0 ? language["tenders.anywhere"] : language.Of("tenders.anywhere_or", ("places", text))
            : text;
    }

    /// <summary>The zone deadlines are shown in: the city's, else that of the buyer's country.</summary>
    public static TimeZoneInfo Zone(string? cityZone, string? country) =>
        cityZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(cityZone, out var zone) ? zone : CountryZone.Of(country);

    /// <summary>The zone's name near a deadline: "Berlin time (UTC+2)".</summary>
    public string ZoneName(TimeZoneInfo zone, DateTimeOffset at)
    {
        var offset = zone.GetUtcOffset(at);
        var utc = offset == TimeSpan.Zero ? "UTC" : string.Create(CultureInfo.InvariantCulture,
            $"UTC{(offset < TimeSpan.Zero ? '−' : '+')}{Math.Abs(offset.Hours)}{(offset.Minutes == 0 ? "" : $":{Math.Abs(offset.Minutes):00}")}");
        return language.Of("tenders.zone", ("place", zone.Id.Split('/')[^1].Replace('_', ' ')), ("utc", utc));
    }

    /// <summary>How long until a deadline, by the calendar of its zone: "today", "tomorrow", "in 9 days"; null when it is over.</summary>
    public string? Left(DateTimeOffset at, TimeZoneInfo zone)
    {
        if (!IsAhead(at))
        {
            return null;
        }

        var today = ZoneDay.Of(now, zone);
        var midnight = ZoneDay.EndOf(today, zone);
        Until = midnight < Until ? midnight : Until;
        var days = ZoneDay.Of(at, zone).DayNumber - today.DayNumber;
        return days switch
        {
            0 => language["tenders.left.today"],
            1 => language["tenders.left.tomorrow"],
            _ => language.Count("tenders.left.days", days),
        };
    }

    public string Day(DateTimeOffset at, TimeZoneInfo zone) => language.Day(ZoneDay.Of(at, zone));

    /// <summary>The next deadline still ahead, else the last one; null when none is stated.</summary>
    public LotDeadline? Next(IReadOnlyList<LotDeadline> deadlines) =>
        deadlines.Where(d => IsAhead(d.At)).MinBy(d => d.At) ?? deadlines.MaxBy(d => d.At);

    /// <summary>"open", "closed", "cancelled", "result", "planning", "direct-award", "modification".</summary>
    public string Status(TenderRow row) => row switch
    {
        { CancelledAt: not null } => "cancelled",
        { ResultAt: not null } when row.Kind is "call" or "result" => "result",
        { Kind: not "call" } => row.Kind,
        { LastDeadlineAt: { } last } when !IsAhead(last) => "closed",
        _ => "open",
    };

    private Words Mark(string text, string found) => new(text, found == language.Tag ? null : found);
}
