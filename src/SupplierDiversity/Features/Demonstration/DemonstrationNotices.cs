using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Features.Demonstration;

/// <summary>Turns a tender of the invented world into the notices a city would have published: call, change or cancellation, result.</summary>
internal sealed class DemonstrationNotices(DemonstrationWorld world, DateTimeOffset today)
{
    /// <summary>Names the call of a tender as its first notice does.</summary>
    public static string CallId(WorldTender tender) => $"demo-{tender.Key}-call";

    /// <summary>All notices with the day (an instant at nine in the morning UTC) on which the portal takes them in, oldest first.</summary>
    public IReadOnlyList<(DateTimeOffset At, Notice Notice)> All(IEnumerable<WorldTender> past) =>
        [.. world.Tenders.Concat(past).SelectMany(Of).OrderBy(n => n.At)];

    private IEnumerable<(DateTimeOffset At, Notice Notice)> Of(WorldTender tender)
    {
        yield return (On(tender.Day), Call(tender, 1, tender.Deadline, null, null));
        if (tender.Change is { } change)
        {
            yield return (On(change.Day), Call(tender, 2, change.Deadline, "cor-buy", change));
        }

        if (tender.Cancel is { } cancel)
        {
            yield return (On(cancel.Day), Call(tender, 2, tender.Deadline, "cancel", cancel));
        }

        if (tender.Result is { } result)
        {
            yield return (On(result.Day), Result(tender, result));
        }
    }

    private DateTimeOffset On(int day) => today.AddDays(day);

    private Notice Call(WorldTender tender, int version, int? deadline, string? reason, WorldChange? change) => Frame(tender, change?.Day ?? tender.Day) with
    {
        NoticeId = CallId(tender),
        Version = version,
        Kind = tender.Planning ? NoticeKind.Planning : NoticeKind.Call,
        Subtype = tender.Planning ? "7" : "16",
        FormType = tender.Planning ? "planning" : "competition",
        NoticeType = tender.Planning ? "pin-rtl" : "cn-standard",
        ChangedNotice = reason is null ? null : $"{CallId(tender)}-01",
        ChangeReason = reason,
        ChangeDescription = new(change?.Why ?? []),
        Lots = [.. tender.Lots.Select((lot, i) => Lot(tender, lot, i, deadline))],
    };

    private Notice Result(WorldTender tender, WorldResult result) => Frame(tender, result.Day) with
    {
        NoticeId = $"demo-{tender.Key}-result",
        Kind = NoticeKind.Result,
        Subtype = "29",
        FormType = "result",
        NoticeType = "can-standard",
        Lots = [.. tender.Lots.Select((lot, i) => Lot(tender, lot, i, null))],
        Result = new NoticeResult
        {
            LotResults = [.. result.Lots.Select((lot, i) => new NoticeLotResult
            {
                LocalId = $"RES-{i + 1:0000}",
                LotId = LotId(lot.Lot - 1),
                Status = lot.Status,
                NotAwardedReason = lot.Reason,
                Submissions = lot.Bids,
                Winners = lot.Winner is { } winner ? [Winner(winner, On(result.Day))] : [],
            })],
        },
    };

    private Notice Frame(WorldTender tender, int day)
    {
        var buyer = world.Buyers.Single(b => b.Key == tender.Buyer);
        return new Notice
        {
            NoticeId = tender.Key,
            Version = 1,
            ProcedureId = $"demo-{tender.Key}",
            Kind = NoticeKind.Call,
            Language = tender.Language,
            OtherLanguages = [.. tender.Title.Keys.Where(l => l != tender.Language)],
            LegalBasis = "32014L0024",
            DispatchedAt = On(day).AddDays(-1),
            PublishedOn = DateOnly.FromDateTime(On(day).UtcDateTime),
            Title = new(tender.Title),
            Description = new(tender.Description),
            Nature = tender.Nature,
            Procedure = tender.Procedure,
            Cpv = tender.Cpv,
            Place = new NoticePlace { Nuts = tender.Nuts, Countries = [buyer.Country] },
            Value = tender.Value is { } value ? new Money(value, "EUR") : null,
            Buyers = [new NoticeOrganisation
            {
                LocalId = "ORG-0001",
                Name = new(buyer.Name),
                CompanyIds = [buyer.Number],
                City = buyer.City,
                Nuts = buyer.Nuts,
                Country = buyer.Country,
                LegalType = buyer.LegalType,
                Activity = "gen-pub",
            }],
        };
    }

    private NoticeLot Lot(WorldTender tender, WorldLot lot, int index, int? deadline) => new()
    {
        LotId = LotId(index),
        Title = new(lot.Title),
        Nature = tender.Nature,
        Cpv = tender.Cpv,
        Place = new NoticePlace { Nuts = tender.Nuts },
        Value = lot.Value is { } value ? new Money(value, "EUR") : null,
        Duration = new NoticeDuration(24, "MONTH"),
        TenderDeadline = deadline is { } days ? new NoticeDeadline(On(tender.Day + days).AddHours(1), OffsetStated: true, TimeStated: true) : null,
        BidLanguages = tender.BidLanguages,
        StrategicAims = lot.Strategic,
        SocialObjectives = lot.Social,
        ReservedParticipation = ["none"],
        PerformanceConditions = new(lot.Conditions),
        SuitableForSmes = tender.Smes,
        SelectionCriteria = [.. lot.Demands.Select(d => new SelectionCriterion(d.Key, LocalText.Empty, new(new Dictionary<string, string> { [tender.Language] = d.Value })))],
        AwardCriteria = [.. lot.Criteria.Select(c => new AwardCriterion(
            c.Type, new(c.Name ?? []), LocalText.Empty, [new CriterionNumber("number-weight", "per-exa", c.Weight)]))],
    };

    private static NoticeWinningTender Winner(WorldWinner winner, DateTimeOffset day) => new()
    {
        Value = new Money(winner.Value, "EUR"),
        Rank = 1,
        DecidedOn = DateOnly.FromDateTime(day.UtcDateTime),
        Tenderers = [new NoticeOrganisation
        {
            LocalId = "ORG-0002",
            Name = new(new Dictionary<string, string> { [winner.Country == "FRA" ? "fr" : "de"] = winner.Name }),
            Country = winner.Country,
            Size = winner.Size,
        }],
        Subcontracting = winner.Subcontractor is null ? null : "yes",
        Subcontractors = winner.Subcontractor is not { } name ? [] : [new NoticeOrganisation
        {
            LocalId = "ORG-0003",
            Name = new(new Dictionary<string, string> { [winner.Country == "FRA" ? "fr" : "de"] = name }),
            Country = winner.Country,
        }],
    };

    private static string LotId(int index) => $"LOT-{index + 1:0000}";
}
