using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Assurance;

namespace SupplierDiversity.Features.Assurance;

/// <summary>How a city calls the levels of the matrix.</summary>
public sealed class LevelNames(Db db, AuditLog audit)
{
    /// <summary>Most characters of a name.</summary>
    public const int LongestName = 80;

    /// <summary>The six levels with their codes: <c>contact-low</c>.</summary>
    public static IReadOnlyList<(AssuranceAxis Axis, AssuranceLevel Level, string Code)> All { get; } =
        [.. Enum.GetValues<AssuranceAxis>().SelectMany(a => Enum.GetValues<AssuranceLevel>().Select(l => (a, l, $"{a}-{l}".ToLowerInvariant())))];

    /// <summary>What the city typed, by code; a level it did not name is missing.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(City city, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return (await connection.QueryAsync<NameRow>(new CommandDefinition(AssuranceSql.LevelNames, new { city.CityId }, cancellationToken: ct)))
            .ToDictionary(n => $"{n.Axis}-{n.Level}", n => n.Name);
    }

    /// <summary>Names the levels; an empty name goes back to the portal's own word.</summary>
    public Task SaveAsync(City city, IReadOnlyDictionary<string, string> names, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            foreach (var (axis, level, code) in All)
            {
                var name = names.GetValueOrDefault(code, "");
                var values = new { city.CityId, Axis = axis.ToString().ToLowerInvariant(), Level = level.ToString().ToLowerInvariant(), Name = name };
                await connection.ExecuteAsync(name.Length == 0 ? AssuranceSql.UnnameLevel : AssuranceSql.NameLevel, values, transaction);
            }

            await audit.AddAsync(connection, transaction, new AuditEntry("assurance-levels-named", "city", city.CityId) { Name = city.Name, City = city.CityId });
        },
        ct);

    /// <summary>The city's name of a level, or the portal's.</summary>
    public static string Of(IReadOnlyDictionary<string, string> names, Language t, AssuranceAxis axis, AssuranceLevel level)
    {
        var code = $"{axis}-{level}".ToLowerInvariant();
        return names.GetValueOrDefault(code) ?? t[$"assurance.level.{code}"];
    }

    private sealed record NameRow
    {
        public required string Axis { get; init; }
        public required string Level { get; init; }
        public required string Name { get; init; }
    }
}
