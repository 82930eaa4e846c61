using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;

namespace SupplierDiversity.Features.Publicity;

/// <summary>The lines of publicity plans that people keep by hand.</summary>
public sealed class PublicityBook(Db db, AuditLog audit, TimeProvider clock)
{
    private const string OfTender =
        """
        SELECT line_id, tender_id, city_id, channel, name, languages, planned_on, done_on, done_note
        FROM publicity_lines WHERE city_id = @CityId AND tender_id = @TenderId AND dropped_at IS NULL
        ORDER BY planned_on, line_id
        """;

    private const string Add =
        """
        INSERT INTO publicity_lines (line_id, tender_id, city_id, channel, name, languages, planned_on, done_note, written_by, written_at)
        VALUES (@LineId, @TenderId, @CityId, @Channel, @Name, @Languages, @PlannedOn, '', @By, @Now)
        """;

    private const string Done =
        """
        UPDATE publicity_lines SET done_on = @DoneOn, done_note = @Note, written_by = @By, written_at = @Now
        WHERE line_id = @LineId AND city_id = @CityId AND done_on IS NULL AND dropped_at IS NULL
        """;

    private const string DoneBetween =
        "SELECT channel, languages FROM publicity_lines WHERE city_id = @CityId AND done_on >= @From AND done_on <= @Until AND dropped_at IS NULL";

    private const string Drop =
        """
        UPDATE publicity_lines SET dropped_at = @Now, written_by = @By, written_at = @Now
        WHERE line_id = @LineId AND city_id = @CityId AND done_on IS NULL AND dropped_at IS NULL
        """;

    /// <summary>The plan of a tender by day.</summary>
    public async Task<IReadOnlyList<PublicityLine>> OfAsync(City city, string tenderId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        return await db.ListAsync<PublicityLine>(OfTender, new { city.CityId, TenderId = tenderId }, ct);
    }

    /// <summary>What was done between two days, both included: how often by channel and language.</summary>
    public async Task<IReadOnlyList<(string Channel, string Language, long Count)>> DoneAsync(Guid cityId, DateOnly from, DateOnly until, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var lines = await connection.QueryAsync<(string Channel, string Languages)>(new CommandDefinition(DoneBetween, new { CityId = cityId, From = from, Until = until }, cancellationToken: ct));
        return [.. lines.SelectMany(l => l.Languages.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(language => (l.Channel, language))).GroupBy(l => l)
            .OrderBy(g => g.Key.Channel, StringComparer.Ordinal).ThenBy(g => g.Key.language, StringComparer.Ordinal).Select(g => (g.Key.Channel, g.Key.language, g.LongCount()))];
    }

    /// <summary>Plans something.</summary>
    public Task<bool> PlanAsync(City city, string tenderId, PublicityWish wish, Guid by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(wish);
        var id = Guid.CreateVersion7();
        var values = new { LineId = id, TenderId = tenderId, city.CityId, wish.Channel, wish.Name, Languages = string.Join(';', wish.Languages), wish.PlannedOn, By = by, Now = Now() };
        return WriteAsync(Add, values, "publicity-planned", city, id, wish.Name, ct);
    }

    /// <summary>Says what was done; false when somebody said so already, or took it off the plan.</summary>
    public Task<bool> DoneAsync(City city, PublicityLine line, DateOnly on, string note, Guid by, CancellationToken ct) =>
        WriteAsync(Done, new { line.LineId, city.CityId, DoneOn = on, Note = note, By = by, Now = Now() }, "publicity-done", city, line.LineId, line.Name, ct);

    /// <summary>Takes a line off the plan that was not done; it stays in the database.</summary>
    public Task<bool> DropAsync(City city, PublicityLine line, Guid by, CancellationToken ct) =>
        WriteAsync(Drop, new { line.LineId, city.CityId, By = by, Now = Now() }, "publicity-dropped", city, line.LineId, line.Name, ct);

    private Task<bool> WriteAsync(string sql, object values, string action, City city, Guid id, string name, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            if (await connection.ExecuteAsync(sql, values, transaction) == 0)
            {
                audit.NothingChanged();
                return false;
            }

            await audit.AddAsync(connection, transaction, new AuditEntry(action, "publicity", id) { Name = name, City = city.CityId });
            return true;
        },
        ct);

    private DateTimeOffset Now() => DapperTypes.Cut(clock.GetUtcNow());
}

/// <summary>A line as it is planned.</summary>
/// <param name="Channel">One of <see cref="PublicityLine.Channels"/>.</param>
/// <param name="Name">Which one.</param>
/// <param name="Languages">ISO 639-1.</param>
/// <param name="PlannedOn">The day.</param>
public sealed record PublicityWish(string Channel, string Name, IReadOnlyList<string> Languages, DateOnly PlannedOn);
