using System.Text.Json;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Clauses.Guard;

namespace SupplierDiversity.Features.Misreads;

/// <summary>
/// The only way past a finding that blocks: a reasoned claim that the guard misread exactly this text, signed by a lawyer
/// who did not make it, and looked at again by somebody who did not sign.
/// </summary>
public sealed class MisreadBook(Db db, AuditLog audit, TimeProvider clock)
{
    /// <summary>A rule as it is stored and cited: "origin-quota".</summary>
    public static string CodeOf(GuardRule rule) => JsonNamingPolicy.KebabCaseLower.ConvertName(rule.ToString());

    /// <summary>The signatures of a city that hold now.</summary>
    public async Task<SignedMisreads> SignedAsync(City city, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        await using var connection = await db.OpenAsync(ct);
        var rows = await connection.QueryAsync<StandingRow>(new CommandDefinition(MisreadsSql.Standing, new { city.CityId }, cancellationToken: ct));
        return new(rows.Select(r => (r.TextSha256, r.Rule)).ToHashSet());
    }

    /// <summary>All of a city, the newest first.</summary>
    public async Task<IReadOnlyList<Misread>> OfCityAsync(City city, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        return await db.ListAsync<Misread>(MisreadsSql.OfCity, new { city.CityId }, ct);
    }

    /// <summary>Claims a misread; false when this text and rule wait or are decided already.</summary>
    public Task<bool> AskAsync(City city, ClauseText text, GuardRule rule, string reason, Guid by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(text);
        var id = Guid.CreateVersion7();
        var values = new
        {
            MisreadId = id,
            city.CityId,
            TextSha256 = ClauseSeal.Of(text),
            Position = EqualityDuties.WordOf(text.Position),
            text.Language,
            ClauseText = text.Text,
            Rule = CodeOf(rule),
            Reason = reason,
            By = by,
            Now = Now(),
        };
        return WriteAsync(MisreadsSql.Ask, values, "misread-asked", city, id, CodeOf(rule), ct);
    }

    /// <summary>A lawyer signs or refuses; false when it was decided meanwhile, or asked by the same person.</summary>
    public Task<bool> DecideAsync(City city, Misread misread, bool sign, string note, Guid by, CancellationToken ct) => WriteAsync(
        MisreadsSql.Decide, new { misread.MisreadId, city.CityId, State = sign ? "signed" : "refused", By = by, Now = Now(), Note = note },
        sign ? "misread-signed" : "misread-refused", city, misread.MisreadId, misread.Rule, ct);

    /// <summary>Somebody looks at a signature again; false when that was done meanwhile, or signed by the same person.</summary>
    public Task<bool> ReviewAsync(City city, Misread misread, bool guardWasWrong, string lesson, Guid by, CancellationToken ct) => WriteAsync(
        MisreadsSql.Review, new { misread.MisreadId, city.CityId, Outcome = guardWasWrong ? "guard-wrong" : "guard-right", Lesson = lesson, By = by, Now = Now() },
        "misread-reviewed", city, misread.MisreadId, misread.Rule, ct);

    private Task<bool> WriteAsync(string sql, object values, string action, City city, Guid id, string name, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            if (await connection.ExecuteAsync(sql, values, transaction) == 0)
            {
                return false;
            }

            await audit.AddAsync(connection, transaction, new AuditEntry(action, "misread", id) { Name = name, City = city.CityId });
            return true;
        },
        ct);

    private DateTimeOffset Now() => DapperTypes.Cut(clock.GetUtcNow());

    private sealed record StandingRow
    {
        public required string TextSha256 { get; init; }
        public required string Rule { get; init; }
    }
}

/// <summary>Signatures that hold.</summary>
/// <param name="Texts">Fingerprint of a text, and rule.</param>
public sealed record SignedMisreads(IReadOnlySet<(string Text, string Rule)> Texts)
{
    /// <summary>True when a lawyer signed that the guard misread exactly this text by this rule.</summary>
    public bool Cover(ClauseText text, GuardFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Texts.Count > 0 && Texts.Contains((ClauseSeal.Of(text), MisreadBook.CodeOf(finding.Rule)));
    }

    /// <summary>True when the finding blocks and nobody signed it away.</summary>
    public bool Stops(ClauseText text, GuardFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Severity == GuardSeverity.Block && !Cover(text, finding);
    }
}
