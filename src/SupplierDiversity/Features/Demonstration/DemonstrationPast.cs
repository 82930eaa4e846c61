using System.Globalization;

namespace SupplierDiversity.Features.Demonstration;

/// <summary>
/// The two calendar years before this one and this year up to some weeks ago: who bid for what and how it ended. All of it is
/// drawn with one seed, so that every demonstration tells the same story: migrant-owned firms bid as often as others, lost
/// more in the first year, and less once half of the lots had equality clauses.
/// </summary>
internal sealed class DemonstrationPast
{
    private const int Seed = 20;
    private const int DaysBetween = 2;
    private const int ResultAfter = 55;
    private const int Deadline = 30;
    private const int NewestBefore = 90;
    private const int MonthBefore = 31;

    private readonly Random _random = new(Seed);
    // What was added to the story later is drawn by itself, so that the bids stay the same.
    private readonly Random _more = new(Seed + 1);
    private readonly DateTimeOffset _today;

    public DemonstrationPast(WorldPast world, DateTimeOffset today)
    {
        _today = today;
        World = world;
        Firms = [.. world.Trades.SelectMany((trade, t) => world.FirmWords.Select((word, w) => PastFirm.Of((t * world.FirmWords.Count) + w, $"{word} {trade.Firm}", trade, world)))];
        var lots = new List<PastTender>();
        for (var (month, number) = (FirstDay, 0); month.AddDays(world.LotsAMonth * DaysBetween) < today.AddDays(-NewestBefore); month = month.AddMonths(1))
        {
            for (var i = 0; i < world.LotsAMonth; i++, number++)
            {
                lots.Add(Tender(world, number, month.AddDays(i * DaysBetween)));
            }
        }

        Tenders = lots;
    }

    /// <summary>When the story begins: in January of the year before last, at the hour of today's morning.</summary>
    public DateTimeOffset FirstDay => new(_today.Year - 2, 1, 8, _today.Hour, 0, 0, TimeSpan.Zero);

    /// <summary>When firms and owners speak again, so that nothing they said is erased for its age: last winter.</summary>
    public DateTimeOffset LastRound => FirstDay.AddYears(2) is var winter && winter < _today.AddDays(-NewestBefore) ? winter : FirstDay.AddYears(1);

    /// <summary>In November of last year: tenders are open.</summary>
    public DateTimeOffset Autumn => FirstDay.AddMonths(22);

    /// <summary>In December of last year: their results are known.</summary>
    public DateTimeOffset Winter => Autumn.AddDays(40) is var winter && winter < _today.AddDays(-MonthBefore) ? winter : _today.AddDays(-MonthBefore);

    /// <summary>What all of it is drawn from.</summary>
    public WorldPast World { get; }

    /// <summary>The firms.</summary>
    public IReadOnlyList<PastFirm> Firms { get; }

    /// <summary>The tenders, the oldest first.</summary>
    public IReadOnlyList<PastTender> Tenders { get; }

    private PastTender Tender(WorldPast world, int number, DateTimeOffset at)
    {
        var trade = world.Trades[number % world.Trades.Count];
        var day = (int)(at - _today).TotalDays;
        var clause = _random.Next(4) < (at.Year == FirstDay.Year ? 1 : 2);
        var value = Math.Round(trade.Value * (0.4m + ((decimal)_random.NextDouble() * 1.2m)) / 1000) * 1000;
        var bids = Bids(trade, value, at.Year, at.AddDays(Deadline).AddHours(-3));
        var winner = bids.FirstOrDefault(b => b.State == "awarded");
        var helper = winner is not null && _more.Next(10) < 7 ? Firms[_more.Next(Firms.Count)] : null;
        var title = new Dictionary<string, string> { [world.Language] = $"{trade.Title}, {world.Places[number / world.Trades.Count % world.Places.Count]}" };
        return new(
            new WorldTender
            {
                Key = string.Create(CultureInfo.InvariantCulture, $"{world.Key}-{number + 1:000}"),
                Buyer = trade.Buyer,
                Language = world.Language,
                Day = day,
                Deadline = Deadline,
                Procedure = number % 3 == 0 ? "restricted" : "open",
                Nature = trade.Nature,
                Title = title,
                Description = new() { [world.Language] = string.Format(CultureInfo.InvariantCulture, world.OneYear, title[world.Language]) },
                Cpv = [trade.Cpv],
                Nuts = [world.Nuts],
                Value = value,
                BidLanguages = _more.Next(4) == 0 ? [world.Language, "en"] : [world.Language],
                Lots =
                [
                    new()
                    {
                        Title = title,
                        Value = value,
                        Social = clause ? ["et-eq"] : [],
                        Strategic = clause ? ["soc-obj"] : [],
                        Conditions = clause ? new() { [world.Language] = world.Condition } : [],
                        Demands = Demands(world),
                        Criteria = [new("quality", 40, new() { [world.Language] = world.Quality }), new("price", 60, null)],
                    },
                ],
                Result = new(day + ResultAfter,
                [
                    new(1, winner is null ? "clos-nw" : "selec-w", winner is null ? "no-rece" : null,
                        new() { ["tenders"] = bids.Count, ["t-sme"] = bids.Count(b => b.Firm.Size != "large"), ["t-oth-eea"] = 0, ["t-no-eea"] = 0 },
                        winner is null ? null : new(winner.Firm.Name, winner.Firm.Size, world.Alpha3, winner.Cents / 100m) { Subcontractor = helper == winner.Firm ? null : helper?.Name }),
                ]),
            },
            bids);
    }

