using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Tenders;

/// <summary>What lists and searches need of a tender, from the notice it is shown from.</summary>
public sealed record TenderFacts
{
    /// <summary>BT-21 of the procedure, else of its first lot.</summary>
    public required LocalText Title { get; init; }
    /// <summary>BT-23.</summary>
    public string? Nature { get; init; }
    /// <summary>BT-262 of the procedure, else of its first lot that has one.</summary>
    public string? CpvMain { get; init; }
    /// <summary>Alpha-3 of the place, else of the buyer.</summary>
    public string? Country { get; init; }
    /// <summary>False when no place is stated; the buyer's is then used for matching.</summary>
    public required bool PlaceKnown { get; init; }
    /// <summary>BT-27 in cents; null when not stated, withheld, or stated for several lots only.</summary>
    public long? ValueCents { get; init; }
    /// <summary>ISO 4217, with the value.</summary>
    public string? Currency { get; init; }
    /// <summary>The lots in the notice's order, each id once.</summary>
    public required IReadOnlyList<LotFacts> Lots { get; init; }
    /// <summary>The lots' deadlines.</summary>
    public required IReadOnlyList<LotDeadline> Deadlines { get; init; }
    /// <summary>Equality tags of all lots (<see cref="EqualityDuties.TagsOf"/>).</summary>
    public required string Duties { get; init; }
    /// <summary>Those of <see cref="Duties"/> that a code of the notice states; the others are hints from its text.</summary>
    public required string CodedDuties { get; init; }
    /// <summary>All CPV codes of the procedure and its lots.</summary>
    public required IReadOnlyList<string> Cpv { get; init; }
    /// <summary>All place codes of the procedure and its lots (<see cref="PlaceCodes"/>).</summary>
    public required IReadOnlyList<string> Places { get; init; }

    /// <summary>The facts of a notice.</summary>
    public static TenderFacts Of(Notice notice)
    {
        var noticeLots = notice.Lots.DistinctBy(l => l.LotId).ToList();
        var duties = noticeLots.ConvertAll(l => EqualityDuties.Of(l, notice.Language));
        var lots = noticeLots.Select((lot, i) => LotFacts.Of(lot, i, EqualityDuties.TagsOf(duties[i]))).ToList();
        var buyer = notice.Buyers.Count > 0 ? notice.Buyers[0] : null;
        List<NoticePlace> places = [notice.Place, .. noticeLots.Select(l => l.Place)];
        var codes = PlaceCodes.Of(places, buyer?.Country);
        var value = notice.Value ?? (noticeLots.Count == 1 ? noticeLots[0].Value : null);
        return new TenderFacts
        {
            Title = notice.Title.IsEmpty ? noticeLots.FirstOrDefault(l => !l.Title.IsEmpty)?.Title ?? LocalText.Empty : notice.Title,
            Nature = notice.Nature ?? noticeLots.Select(l => l.Nature).FirstOrDefault(n => n is not null),
            CpvMain = (notice.Cpv is [var main, ..] ? main : null) ?? lots.Select(l => l.CpvMain).FirstOrDefault(c => c is not null),
            Country = places.SelectMany(p => p.Countries).FirstOrDefault() ?? buyer?.Country,
            PlaceKnown = codes.Count > 0,
            ValueCents = Cents.Of(value),
            Currency = Cents.Of(value) is null ? null : value!.Currency,
            Lots = lots,
            Deadlines = [.. noticeLots.Select(LotDeadline.Of).OfType<LotDeadline>()],
            Duties = EqualityDuties.TagsOf(duties.SelectMany(d => d)),
            CodedDuties = EqualityDuties.TagsOf(duties.SelectMany(d => d).Where(d => d.Source == DutySource.Code)),
            Cpv = [.. noticeLots.SelectMany(l => l.Cpv).Concat(notice.Cpv).Distinct().Order(StringComparer.Ordinal)],
            Places = codes.Count > 0 || buyer is null ? codes : PlaceCodes.OfBuyer(buyer),
        };
    }
}

/// <summary>What lists and searches need of a lot.</summary>
public sealed record LotFacts
{
    /// <summary>BT-137.</summary>
    public required string LotId { get; init; }
    /// <summary>0, 1, 2 … in the notice's order.</summary>
    public required int Position { get; init; }
    /// <summary>BT-262.</summary>
    public string? CpvMain { get; init; }
    /// <summary>BT-27 in cents.</summary>
    public long? ValueCents { get; init; }
    /// <summary>ISO 4217, with the value.</summary>
    public string? Currency { get; init; }
    /// <summary>Until when a newcomer can take part.</summary>
    public DateTimeOffset? DeadlineAt { get; init; }
    /// <summary>Equality tags (<see cref="EqualityDuties.TagsOf"/>).</summary>
    public required string Duties { get; init; }
    /// <summary>Ordinary requirements (<see cref="LotDemands.TagsOf"/>).</summary>
    public string Demands { get; init; } = "";

    /// <summary>The facts of a lot.</summary>
    public static LotFacts Of(NoticeLot lot, int position, string duties) => new()
    {
        LotId = lot.LotId,
        Position = position,
        CpvMain = lot.Cpv is [var main, ..] ? main : null,
        ValueCents = Cents.Of(lot.Value),
        Currency = Cents.Of(lot.Value) is null ? null : lot.Value!.Currency,
        DeadlineAt = LotDeadline.Of(lot)?.At,
        Duties = duties,
        Demands = LotDemands.TagsOf(lot),
    };
}

/// <summary>Until when a newcomer can take part in a lot.</summary>
/// <param name="LotId">BT-137.</param>
/// <param name="Kind">"participation" (BT-1311), "tender" (BT-131) or "interest" (BT-630): the first of them that is stated.</param>
/// <param name="At">The instant, with the offset printed in the notice or, where none is, that of the buyer's country.</param>
/// <param name="OffsetStated">False when the notice prints no offset.</param>
/// <param name="TimeStated">False when the notice prints a day only; the instant is then the end of that day.</param>
public sealed record LotDeadline(string LotId, string Kind, DateTimeOffset At, bool OffsetStated, bool TimeStated)
{
    /// <summary>
    /// The lot's deadline; null when none is stated. Where requests to take part are asked for, a newcomer must meet
    /// that day; the tender itself comes later and from those chosen only.
    /// </summary>
    public static LotDeadline? Of(NoticeLot lot)
    {
        var (kind, deadline) = lot switch
        {
            { ParticipationDeadline: { } at } => ("participation", at),
            { TenderDeadline: { } at } => ("tender", at),
            { InterestDeadline: { } at } => ("interest", at),
            _ => ("", null),
        };
        return deadline is null ? null : new(lot.LotId, kind, deadline.At, deadline.OffsetStated, deadline.TimeStated);
    }
}
