using System.Globalization;
using System.Text.Json;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.BidReports.Counting;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Rules.Barriers;
using SupplierDiversity.Rules.Disclosure;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Barriers;

/// <summary>
/// The one way out for what firms said kept them out. A year is counted once, after it was told in the report on bidders and
/// with the same k, and kept; a firm counts once, with the group that was frozen when it took part. Officers and everybody read
/// the same figures.
/// </summary>
public sealed class ReasonsGate(BidBarriers barriers, BidSnapshots freezer, StatusSnapshots snapshots, NoiseSecrets secrets, BackgroundDatabase background, TimeProvider clock)
{
    private const string Purpose = "reasons of bidders";

    private const string Find = "SELECT year, made_at, release_json, texts FROM barrier_releases WHERE city_id = @CityId ORDER BY year DESC";

    private const string Add =
        """
        INSERT INTO barrier_releases (city_id, year, made_at, release_json, texts) VALUES (@CityId, @Year, @Now, @Json, @Texts)
        ON CONFLICT (city_id, year) DO NOTHING
        """;

    /// <summary>All years that were told, the newest first. The reading is recorded.</summary>
    public async Task<IReadOnlyList<YearReasons>> AllAsync(City city, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        await using var connection = await background.OpenAsync(Reason(city), ct);
        var rows = await connection.QueryAsync<ReleaseRow>(new CommandDefinition(Find, new { city.CityId }, cancellationToken: ct));
        return [.. rows.Select(r => new YearReasons(r.Year, r.MadeAt, JsonSerializer.Deserialize<ReleasedReasons>(r.ReleaseJson, ReportGate.Json)!, r.Texts))];
    }

    /// <summary>
    /// What firms wrote in a year in their own words, without who wrote it, about which tender or when, in an order that tells
    /// nothing; nothing where fewer than k different firms wrote. All of it or none: once a text was taken back or erased, whoever
    /// read the list before would know whose it was. The reading is recorded.
    /// </summary>
    /// <param name="city">The city.</param>
    /// <param name="told">A year that was told.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>The texts; null: they could be read once and cannot any more.</returns>
    public async Task<IReadOnlyList<string>?> WordsAsync(City city, YearReasons told, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        ArgumentNullException.ThrowIfNull(told);
        if (told.Texts == 0)
        {
            return [];
        }

        await using var connection = await background.OpenAsync(Reason(city), ct);
        var words = Texts(await OfYearAsync(connection, null, city, told.Year), told.Released.LeastCount);
        return words.Count == told.Texts ? words : null;
    }

    private static IReadOnlyList<string> Texts(IEnumerable<PastBarriers> answers, int leastCount)
    {
        var said = answers.Where(s => s.Said.Words.Length > 0).ToList();
        return said.Select(s => s.SupplierId).Distinct().Count() < leastCount || said.Select(s => s.TenderId).Distinct().Count() < 2
            ? [] : [.. said.Select(s => s.Said.Words).Order(StringComparer.Ordinal)];
    }

    /// <summary>Counts and keeps a year whose report was told. False: it was told before; nothing is changed.</summary>
    /// <param name="city">The city.</param>
    /// <param name="report">The year's report.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<bool> MakeAsync(City city, YearReport report, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        ArgumentNullException.ThrowIfNull(report);
        if ((await AllAsync(city, ct)).Any(r => r.Year == report.Year))
        {
            background.Audit.NothingChanged();
            return false;
        }

        await FreezeAsync(city, report.Year, ct);
        return await background.InTransactionAsync(
            Reason(city),
            async (connection, transaction) =>
            {
                var said = await OfYearAsync(connection, transaction, city, report.Year);
                var frozen = await snapshots.FindManyAsync(connection, transaction, [.. said.Select(s => Interest(s).SnapshotKey).Distinct()], ct);
                var secret = await secrets.OfAsync(connection, transaction, city.CityId);
                var firms = said.GroupBy(s => s.SupplierId).Select(firm =>
                {
                    var newest = firm.Last();
                    var status = frozen.GetValueOrDefault((Interest(newest).SnapshotKey, firm.Key))?.Cities.FirstOrDefault(c => c.CityId == city.CityId);
                    return new SaidReasons(
                        BidderGroups.Of(status?.MigrantOwned, status?.Diverse), newest.Said.Situation, firm.SelectMany(s => s.Said.Reasons).ToHashSet(), [.. firm.Select(s => s.TenderId)],
                        CellKeyNoise.KeyOf(secret, Bidder.Of(firm.Key).ToString(), report.Year));
                }).ToList();
                var json = JsonSerializer.Serialize(ReleasedReasons.Of(firms, report.Released.LeastCount), ReportGate.Json);
                var values = new { city.CityId, report.Year, Now = DapperTypes.Cut(clock.GetUtcNow()), Json = json, Texts = Texts(said, report.Released.LeastCount).Count };
                if (await connection.ExecuteAsync(Add, values, transaction) == 0)
                {
                    background.Audit.NothingChanged();
                    return false;
                }

                await background.Audit.AddAsync(connection, transaction, new AuditEntry("reasons-counted", "report", $"{city.Slug}-{report.Year}") { Name = string.Create(CultureInfo.InvariantCulture, $"{city.Name} {report.Year}"), City = city.CityId });
                return true;
            },
            ct);
    }

    // Whoever answered is frozen as of that day, by a job within minutes; here is only who it missed. Before the transaction: freezing is one of its own.
    private async Task FreezeAsync(City city, int year, CancellationToken ct)
    {
        IReadOnlyList<PastBarriers> said;
        await using (var connection = await background.OpenAsync(BackgroundReason.Work, ct))
        {
            said = await OfYearAsync(connection, null, city, year);
        }

        await freezer.FreezeAsync([.. said.Select(Interest)], ct);
    }

    private Task<IReadOnlyList<PastBarriers>> OfYearAsync(System.Data.Common.DbConnection connection, System.Data.Common.DbTransaction? transaction, City city, int year) =>
        barriers.BetweenAsync(connection, transaction, city.CityId, city.EndOf(new DateOnly(year - 1, 12, 31)), city.EndOf(new DateOnly(year, 12, 31)));

    private static PastInterest Interest(PastBarriers said) => new() { TenderId = said.TenderId, SupplierId = said.SupplierId, At = said.SaidAt };

    private static BackgroundReason Reason(City city) => BackgroundReason.Staff(Purpose, "report", city.Slug, city.CityId);

    private sealed record ReleaseRow
    {
        public required int Year { get; init; }

        public required DateTimeOffset MadeAt { get; init; }

        public required string ReleaseJson { get; init; }

        public required int Texts { get; init; }
    }
}

/// <summary>A year's answers as they were told.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="MadeAt">When they were counted (UTC).</param>
/// <param name="Released">The figures.</param>
/// <param name="Texts">How many texts of firms could be read when it was counted; 0: none, or too few.</param>
public sealed record YearReasons(int Year, DateTimeOffset MadeAt, ReleasedReasons Released, int Texts = 0);