    // BT-809; some ask for neither, and say so by what else they ask.
    private Dictionary<string, string> Demands(WorldPast world) => _more.Next(4) switch
    {
        0 => new() { ["slc-stand-to-gen"] = world.Strength, ["slc-abil-ref-services"] = world.Proof },
        1 => new() { ["slc-stand-to-gen"] = world.Strength },
        2 => new() { ["slc-abil-ref-services"] = world.Proof },
        _ => new() { ["slc-suit-reg-trade"] = world.Entry },
    };

    private List<PastBid> Bids(WorldTrade trade, decimal value, int year, DateTimeOffset deadline)
    {
        var there = Firms.Where(f => f.BidsIn(year - FirstDay.Year)).ToList();
        var own = there.Where(f => f.Trade == trade).OrderBy(_ => _random.Next()).Take(4);
        var others = there.Where(f => f.Trade != trade).OrderBy(_ => _random.Next()).Take(1 + _random.Next(2));
        var bids = own.Concat(others)
            .Select(firm => new PastBid(firm, State(firm, year), (long)(value * (0.85m + ((decimal)_random.NextDouble() * 0.3m)) * 100), deadline.AddHours(-_random.Next(100))))
            .ToList();
        var best = bids.Where(b => b.State is "rejected" or "shortlisted").MaxBy(b => _random.NextDouble() * Chance(b.Firm, year));
        return best is null ? bids : [.. bids.Select(b => b == best ? b with { State = "awarded" } : b)];
    }

    private string State(PastFirm firm, int year)
    {
        var dice = _random.NextDouble();
        var fails = Chance(firm, year) < 1 ? 0.16 : 0.08;
        return dice < fails ? "inadmissible" : dice < fails + 0.03 ? "withdrawn" : dice < 0.6 ? "shortlisted" : "rejected";
    }

    private double Chance(PastFirm firm, int year) => firm.MigrantOwned != true ? 1 : year == FirstDay.Year ? 0.5 : 0.9;
}

/// <summary>An invented firm with what its people say of it.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Name">Its name.</param>
/// <param name="Trade">What it does.</param>
/// <param name="Size">micro, small or medium.</param>
/// <param name="Allows">False: the city may use no diversity data about it.</param>
/// <param name="MigrantOwned">What its owners say; null: nothing.</param>
/// <param name="Staff">How many people work there.</param>
/// <param name="StaffWith">How many of them say that they have a migrant background; null: the firm does not count.</param>
/// <param name="World">Where it is.</param>
internal sealed record PastFirm(int Number, string Name, WorldTrade Trade, string Size, bool Allows, bool? MigrantOwned, int Staff, int? StaffWith, WorldPast World)
{
    /// <summary>In the register of companies.</summary>
    public string Registration => string.Format(CultureInfo.InvariantCulture, World.Register, 50_000 + (Number * 7));

    /// <summary>True: it can be written to; who is only known from files of the other city's own system cannot.</summary>
    public bool HasMail => World.YearsTold > 1;

    /// <summary>A third bids in every year, a third in the first only, a third from the second on.</summary>
    public bool BidsIn(int year) => (Number % 3) switch { 0 => true, 1 => year == 0, _ => year > 0 };

    public static PastFirm Of(int number, string name, WorldTrade trade, WorldPast world)
    {
        var (size, staff) = (number % 7) switch { < 3 => ("micro", 6), < 6 => ("small", 24), _ => ("medium", 80) };
        var (owned, with) = (number % 20) switch
        {
            < 5 => ((bool?)true, (int?)(staff / 2)),
            < 9 => (true, staff / 12),
            < 12 => (false, staff / 2),
            < 16 => (false, staff / 12),
            _ => (null, null),
        };
        return new(number, name, trade, size, number % 20 < 19, owned, staff, with, world);
    }
}

/// <summary>A past tender with its bids.</summary>
internal sealed record PastTender(WorldTender Tender, IReadOnlyList<PastBid> Bids);

/// <summary>A past bid.</summary>
/// <param name="Firm">Whose.</param>
/// <param name="State">How it ended, as <c>import-bids</c> names it.</param>
/// <param name="Cents">The price.</param>
/// <param name="At">When it came in (UTC).</param>
internal sealed record PastBid(PastFirm Firm, string State, long Cents, DateTimeOffset At);
