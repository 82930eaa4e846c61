using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Benchmarks;

/// <summary>Invented calls of varied trade, place, language, size and date; one in four is closed.</summary>
internal static class InventedNotices
{
    private static readonly string[] Trades = ["90610000", "45210000", "55524000", "72000000", "79530000", "39112000", "33140000", "60170000", "71240000", "85310000"];
    private static readonly (string Nuts, string Country)[] Places = [("DE212", "DEU"), ("DE600", "DEU"), ("FRL04", "FRA"), ("AT130", "AUT"), ("PL911", "POL"), ("NL329", "NLD")];
    private static readonly string[] Languages = ["en", "de", "fr", "de", "pl", "nl"];
    private static readonly string[] Duties = ["opp", "work-cond", "et-eq", "acc-all"];

    public static IncomingNotice Number(int i)
    {
        var language = Languages[i % Languages.Length];
        var (nuts, country) = Places[i % Places.Length];
        var title = string.Create(CultureInfo.InvariantCulture, $"Invented purchase {i} of the city works");
        var description = string.Join(' ', Enumerable.Range(0, 60).Select(k => $"word{(i * 7 + k * 13) % 5000}"));
        var notice = new Notice
        {
            NoticeId = new Guid(i, 1, 1, new byte[8]).ToString(),
            Version = 1,
            ProcedureId = new Guid(i, 2, 2, new byte[8]).ToString(),
            Kind = NoticeKind.Call,
            Subtype = "16",
            Language = language,
            PublishedOn = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(-(i % 300))),
            PublicationNumber = $"{i + 1}-2026",
            Buyers = [new NoticeOrganisation { LocalId = "ORG-0001", Name = In(language, $"Invented city {i % 400}"), CompanyIds = [$"X{i % 400}"], City = "Somewhere", Country = country, LegalType = "la" }],
            Title = In(language, title),
            Description = In(language, description),
            Nature = "services",
            Cpv = [Trades[i % Trades.Length]],
            Place = new NoticePlace { Nuts = i % 17 == 0 ? [] : [nuts], Countries = i % 17 == 0 ? [] : [country] },
            Value = i % 3 == 0 ? null : new Money((1000 * i) + 500, "EUR"),
            Procedure = "open",
            Lots = [.. Enumerable.Range(1, 1 + (i % 3)).Select(l => Lot(i, l, language, description))],
        };
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(notice.NoticeId));
        return new($"{i}.xml", Convert.ToHexStringLower(hash), notice);
    }

    private static NoticeLot Lot(int i, int number, string language, string description) => new()
    {
        LotId = $"LOT-{number:D4}",
        Title = In(language, $"Part {number} of purchase {i}"),
        Description = In(language, description),
        Cpv = [Trades[(i + number) % Trades.Length]],
        TenderDeadline = new NoticeDeadline(new DateTimeOffset(DateTime.UtcNow.Date.AddHours(12).AddDays((i % 120) - 30), TimeSpan.Zero), true, true),
        BidLanguages = [language],
        DocumentUrls = ["https://papers.example/" + i],
        SocialObjectives = i % 5 == 0 ? [Duties[i % Duties.Length]] : [],
        AwardCriteria = [new("price", LocalText.Empty, LocalText.Empty, [new("number-weight", "per-exa", 60)]), new("quality", In(language, "Method"), LocalText.Empty, [new("number-weight", "per-exa", 40)])],
        Duration = new NoticeDuration(24, "MONTH"),
    };

    private static LocalText In(string language, string text) => new(new Dictionary<string, string> { [language] = text });
}
