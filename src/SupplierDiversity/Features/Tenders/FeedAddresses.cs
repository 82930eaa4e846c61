using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.Tenders;

/// <summary>The whole addresses a feed names, and the words it is written in.</summary>
internal sealed record FeedAddresses(string Site, Language T, string Extension)
{
    public string Tender(TenderHit hit) => Site + T.Path("/tenders/" + hit.Id);

    public string Page(TenderSearch search, int page) => Site + T.Path("/tenders" + (search with { Page = page }).ToQuery());

    public string Feed(TenderSearch search, long page) =>
        Site + T.Path("/tenders" + Extension + (search with { Page = (int)Math.Min(page, int.MaxValue) }).ToQuery());

    /// <summary>The feed's title: the portal, and the words searched for.</summary>
    public string Title(FoundTenders found) => found.Search.Text.Length > 0
        ? T.Of("tenders.feed_title_words", ("words", found.Search.Text)) : T["tenders.feed_title"];

    /// <summary>The facts of a tender in sentences that stay true: dates, never "in 9 days".</summary>
    public string Summary(TenderHit hit)
    {
        List<string> lines =
        [
            T.Of("tenders.line.buyer", ("buyer", hit.Buyer.Text)),
            hit.Place is { } place ? T.Of("tenders.line.place", ("place", place)) : T["tenders.no_place"],
            hit.DeadlineDay is { } day ? T.Of("tenders.line.deadline", ("day", day)) : T["tenders.no_deadline"],
            hit.Value is { } value ? T.Of("tenders.line.value", ("value", value)) : T["tenders.no_value"],
            T[$"tenders.status.{hit.Status}"],
            .. hit.Duties.Select(d => DutyWords.Name(T, d)),
        ];
        return string.Join('\n', lines);
    }
}
