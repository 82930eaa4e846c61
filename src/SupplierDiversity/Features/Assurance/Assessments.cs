using System.Data.Common;
using System.Text.Json;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Assurance;
using SupplierDiversity.Rules.Clauses.Library;

namespace SupplierDiversity.Features.Assurance;

/// <summary>The equality-assurance records of the cities. Every write says which revision it is made on; on an older one nothing is written.</summary>
public sealed class Assessments(Db db, TimeProvider clock, AuditLog audit)
{
    /// <summary>All of a city, the last written first.</summary>
    public async Task<IReadOnlyList<Assessment>> OfCityAsync(City city, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        async Task<List<T>> Read<T>(string sql) => (await connection.QueryAsync<T>(new CommandDefinition(sql, new { city.CityId }, cancellationToken: ct))).AsList();
        var rows = await Read<Assessment>(AssuranceSql.OfCity);
        var answers = (await Read<AnswerRow>(AssuranceSql.Answers)).ToLookup(a => a.AssessmentId);
        var impacts = (await Read<AssessmentImpact>(AssuranceSql.Impacts)).ToLookup(i => i.AssessmentId);
        return [.. rows.Select(r => r with { Answers = answers[r.AssessmentId].ToDictionary(a => a.Question, a => a.Answer), Impacts = [.. impacts[r.AssessmentId]] })];
    }

    /// <summary>Starts one.</summary>
    public async Task<Guid> StartAsync(City city, string title, Guid by, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                var values = new { AssessmentId = id, city.CityId, Title = title, RulesVersion = AssuranceRules.Version, By = by, Now = Now() };
                await connection.ExecuteAsync(AssuranceSql.Start, values, transaction);
                await RecordAsync(connection, transaction, "assurance-begun", city, title, id, "");
            },
            ct);
        return id;
    }

    /// <summary>Writes answers; null forgets one. False: somebody wrote meanwhile, or it is not open any more.</summary>
    public Task<bool> AnswerAsync(City city, Assessment on, IReadOnlyDictionary<string, int?> answers, Guid by, CancellationToken ct) => WriteAsync(
        city, on, by, "assurance-answered", string.Join(' ', answers.Keys),
        async (connection, transaction) =>
        {
            foreach (var (question, answer) in answers)
            {
                await connection.ExecuteAsync(answer is null ? AssuranceSql.Forget : AssuranceSql.Answer, new { on.AssessmentId, Question = question, Answer = answer }, transaction);
            }
        },
        ct);

    /// <summary>Chooses another level than the rule's, with the reason; null goes back to the rule.</summary>
    public Task<bool> OverrideAsync(City city, Assessment on, string? level, string reason, Guid by, CancellationToken ct) => WriteAsync(
        city, on, by, "assurance-overridden", reason,
        (connection, transaction) => connection.ExecuteAsync(AssuranceSql.Override, new { on.AssessmentId, Level = level, Reason = level is null ? "" : reason }, transaction),
        ct);

    /// <summary>Adds an impact.</summary>
    public Task<bool> AddImpactAsync(City city, Assessment on, AssessmentImpact impact, Guid by, CancellationToken ct) => WriteAsync(
        city, on, by, "assurance-impact-added", impact.ClauseId, (connection, transaction) => connection.ExecuteAsync(AssuranceSql.AddImpact, impact, transaction), ct);

    /// <summary>Fills in the clause of an impact; a filling with a wrong blank is kept but gives no clause.</summary>
    public Task<bool> FillImpactAsync(City city, Assessment on, AssessmentImpact impact, IReadOnlyDictionary<string, string> typed, ClauseFilling filling, Guid by, CancellationToken ct) =>
        WriteAsync(
            city, on, by, "assurance-clause-filled", impact.ClauseId,
            (connection, transaction) => connection.ExecuteAsync(
                AssuranceSql.FillImpact,
                new { impact.ImpactId, on.AssessmentId, BlanksJson = JsonSerializer.Serialize(typed), ClauseText = filling.Text ?? "", Evidence = filling.Evidence ?? "" },
                transaction),
            ct);

    /// <summary>Takes an impact out.</summary>
    public Task<bool> RemoveImpactAsync(City city, Assessment on, AssessmentImpact impact, Guid by, CancellationToken ct) => WriteAsync(
        city, on, by, "assurance-impact-removed", impact.ClauseId,
        (connection, transaction) => connection.ExecuteAsync(AssuranceSql.RemoveImpact, new { impact.ImpactId, on.AssessmentId }, transaction),
        ct);

    /// <summary>Hands it over for a signature, takes it back, or signs it. False: somebody was faster.</summary>
    public Task<bool> MoveAsync(City city, Assessment on, string from, string to, Guid by, CancellationToken ct) => RecordedAsync(
        city, on, $"assurance-{to}", "", AssuranceSql.Move, new { on.AssessmentId, on.Revision, From = from, To = to, By = by, Now = Now() }, null, ct);

    /// <summary>Looks at the impact again after the contract.</summary>
    public Task<bool> AfterAsync(City city, Assessment on, string result, string text, CancellationToken ct) => RecordedAsync(
        city, on, "assurance-reassessed", result, AssuranceSql.After, new { on.AssessmentId, on.Revision, Result = result, Text = text, Now = Now() }, null, ct);

    private Task<bool> WriteAsync(City city, Assessment on, Guid by, string action, string purpose, Func<DbConnection, DbTransaction, Task> work, CancellationToken ct) =>
        RecordedAsync(city, on, action, purpose, AssuranceSql.Touch, new { on.AssessmentId, on.Revision, By = by, Now = Now() }, work, ct);

    private Task<bool> RecordedAsync(
        City city, Assessment on, string action, string purpose, string sql, object values, Func<DbConnection, DbTransaction, Task>? work, CancellationToken ct) =>
        db.InTransactionAsync(
            async (connection, transaction) =>
            {
                if (await connection.ExecuteAsync(sql, values, transaction) == 0)
                {
                    return false;
                }

                if (work is not null)
                {
                    await work(connection, transaction);
                }

                await RecordAsync(connection, transaction, action, city, on.Title, on.AssessmentId, purpose);
                return true;
            },
            ct);

    private Task RecordAsync(DbConnection connection, DbTransaction transaction, string action, City city, string title, Guid id, string purpose) =>
        audit.AddAsync(connection, transaction, new AuditEntry(action, "assessment", id) { Name = title, City = city.CityId, Purpose = purpose });

    private DateTimeOffset Now() => DapperTypes.Cut(clock.GetUtcNow());

    private sealed record AnswerRow
    {
        public required Guid AssessmentId { get; init; }
        public required string Question { get; init; }
        public required int Answer { get; init; }
    }
}
