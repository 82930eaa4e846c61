using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Tests.Hosting;

/// <summary>
/// Builds notices and publishes them as an import does. A built notice is complete enough to be listed, searched and
/// alerted; a test changes what it is about with <c>with { … }</c>.
/// </summary>
public sealed class TestTenders(IServiceProvider services)
{
    private static int _count;

    /// <summary>An open call of one lot: CPV 79800000, NUTS DE212, deadline 30 days after the test clock's start.</summary>
    public static Notice Call(
        string title = "Printing of school books", string language = "en", string cpv = "79800000", string nuts = "DE212", string? procedure = null,
        DateTimeOffset? deadline = null, decimal? value = 120_000m, string buyer = "City of Rosenhafen", string country = "DEU")
    {
        var id = Guid.CreateVersion7().ToString();
        var text = Text(title, language);
        return new Notice
        {
            NoticeId = id,
            Version = 1,
            ProcedureId = procedure ?? Guid.CreateVersion7().ToString(),
            Subtype = "16",
            Kind = NoticeKind.Call,
            NoticeType = "cn-standard",
            FormType = "competition",
            Sdk = "eforms-sdk-1.13",
            DispatchedAt = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(1)),
            PublicationNumber = $"{Interlocked.Increment(ref _count):D6}-2026",
            PublishedOn = new DateOnly(2026, 3, 2),
            Language = language,
            Buyers = [Organisation("ORG-0001", buyer, country, language)],
            Title = text,
            Description = Text($"{title}: description", language),
            Nature = "services",
            Cpv = [cpv],
            Place = new NoticePlace { Nuts = nuts.Length > 0 ? [nuts] : [], Countries = nuts.Length > 0 ? [country] : [] },
            Value = value is null ? null : new Money(value.Value, "EUR"),
            Procedure = "open",
            Lots = [Lot("LOT-0001", title, language, cpv, nuts, deadline ?? new DateTimeOffset(2026, 4, 1, 12, 0, 0, TimeSpan.FromHours(2)), value, country)],
        };
    }

    /// <summary>The result of a call: one lot result, one winner.</summary>
    public static Notice Result(Notice call, string lot = "LOT-0001", string winner = "Druckhaus Nord GmbH", string? size = "small", int bids = 4, decimal value = 100_000m) => call with
    {
        NoticeId = Guid.CreateVersion7().ToString(),
        Subtype = "29",
        Kind = NoticeKind.Result,
        NoticeType = "can-standard",
        FormType = "result",
        PublishedOn = new DateOnly(2026, 5, 2),
        PublicationNumber = $"{Interlocked.Increment(ref _count):D6}-2026",
        Result = new NoticeResult
        {
            LotResults =
            [
                new NoticeLotResult
                {
                    LocalId = "RES-0001",
                    LotId = lot,
                    Status = "selec-w",
                    Submissions = new Dictionary<string, int> { ["tenders"] = bids, ["t-sme"] = bids - 1 },
                    Winners =
                    [
                        new NoticeWinningTender
                        {
                            Value = new Money(value, "EUR"),
                            Tenderers = [Organisation("ORG-0100", winner, "DEU", call.Language) with { Size = size, CompanyIds = ["HRB 7001"] }],
                            DecidedOn = new DateOnly(2026, 4, 20),
                        },
                    ],
                },
            ],
        },
    };

    /// <summary>The next version of a notice, published ten days later.</summary>
    public static Notice NextVersion(Notice notice) => notice with
    {
        Version = notice.Version + 1,
        PublishedOn = notice.PublishedOn?.AddDays(10),
        PublicationNumber = $"{Interlocked.Increment(ref _count):D6}-2026",
    };

    /// <summary>A lot with one deadline.</summary>
    public static NoticeLot Lot(
        string id, string title = "A lot", string language = "en", string cpv = "79800000", string nuts = "DE212",
        DateTimeOffset? deadline = null, decimal? value = null, string country = "DEU") => new()
        {
            LotId = id,
            Title = Text(title, language),
            Description = Text($"{title}: description of the lot", language),
            Cpv = [cpv],
            Place = new NoticePlace { Nuts = nuts.Length > 0 ? [nuts] : [], Countries = nuts.Length > 0 ? [country] : [] },
            Value = value is null ? null : new Money(value.Value, "EUR"),
            TenderDeadline = deadline is null ? null : new NoticeDeadline(deadline.Value, true, true),
        };

    /// <summary>An organisation with one name; its national number is made from the name.</summary>
    public static NoticeOrganisation Organisation(string localId, string name, string country = "DEU", string language = "en") => new()
    {
        LocalId = localId,
        Name = Text(name, language),
        CompanyIds = [$"HRB {Math.Abs(name.Aggregate(17, (h, c) => unchecked((h * 31) + c)))}"],
        City = "Rosenhafen",
        Nuts = country == "DEU" ? "DE600" : null,
        Country = country,
        LegalType = "la",
        Activity = "gen-pub",
    };

    /// <summary>A text in one language.</summary>
    public static LocalText Text(string text, string language = "en") => new(new Dictionary<string, string> { [language] = text });

    /// <summary>A text in several languages: ("de", "Schulbücher"), …</summary>
    public static LocalText Texts(params (string Language, string Text)[] texts) => new(texts.ToDictionary(t => t.Language, t => t.Text));

    /// <summary>Publishes notices in one import and returns what became of each.</summary>
    public async Task<IReadOnlyList<PublishedNotice>> PublishAsync(IReadOnlyList<Notice> notices, bool announce = true)
    {
        var imports = services.GetRequiredService<NoticeImports>();
        var import = await imports.BeginAsync("demo", "test", CancellationToken.None);
        var outcomes = await services.GetRequiredService<TenderPublication>()
            .PublishAsync([.. notices.Select(Incoming)], import, announce, CancellationToken.None);
        await imports.FinishAsync(import, CancellationToken.None);
        return outcomes;
    }

    /// <summary>Publishes one notice, announced, and returns the id of its tender.</summary>
    public async Task<string> PublishAsync(Notice notice) => Assert.Single(await PublishAsync([notice])).TenderId!;

    /// <summary>A notice as if read from a file; equal notices are equal files.</summary>
    public static IncomingNotice Incoming(Notice notice)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(NoticeDocument.Write(notice));
        return new($"{notice.NoticeId}-{notice.Version:D2}.xml", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), notice);
    }
}
