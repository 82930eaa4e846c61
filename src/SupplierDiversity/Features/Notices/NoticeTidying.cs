using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Features.Notices;

/// <summary>
/// What is put in order when a notice comes in: markup in texts becomes plain text, and a deadline printed without an
/// offset gets that of the buyer's country.
/// </summary>
internal static class NoticeTidying
{
    public static Notice Tidy(this Notice notice)
    {
        var zone = CountryZone.Of(notice.Buyers.Count > 0 ? notice.Buyers[0].Country : null);
        return notice with
        {
            Title = Plain(notice.Title),
            Description = Plain(notice.Description),
            ChangeDescription = Plain(notice.ChangeDescription),
            Buyers = Each(notice.Buyers, Tidy),
            Lots = Each(notice.Lots, lot => Tidy(lot, zone)),
        };
    }

    private static NoticeOrganisation Tidy(NoticeOrganisation buyer)
    {
        var name = Plain(buyer.Name);
        return ReferenceEquals(name, buyer.Name) ? buyer : buyer with { Name = name };
    }

    private static NoticeLot Tidy(NoticeLot lot, TimeZoneInfo zone) => lot with
    {
        Title = Plain(lot.Title),
        Description = Plain(lot.Description),
        StrategicDescription = Plain(lot.StrategicDescription),
        PerformanceConditions = Plain(lot.PerformanceConditions),
        AwardCalculation = Plain(lot.AwardCalculation),
        AwardCriteria = Each(lot.AwardCriteria, c => c with { Name = Plain(c.Name), Description = Plain(c.Description) }),
        SelectionCriteria = Each(lot.SelectionCriteria, c => c with { Name = Plain(c.Name), Description = Plain(c.Description) }),
        TenderDeadline = InZone(lot.TenderDeadline, zone),
        ParticipationDeadline = InZone(lot.ParticipationDeadline, zone),
        InterestDeadline = InZone(lot.InterestDeadline, zone),
        QuestionsDeadline = InZone(lot.QuestionsDeadline, zone),
        OpeningAt = InZone(lot.OpeningAt, zone),
    };

    private static NoticeDeadline? InZone(NoticeDeadline? deadline, TimeZoneInfo zone) =>
        deadline is null or { OffsetStated: true }
            ? deadline
            : deadline with { At = new DateTimeOffset(deadline.At.DateTime, zone.GetUtcOffset(deadline.At.DateTime)) };

    private static LocalText Plain(LocalText text)
    {
        if (!text.ByLanguage.Values.Any(t => t.AsSpan().IndexOfAny('<', '&') >= 0))
        {
            return text;
        }

        var plain = text.ByLanguage.Select(t => (t.Key, Text: PlainText.Of(t.Value))).Where(t => t.Text.Length > 0).ToDictionary(t => t.Key, t => t.Text);
        return plain.Count == 0 ? LocalText.Empty : new LocalText(plain);
    }

    private static IReadOnlyList<T> Each<T>(IReadOnlyList<T> items, Func<T, T> change) => items.Count == 0 ? items : [.. items.Select(change)];
}
