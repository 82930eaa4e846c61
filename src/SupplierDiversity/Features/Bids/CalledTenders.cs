using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Tenders;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Bids;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.Bids;

/// <summary>What a bidder and its city need to know of a tender. Only tenders of cities of the portal are here.</summary>
public sealed class CalledTenders(TenderFiles files, CityList cities)
{
    /// <summary>A tender, or null when it is not there, withdrawn, or of no city.</summary>
    public async Task<CalledTender?> FindAsync(string tenderId, CancellationToken ct) =>
        await files.FindAsync(tenderId, ct) is { File: { Row: { WithdrawnAt: null, Kind: "call" } row } file } && await cities.FindByBuyerAsync(row.BuyerId, ct) is { } city
            ? new CalledTender(row.TenderId, city, file.Notice, file.Deadlines, row.CancelledAt is not null) : null;
}

/// <summary>A tender of a city.</summary>
/// <param name="Id">Its id.</param>
/// <param name="City">Whose it is.</param>
/// <param name="Notice">The notice it is shown from.</param>
/// <param name="Deadlines">Of its lots.</param>
/// <param name="Cancelled">True: nothing will be bought.</param>
public sealed record CalledTender(string Id, City City, Notice Notice, IReadOnlyList<LotDeadline> Deadlines, bool Cancelled)
{
    /// <summary>Its lots.</summary>
    public IReadOnlyList<NoticeLot> Lots => Notice.Lots;

    /// <summary>The languages bids may be written in, ISO 639-1 (BT-97).</summary>
    public IReadOnlyList<string> BidLanguages => [.. Lots.SelectMany(l => l.BidLanguages).Distinct()];

    /// <summary>True: bidders are put on a short list before offers are compared.</summary>
    public bool TwoStages => ProcedureStages.HasTwo(Notice.Procedure);

    /// <summary>When the last lot closes (UTC); null: no deadline is stated.</summary>
    public DateTimeOffset? LastDeadline => Deadlines.Count == 0 ? null : Deadlines.Max(d => d.At);

    /// <summary>What is bought, in the reader's language or as the buyer wrote it.</summary>
    public Tenders.Words Title(Language t) => Local(Notice.Title, t);

    /// <summary>What a lot is about; its id where it has no title.</summary>
    public Tenders.Words LotTitle(string lotId, Language t) => Lots.FirstOrDefault(l => l.LotId == lotId) is { Title.IsEmpty: false } lot ? Local(lot.Title, t) : new(lotId, null);

    /// <summary>The lot's deadline, or null.</summary>
    public DateTimeOffset? DeadlineOf(string lotId) => Deadlines.FirstOrDefault(d => d.LotId == lotId)?.At;

    /// <summary>A deadline to the second with the city's zone: "Wednesday, 1 April 2026, 12:00:00 (Europe/Berlin)".</summary>
    public string Written(DateTimeOffset at, Language t)
    {
        var local = TimeZoneInfo.ConvertTime(at, City.Zone);
        var time = local.ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        var zone = $"({City.TimeZone}, UTC{local:zzz})";
        // In a line from right to left the brackets would part from their words (UAX #9: LRI and PDI).
        return $"{t.Of("language.day_and_time", ("day", t.Day(DateOnly.FromDateTime(local.DateTime))), ("time", time))} {(t.Direction == "rtl" ? $"\u2066{zone}\u2069" : zone)}";
    }

    private Tenders.Words Local(LocalText text, Language t) =>
        text.For(t.Tag, Notice.Language) is { } found ? new(found.Text, found.Language == t.Tag ? null : found.Language) : new(t["tenders.no_title"], null);
}
