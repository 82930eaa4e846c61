using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Clauses.Library;

namespace SupplierDiversity.Features.Clauses;

/// <summary>The clauses a city uses: the library's, or versions of its own, in force once its lawyer approved them.</summary>
public sealed class CityClauses(Db db, ClauseLibrary library, TimeProvider clock, AuditLog audit)
{
    /// <summary>All versions of a city, of each clause the newest first.</summary>
    public Task<IReadOnlyList<CityClause>> OfCityAsync(City city, CancellationToken ct) =>
        db.ListAsync<CityClause>(ClausesSql.OfCity, new { city.CityId }, ct);

    /// <summary>The versions of one clause, the newest first.</summary>
    public async Task<IReadOnlyList<CityClause>> OfClauseAsync(City city, string clauseId, CancellationToken ct) =>
        [.. (await OfCityAsync(city, ct)).Where(c => c.ClauseId == clauseId)];

    /// <summary>The city's own words of a version, by language.</summary>
    public async Task<IReadOnlyDictionary<string, CityWording>> WordingsAsync(Guid cityClauseId, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return (await connection.QueryAsync<CityWording>(new CommandDefinition(ClausesSql.Wordings, new { CityClauseId = cityClauseId }, cancellationToken: ct)))
            .ToDictionary(w => w.Language);
    }

    /// <summary>The words of a version in a language: the library's where it was taken over; null where the city has none.</summary>
    public async Task<ClauseWording?> WordingAsync(CityClause version, string language, CancellationToken ct)
    {
        var original = library.Find(version.ClauseId, version.LibraryVersion)?.Wordings.GetValueOrDefault(language);
        return !version.Own || original is null ? original : (await WordingsAsync(version.CityClauseId, ct)).GetValueOrDefault(language)?.Over(original);
    }

    /// <summary>Begins a draft from the library's newest version, with the city's words in force; false when one is being written already.</summary>
    public Task<bool> BeginAsync(City city, LibraryClause clause, CityClause? inForce, Guid by, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var id = Guid.CreateVersion7();
            if (!await InsertAsync(connection, transaction, city, clause, id, own: true, "draft", by))
            {
                return false;
            }

            if (inForce is { Own: true })
            {
                await connection.ExecuteAsync(ClausesSql.CopyWordings, new { CityClauseId = id, From = inForce.CityClauseId }, transaction);
            }

            await RecordAsync(connection, transaction, "clause-begun", city, clause.Id, id);
            return true;
        },
        ct);

    /// <summary>Writes a draft's words in a language; false when it is no draft any more.</summary>
    public Task<bool> WriteAsync(City city, CityClause draft, CityWording wording, Guid by, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            if (await connection.ExecuteAsync(ClausesSql.Touch, new { draft.CityClauseId, By = by, Now = Now() }, transaction) == 0)
            {
                return false;
            }

            await connection.ExecuteAsync(ClausesSql.Write, new { draft.CityClauseId, wording.Language, wording.ClauseText, wording.Evidence, wording.Monitoring }, transaction);
            await RecordAsync(connection, transaction, "clause-written", city, $"{draft.ClauseId} ({wording.Language})", draft.CityClauseId);
            return true;
        },
        ct);

    /// <summary>Approves a draft as it was read, or drops it; false when somebody wrote or decided meanwhile.</summary>
    public async Task<bool> DecideAsync(City city, CityClause draft, bool approve, Guid by, CancellationToken ct)
    {
        try
        {
            await db.InTransactionAsync(
                async (connection, transaction) =>
                {
                    if (approve)
                    {
                        await connection.ExecuteAsync(ClausesSql.Replace, new { city.CityId, draft.ClauseId }, transaction);
                    }

                    var values = new { draft.CityClauseId, State = approve ? "approved" : "dropped", By = by, Now = Now(), draft.WrittenAt };
                    if (await connection.ExecuteAsync(ClausesSql.Decide, values, transaction) == 0)
                    {
                        throw new ChangedMeanwhileException();
                    }

                    await RecordAsync(connection, transaction, approve ? "clause-approved" : "clause-dropped", city, draft.ClauseId, draft.CityClauseId);
                },
                ct);
            return true;
        }
        catch (ChangedMeanwhileException)
        {
            return false;
        }
    }

    /// <summary>Puts the library's newest words in force as they are.</summary>
    public Task TakeOverAsync(City city, LibraryClause clause, Guid by, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            await connection.ExecuteAsync(ClausesSql.Replace, new { city.CityId, ClauseId = clause.Id }, transaction);
            var id = Guid.CreateVersion7();
            await InsertAsync(connection, transaction, city, clause, id, own: false, "approved", by);
            await RecordAsync(connection, transaction, "clause-approved", city, clause.Id, id);
        },
        ct);

    private async Task<bool> InsertAsync(DbConnection connection, DbTransaction transaction, City city, LibraryClause clause, Guid id, bool own, string state, Guid by)
    {
        var values = new { CityClauseId = id, city.CityId, ClauseId = clause.Id, LibraryVersion = clause.Version, Own = own, State = state, By = by, Now = Now() };
        return await connection.ExecuteAsync(ClausesSql.Begin, values, transaction) > 0;
    }

    private Task RecordAsync(DbConnection connection, DbTransaction transaction, string action, City city, string name, Guid id) =>
        audit.AddAsync(connection, transaction, new AuditEntry(action, "clause", id) { Name = name, City = city.CityId });

    private DateTimeOffset Now() => DapperTypes.Cut(clock.GetUtcNow());

    // Leaves the transaction without committing it.
    private sealed class ChangedMeanwhileException : Exception;
}
