using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Disclosure;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Features.BidReports;

/// <summary>What the codes of a report are called in a language.</summary>
/// <param name="t">The reader's language.</param>
/// <param name="labels">Names of official codes.</param>
internal sealed class ReportWords(Language t, CodeLabels labels)
{
    /// <summary>The name of a group; null: all.</summary>
    public string Group(BidderGroup? group) => group is { } g ? t[$"reports.group.{g.ToString().ToLowerInvariant()}"] : t["reports.group.all"];

    /// <summary>"254 businesses bid; the group is known for 80% of them."; null where the number of bidders is hidden.</summary>
    public string? Headline(ReleasedFunnel released) =>
        (released.Reached(null, FunnelStage.Bid), released.KnownRate(FunnelStage.Bid)) switch
        {
            ({ } bid, { } known) => t.Of("reports.saved.mail.known", ("firms", t.Count("reports.firms", bid)), ("share", t.Share(known))),
            ( > 0 and var bid, _) => t.Of("reports.saved.mail.bid", ("firms", t.Count("reports.firms", bid))),
            _ => null,
        };

    /// <summary>The name of groups that stand together.</summary>
    public string Side(IReadOnlyList<BidderGroup> side) => side is [var only] ? Group(only) : t["reports.group.joined"];

    /// <summary>The name of a value in a breakdown.</summary>
    public string Value(string by, string value) => value switch
    {
        Dimension.Others => t["pool.others"],
        "" => t["reports.group.unknown"],
        _ => by switch
        {
            "trade" => labels.Cpv(value, t.Tag).Text,
            "size" => t[$"suppliers.size.{value}"],
            "procedure" => labels.Of("procurement-procedure-type", value, t.Tag).Text,
            "value" => Band(value),
            "clause" when value is ClausePlace.None or ClausePlace.Several or ClausePlace.Unstated => t[$"reports.clause.{value}"],
            "clause" => t[$"clauses.position.{value}"],
            "turnover" or "references" => t[$"reports.demand.{value}"],
            "languages" => t[$"reports.bid_languages.{value}"],
            _ => t[$"reports.subcontractors.{value}"],
        },
    };

    // "From 100 000 € to below 500 000 €".
    private string Band(string code) => ValueBand.Find(code) switch
    {
        { BelowCents: { } below, LeastCents: 0 } band => t.Of("reports.value.below", ("most", t.Money(below, band.Currency))),
        { BelowCents: { } below } band => t.Of("reports.value.between", ("least", t.Money(band.LeastCents, band.Currency)), ("most", t.Money(below, band.Currency))),
        { } band => t.Of("reports.value.over", ("least", t.Money(band.LeastCents, band.Currency))),
        _ => code,
    };

    /// <summary>The name of a channel.</summary>
    public string Channel(string channel) => channel == ReachedBy.Mail ? t["reports.reach.mail"] : t[$"publicity.channel.{channel.Replace('-', '_')}"];

    /// <summary>The name of a language.</summary>
    public string LanguageName(string language) => language == Dimension.Others ? t["reports.reach.others"] : labels.Of("language", language, t.Tag).Text;
}
