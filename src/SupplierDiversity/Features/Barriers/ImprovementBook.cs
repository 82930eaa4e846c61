using System.Text.Json;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;

namespace SupplierDiversity.Features.Barriers;

/// <summary>What a city heard and what it changes because of it. Whoever writes on an older version is told, and nothing is lost.</summary>
public sealed class ImprovementBook(Db db, AuditLog audit, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>All of a city, those that are due last first.</summary>
    public Task<IReadOnlyList<Improvement>> AllAsync(City city, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        return db.ListAsync<Improvement>(ImprovementsSql.OfCity, new { city.CityId }, ct);
    }

    /// <summary>One of a city; null: there is none.</summary>
    public Task<Improvement?> FindAsync(City city, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        return db.FindAsync<Improvement>(ImprovementsSql.Find, new { city.CityId, Id = id }, ct);
    }

    /// <summary>What everybody reads of a city, the newest first.</summary>
    public async Task<IReadOnlyList<PublishedImprovement>> PublishedAsync(City city, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        var rows = await db.ListAsync<PublicRow>(ImprovementsSql.Published, new { city.CityId }, ct);
        return [.. rows.Select(r => new PublishedImprovement(JsonSerializer.Deserialize<PublicImprovement>(r.PublicJson, Json)!, r.PublishedAt))];
    }

    /// <summary>True: everybody reads it exactly as it is now.</summary>
    public static bool IsPublicAsIs(Improvement improvement)
    {
        ArgumentNullException.ThrowIfNull(improvement);
        return improvement.PublicJson == JsonSerializer.Serialize(improvement.ToPublic(), Json);
    }

    /// <summary>Notes a lesson.</summary>
    /// <returns>Its key.</returns>
    internal async Task<Guid> AddAsync(City city, ImprovementWords words, Guid by, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await WriteAsync(ImprovementsSql.Add, city, "improvement-noted", words.Change, new { Id = id, city.CityId, words.Heard, words.Source, words.Change, words.Owner, words.DueOn, words.Measure, By = by, Now = Now() }, id, ct);
        return id;
    }

    /// <summary>Changes the words. False: somebody else wrote meanwhile.</summary>
    internal Task<bool> WriteAsync(City city, Guid id, int revision, ImprovementWords words, Guid by, CancellationToken ct) => WriteAsync(
        ImprovementsSql.Write, city, "improvement-written", words.Change,
        new { Id = id, city.CityId, Revision = revision, words.Heard, words.Source, words.Change, words.Owner, words.DueOn, words.Measure, By = by, Now = Now() }, id, ct);

    /// <summary>Says that it is changed, or dropped, or planned anew.</summary>
    /// <param name="city">Whose.</param>
    /// <param name="improvement">Which, as it was read.</param>
    /// <param name="changedOn">The day it came into force; null: it is not changed.</param>
    /// <param name="outcome">What was changed, or why it was dropped; empty: it is planned again.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<bool> SettleAsync(City city, Improvement improvement, DateOnly? changedOn, string outcome, Guid by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        ArgumentNullException.ThrowIfNull(improvement);
        ArgumentNullException.ThrowIfNull(outcome);
        var state = changedOn is not null ? "changed" : outcome.Length > 0 ? "dropped" : "planned";
        return WriteAsync(
            ImprovementsSql.Settle, city, $"improvement-{state}", improvement.Change,
            new { Id = improvement.ImprovementId, city.CityId, improvement.Revision, State = state, ChangedOn = changedOn, Outcome = outcome, By = by, Now = Now() }, improvement.ImprovementId, ct);
    }

    /// <summary>Lets everybody read it as it is, or nobody any more.</summary>
    public Task<bool> PublishAsync(City city, Improvement improvement, bool publish, Guid by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        ArgumentNullException.ThrowIfNull(improvement);
        return WriteAsync(
            ImprovementsSql.Publish, city, publish ? "improvement-published" : "improvement-taken-back", improvement.Change,
            new
            {
                Id = improvement.ImprovementId,
                city.CityId,
                improvement.Revision,
                PublishedAt = publish ? Now() : (DateTimeOffset?)null,
                Json = publish ? JsonSerializer.Serialize(improvement.ToPublic(), Json) : "",
                By = by,
                Now = Now(),
            },
            improvement.ImprovementId,
            ct);
    }

    private Task<bool> WriteAsync(string sql, City city, string action, string name, object values, Guid id, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            if (await connection.ExecuteAsync(sql, values, transaction) == 0)
            {
                audit.NothingChanged();
                return false;
            }

            await audit.AddAsync(connection, transaction, new AuditEntry(action, "improvement", id) { Name = name.Length > LongestName ? name[..LongestName] : name, City = city.CityId });
            return true;
        },
        ct);

    private const int LongestName = 100;

    private DateTimeOffset Now() => DapperTypes.Cut(clock.GetUtcNow());

    private sealed record PublicRow
    {
        public required DateTimeOffset PublishedAt { get; init; }

        public required string PublicJson { get; init; }
    }
}

/// <summary>What is written of a lesson, checked.</summary>
/// <param name="Heard">The lesson.</param>
/// <param name="Source">One of <see cref="Improvement.Sources"/>.</param>
/// <param name="Change">What is to be changed.</param>
/// <param name="Owner">The post that sees to it.</param>
/// <param name="DueOn">Until when.</param>
/// <param name="Measure">By what it is measured; empty for nothing.</param>
internal sealed record ImprovementWords(string Heard, string Source, string Change, string Owner, DateOnly DueOn, string Measure);
