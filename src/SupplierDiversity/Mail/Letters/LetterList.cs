using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Mail.Letters;

/// <summary>Letters that were given up, for administrators: never what is in them.</summary>
public sealed class LetterList(Db db, TimeProvider clock)
{
    private const string Parked =
        "SELECT letter_id, to_address, kind, reason, state_at FROM letters WHERE state = 'parked' ORDER BY state_at, letter_id LIMIT @Most";

    private const string CountParked = "SELECT count(*) FROM letters WHERE state = 'parked'";

    private const string Again =
        "UPDATE letters SET state = 'queued', reason = '', attempts = 0, due_at = @Now, state_at = @Now WHERE state = 'parked' AND letter_id = @LetterId";

    /// <summary>The oldest given-up letters.</summary>
    public Task<IReadOnlyList<ParkedLetter>> ParkedAsync(int most, CancellationToken ct) =>
        db.ListAsync<ParkedLetter>(Parked, new { Most = most }, ct);

    /// <summary>How many letters were given up.</summary>
    public async Task<int> CountParkedAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(CountParked, cancellationToken: ct));
    }

    /// <summary>What became of letters; those no longer on record are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, LetterState>> StatesAsync(IEnumerable<Guid> letters, CancellationToken ct)
    {
        var sql = $"SELECT letter_id, state, reason FROM letters WHERE {db.In("letter_id", "@Letters")}";
        return (await db.ListAsync<LetterState>(sql, new { Letters = letters.ToArray() }, ct)).ToDictionary(l => l.LetterId);
    }

    /// <summary>Lets a given-up letter be tried again from the start. False: it is not parked.</summary>
    public async Task<bool> RetryAsync(Guid letterId, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.ExecuteAsync(
            new CommandDefinition(Again, new { LetterId = letterId, Now = DapperTypes.Cut(clock.GetUtcNow()) }, cancellationToken: ct)) > 0;
    }
}

/// <summary>What became of a letter.</summary>
public sealed record LetterState
{
    /// <summary>Key.</summary>
    public required Guid LetterId { get; init; }

    /// <summary><c>queued</c>, <c>accepted</c>, <c>failed</c> (it is tried again), <c>parked</c> or <c>suppressed</c>.</summary>
    public required string State { get; init; }

    /// <summary>The server's words, or ours; empty while queued.</summary>
    public required string Reason { get; init; }
}

/// <summary>A letter nobody tries to send any more.</summary>
public sealed record ParkedLetter
{
    /// <summary>Key.</summary>
    public required Guid LetterId { get; init; }

    /// <summary>The address; shown only in part.</summary>
    public required string ToAddress { get; init; }

    /// <summary>What it is about: "confirm", "manage" …</summary>
    public required string Kind { get; init; }

    /// <summary>The server's words, or ours.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was given up (UTC).</summary>
    public required DateTimeOffset StateAt { get; init; }
}
