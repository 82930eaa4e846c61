using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Backgrounds;

namespace SupplierDiversity.Features.Backgrounds;

/// <summary>
/// Which cities may ask about background now, and what: the one gate before every question, answer and import. A city that
/// is not switched on, or whose papers are not all on file, gives no permission.
/// </summary>
public sealed class CityAsking(Db db, PackShelf shelf, AuditLog audit, TimeProvider clock)
{
    private const string Columns =
        "city_id, pack, definition, dpia_reference, dpia_on, arrangement_reference, arrangement_on, notices_reference, notices_on, switched_on_at, changed_at";

    private const string One = $"SELECT {Columns} FROM city_asking WHERE city_id = @CityId";

    private const string On = $"SELECT {Columns} FROM city_asking WHERE switched_on_at IS NOT NULL";

    private const string Put =
        $"""
        INSERT INTO city_asking ({Columns})
        VALUES (@CityId, @Pack, @Definition, @DpiaReference, @DpiaOn, @ArrangementReference, @ArrangementOn, @NoticesReference, @NoticesOn, @SwitchedOnAt, @ChangedAt)
        ON CONFLICT (city_id) DO UPDATE SET pack = excluded.pack, definition = excluded.definition,
            dpia_reference = excluded.dpia_reference, dpia_on = excluded.dpia_on,
            arrangement_reference = excluded.arrangement_reference, arrangement_on = excluded.arrangement_on,
            notices_reference = excluded.notices_reference, notices_on = excluded.notices_on,
            switched_on_at = excluded.switched_on_at, changed_at = excluded.changed_at
        """;

    private const string Times = "SELECT city_id, from_at, pack, definition, terms_since FROM city_asking_times";

    private const string AddTime =
        """
        INSERT INTO city_asking_times (city_id, from_at, pack, definition, terms_since) VALUES (@CityId, @Now, @Pack, @Definition, @TermsSince)
        ON CONFLICT (city_id, from_at) DO UPDATE SET pack = excluded.pack, definition = excluded.definition, terms_since = excluded.terms_since
        """;

    /// <summary>What a city has on file, or null: nothing yet.</summary>
    public Task<CityAskingRow?> FindAsync(Guid cityId, CancellationToken ct) =>
        db.FindAsync<CityAskingRow>(One, new { CityId = cityId }, ct);

    /// <summary>Saves papers, pack and definition; what is not ready any more is switched off by it.</summary>
    public Task SaveAsync(City city, CityAskingRow row, CancellationToken ct) =>
        PutAsync(city, row with { SwitchedOnAt = row.IsReady ? row.SwitchedOnAt : null }, "asking-changed", ct);

    /// <summary>Switches on or off; false when it is not ready.</summary>
    public async Task<bool> SwitchAsync(City city, bool on, CancellationToken ct)
    {
        if (await FindAsync(city.CityId, ct) is not { } row || (on && Permission(row) is null))
        {
            return false;
        }

        await PutAsync(city, row with { SwitchedOnAt = on ? row.SwitchedOnAt ?? DapperTypes.Cut(clock.GetUtcNow()) : null }, on ? "asking-on" : "asking-off", ct);
        return true;
    }

