using SupplierDiversity.Rules.Eforms;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Features.Tenders;

/// <summary>Puts a tender's page together.</summary>
internal static class TenderPageReading
{
    public static TenderPage Of(TenderFile file, TenderWording words)
    {
        var notice = file.Notice;
        var hit = TenderHit.Of(file.Row, words);
        var deadlines = TenderPageFacts.Deadlines(file, words);
        var duties = TenderPageSections.Duties(file.Shown, words);
        return new TenderPage
        {
            Hit = hit,
            Description = notice.Description.IsEmpty ? null : words.Local(notice.Description, notice.Language),
            Deadlines = deadlines,
            Facts = TenderPageFacts.Facts(file, hit, words),
            Meaning = TenderPageSections.Meaning(file, hit, deadlines, duties.Count, words),
            Duties = duties,
            Lots = TenderPageFacts.Lots(file, words),
            Documents = [.. notice.Lots.SelectMany(l => l.DocumentUrls.Where(IsWeb).Select(u => (Url: u, Lot: l)))
                .GroupBy(d => d.Url).Select(g => new DocumentLine(g.Key, Languages(g.SelectMany(d => d.Lot.DocumentLanguages), words)))],
            SubmissionUrl = notice.Lots.Select(l => l.SubmissionUrl).FirstOrDefault(u => u is not null && IsWeb(u)),
            Results = TenderPageSections.Results(file, words),
            History = TenderPageSections.History(file, words),
            BuyerId = file.Row.BuyerId,
            WrittenIn = IsIn(notice, words.T.Tag) ? null : words.LanguageNames([notice.Language]),
            OneLanguageOf = file.Row.OnlyLanguage is null ? null : file.Row.CityName,
            AsData =
            [
                new("OCDS", $"/api/ocds/packages/{hit.Id}.json", "application/json"),
                .. EformsNotice.CanWrite(notice) ? [new DataLink("eForms", $"/api/eforms/{hit.Id}.xml", "application/xml")] : Array.Empty<DataLink>(),
            ],
        };
    }

    // Addresses are links only when they lead to the web; anything else ("javascript:") is never one.
    private static bool IsWeb(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    private static string? Languages(IEnumerable<string> codes, TenderWording words) =>
        codes.Distinct().ToList() is { Count: > 0 } known ? words.LanguageNames(known) : null;

    private static bool IsIn(Notice notice, string language) => notice.Language == language || notice.OtherLanguages.Contains(language);
}
