using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Rules.Suppliers;

namespace SupplierDiversity.Features.Suppliers.Duplicates;

/// <summary>Entries that may be one firm twice. They are only shown; a person decides.</summary>
public sealed class DuplicateSearch(Db db, FirmBook firms, AuditLog audit, TimeProvider clock)
{
    /// <summary>The most pairs that are shown at once.</summary>
    public const int Most = 100;

    /// <summary>Pairs nobody has decided about, those with the same number first.</summary>
    /// <param name="city">Pairs of this city alone: one has chosen it, and neither has chosen another. Null: all pairs.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<IReadOnlyList<DuplicatePair>> FindAsync(Guid? city, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var here = await IdsAsync(connection, DuplicatesSql.OfTheCity, city, ct);
        var elsewhere = await IdsAsync(connection, DuplicatesSql.OfOtherCities, city, ct);
        var decided = (await connection.QueryAsync<(Guid, Guid)>(new CommandDefinition(DuplicatesSql.Different, cancellationToken: ct))).ToHashSet();
        // Twice through the register, so that of a large one only what meets something is kept in memory.
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var row in connection.QueryUnbufferedAsync<TraitsRow>(DuplicatesSql.All).WithCancellation(ct))
        {
            foreach (var block in row.Traits.Blocks())
            {
                seen[block] = seen.GetValueOrDefault(block) + 1;
            }
        }

        var meeting = new Dictionary<string, List<FirmTraits>>(StringComparer.Ordinal);
        await foreach (var row in connection.QueryUnbufferedAsync<TraitsRow>(DuplicatesSql.All).WithCancellation(ct))
        {
            foreach (var block in row.Traits.Blocks().Where(b => seen.GetValueOrDefault(b) > 1))
            {
                (meeting.TryGetValue(block, out var list) ? list : meeting[block] = []).Add(row.Traits);
            }
        }

        var pairs = meeting.Values.SelectMany(Pairs).DistinctBy(p => p.Key).Where(p => !decided.Contains(p.Key) && (city is null || IsOfTheCity(p.Key)))
            .OrderBy(p => p.Why).ThenBy(p => p.Key).Take(Most).ToList();
        var people = (await connection.QueryAsync<(Guid Id, long People)>(DuplicatesSql.CountPeople)).ToDictionary(p => p.Id, p => (int)p.People);
        List<DuplicatePair> found = [];
        foreach (var (key, why) in pairs)
        {
            if (await firms.FindAsync(key.One, ct) is { } one && await firms.FindAsync(key.Other, ct) is { } other)
            {
                found.Add(new(one, other, why, people.GetValueOrDefault(one.SupplierId), people.GetValueOrDefault(other.SupplierId)));
            }
        }

        return found;

        bool IsOfTheCity((Guid One, Guid Other) pair) =>
            (here.Contains(pair.One) || here.Contains(pair.Other)) && !elsewhere.Contains(pair.One) && !elsewhere.Contains(pair.Other);
    }

    private static async Task<HashSet<Guid>> IdsAsync(System.Data.Common.DbConnection connection, string sql, Guid? city, CancellationToken ct) =>
        city is null ? [] : [.. await connection.QueryAsync<Guid>(new CommandDefinition(sql, new { City = city }, cancellationToken: ct))];

    /// <summary>Remembers that two entries are two firms.</summary>
    internal Task DifferentAsync(Guid one, Guid other, Guid by, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var (first, second) = Ordered(one, other);
            if (await connection.ExecuteAsync(DuplicatesSql.AddDifference, new { One = first, Other = second, By = by, Now = DapperTypes.Cut(clock.GetUtcNow()) }, transaction) > 0)
            {
                await audit.AddAsync(connection, transaction, new AuditEntry("firms-differ", "supplier", first) { Changes = [new("differs_from", null, second.ToString("D"))] });
            }
            else
            {
                audit.NothingChanged();
            }
        },
        ct);

    // A block that many share tells nothing: "Bau" alone would pair everybody with everybody.
    private static IEnumerable<((Guid One, Guid Other) Key, FirmLikeness Why)> Pairs(List<FirmTraits> block) =>
        from i in Enumerable.Range(0, Math.Min(block.Count, 50))
        from j in Enumerable.Range(i + 1, Math.Max(0, Math.Min(block.Count, 50) - i - 1))
        let why = block[i].To(block[j])
        where why is not null
        select (Ordered(block[i].Id, block[j].Id), why.Value);

    private static (Guid One, Guid Other) Ordered(Guid a, Guid b) => a.CompareTo(b) < 0 ? (a, b) : (b, a);

    private sealed record TraitsRow
    {
        public required Guid Id { get; init; }

        public required string RegistrationKey { get; init; }

        public required string Name { get; init; }

        public required string TradingName { get; init; }

        public required string Country { get; init; }

        public required string Nuts { get; init; }

        public FirmTraits Traits => new(Id, RegistrationKey, Name, TradingName, Country, Nuts);
    }
}

/// <summary>Two entries that may be one firm.</summary>
/// <param name="One">An entry.</param>
/// <param name="Other">Another.</param>
/// <param name="Why">Why they are shown.</param>
/// <param name="PeopleOfOne">How many people act for the one.</param>
/// <param name="PeopleOfOther">How many act for the other.</param>
public sealed record DuplicatePair(Firm One, Firm Other, FirmLikeness Why, int PeopleOfOne, int PeopleOfOther);