    /// <summary>The permissions of all cities that are switched on and ready, by city.</summary>
    public async Task<IReadOnlyDictionary<Guid, LawfulAsking>> PermissionsAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var rows = await connection.QueryAsync<CityAskingRow>(new CommandDefinition(On, cancellationToken: ct));
        return rows.Select(Permission).OfType<LawfulAsking>().ToDictionary(p => p.CityId);
    }

    /// <summary>What every city asked by, from the first day on.</summary>
    public async Task<AskingTimes> TimesAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var rows = await connection.QueryAsync<TimeRow>(new CommandDefinition(Times, cancellationToken: ct));
        return new(rows.Select(r => (r.CityId, r.FromAt, Permission(r.CityId, r.Pack, r.Definition) is { } asked ? asked with { TermsSince = r.TermsSince ?? 1 } : null)));
    }

    /// <summary>
    /// Notes from when on cities ask by new terms, after a pack came in a new version: on days before, decisions about the older
    /// ones still counted, and do so for ever.
    /// </summary>
    public async Task NoteTermsAsync(CancellationToken ct)
    {
        var (now, times) = (DapperTypes.Cut(clock.GetUtcNow()), await TimesAsync(ct));
        foreach (var permission in (await PermissionsAsync(ct)).Values.Where(p => times.In(p.CityId, now) is { } noted && noted.TermsSince != p.TermsSince))
        {
            await db.ExecuteAsync(
                AddTime, new { permission.CityId, Now = now, Pack = permission.Pack.Key, Definition = $"{permission.Definition.Version}", permission.TermsSince }, ct);
        }
    }

    private LawfulAsking? Permission(CityAskingRow row) => row.IsReady ? Permission(row.CityId, row.Pack, row.Definition) : null;

    private LawfulAsking? Permission(Guid cityId, string? key, string? definition) =>
        key is not null && shelf.Find(key) is { Basis: { } basis } pack && Enum.TryParse<BackgroundVersion>(definition, out var version) && pack.Definitions.Contains(version)
            ? new(cityId, pack, basis, pack.Definition(version), pack.TermsSince ?? pack.Version) : null;

    private Task PutAsync(City city, CityAskingRow row, string action, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var before = await connection.QuerySingleOrDefaultAsync<CityAskingRow>(One, new { row.CityId }, transaction);
            if (before is not null && before with { ChangedAt = row.ChangedAt } == row)
            {
                audit.NothingChanged();
                return;
            }

            var now = DapperTypes.Cut(clock.GetUtcNow());
            await connection.ExecuteAsync(Put, row with { ChangedAt = now }, transaction);
            if (Meaning(before) != Meaning(row))
            {
                var (pack, definition) = Meaning(row);
                await connection.ExecuteAsync(AddTime, new { row.CityId, Now = now, Pack = pack, Definition = definition, Permission(row)?.TermsSince }, transaction);
            }

            await audit.AddAsync(connection, transaction, new AuditEntry(action, "city", city.CityId)
            {
                Name = city.Name,
                City = city.CityId,
                Changes =
                [
                    new("pack", before?.Pack, row.Pack), new("definition", before?.Definition, row.Definition),
                    .. row.Papers.Select((p, i) => new AuditChange(p.Field.ToLowerInvariant(), before is null ? null : $"{before.Papers[i].Reference} {before.Papers[i].On:yyyy-MM-dd}", $"{p.Reference} {p.On:yyyy-MM-dd}")),
                    new("switched_on_at", $"{before?.SwitchedOnAt:O}", $"{row.SwitchedOnAt:O}"),
                ],
            });
        },
        ct);

    private static (string? Pack, string? Definition) Meaning(CityAskingRow? row) => row?.SwitchedOnAt is null ? (null, null) : (row.Pack, row.Definition);

    private sealed record TimeRow
    {
        public required Guid CityId { get; init; }

        public required DateTimeOffset FromAt { get; init; }

        public required string? Pack { get; init; }

        public required string? Definition { get; init; }

        public required int? TermsSince { get; init; }
    }
}

/// <summary>A city may ask.</summary>
/// <param name="CityId">Which.</param>
/// <param name="Pack">What may be asked.</param>
/// <param name="Basis">Why.</param>
/// <param name="Definition">What the answers are for.</param>
/// <param name="TermsSince">First version of the pack whose terms are those by which it asks.</param>
public sealed record LawfulAsking(Guid CityId, CountryPack Pack, AskingBasis Basis, BackgroundDefinition Definition, int TermsSince)
{
    /// <summary>True when an owner let the city use answers, by a decision about these very terms.</summary>
    public bool IsCoveredBy(OwnerFile file, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Allows(CityId, at) && file.Covers(CityId, at, Pack.Key, TermsSince);
    }
}
