using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Features.BidReports.Requests;

/// <summary>Requests for information, their answers, and what the city's law says on them. Names stay out of the record of actions.</summary>
public sealed class InformationRequests(Db db, AuditLog audit, TimeProvider clock)
{
    private const string Columns = "request_id, city_id, number, asked_by, contact, language, received_on, due_on, question, years, words, file_sha256, rule_json, answered_at";

    private const string OfCity = $"SELECT {Columns} FROM information_requests WHERE city_id = @CityId ORDER BY number DESC";

    private const string Rule = "SELECT law, due_count, due_unit, ground, remedy FROM information_rules WHERE city_id = @CityId";

    private const string PutRule =
        """
        INSERT INTO information_rules (city_id, law, due_count, due_unit, ground, remedy, changed_by, changed_at)
        VALUES (@CityId, @Law, @DueCount, @DueUnit, @Ground, @Remedy, @By, @Now)
        ON CONFLICT (city_id) DO UPDATE SET law = excluded.law, due_count = excluded.due_count, due_unit = excluded.due_unit, ground = excluded.ground,
            remedy = excluded.remedy, changed_by = excluded.changed_by, changed_at = excluded.changed_at
        """;

    private const string Add =
        """
        INSERT INTO information_requests (request_id, city_id, number, asked_by, contact, language, received_on, due_on, question, recorded_by, recorded_at, years, words, file_sha256, rule_json)
        VALUES (@RequestId, @CityId, (SELECT coalesce(max(number), 0) + 1 FROM information_requests WHERE city_id = @CityId), @AskedBy, @Contact, @Language, @ReceivedOn, @DueOn, @Question, @By, @Now, '', '', '', '')
        """;

    private const string PutAnswer =
        """
        UPDATE information_requests SET years = @Years, words = @Words, file_sha256 = @FileSha256, rule_json = @RuleJson, answered_by = @By, answered_at = @Now
         WHERE request_id = @RequestId AND answered_at IS NULL
        """;

    /// <summary>All of a city, the newest first.</summary>
    public Task<IReadOnlyList<InformationRequest>> OfCityAsync(City city, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        return db.ListAsync<InformationRequest>(OfCity, new { city.CityId }, ct);
    }

    /// <summary>What the city entered of its law; null: nothing yet.</summary>
    public Task<InformationRule?> RuleAsync(City city, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        return db.FindAsync<InformationRule>(Rule, new { city.CityId }, ct);
    }

    /// <summary>Enters what the law says; past requests keep their day.</summary>
    internal Task SetRuleAsync(City city, InformationRule rule, Guid? by, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            await connection.ExecuteAsync(PutRule, new { city.CityId, rule.Law, rule.DueCount, rule.DueUnit, rule.Ground, rule.Remedy, By = by, Now = DapperTypes.Cut(clock.GetUtcNow()) }, transaction);
            await audit.AddAsync(connection, transaction, new AuditEntry("information-rule-set", "city", city.CityId) { Name = city.Name, City = city.CityId });
        },
        ct);

    /// <summary>Records a request and returns its key.</summary>
    internal Task<Guid> AddAsync(City city, RequestForm form, DateOnly received, InformationRule rule, Guid? by, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var id = Guid.CreateVersion7();
            await connection.ExecuteAsync(
                Add,
                new
                {
                    RequestId = id,
                    city.CityId,
                    AskedBy = (form.AskedBy ?? "").Trim(),
                    Contact = (form.Contact ?? "").Trim(),
                    form.Language,
                    ReceivedOn = received,
                    DueOn = new AnswerTime(rule.DueCount, rule.DueUnit).LastDay(received),
                    Question = form.Question!.Trim(),
                    By = by,
                    Now = DapperTypes.Cut(clock.GetUtcNow()),
                },
                transaction);
            await audit.AddAsync(connection, transaction, new AuditEntry("information-asked", "information-request", id) { Name = city.Name, City = city.CityId });
            return id;
        },
        ct);

    /// <summary>Answers once, from published years alone. False: it was answered before; nothing is changed.</summary>
    internal Task<bool> AnswerAsync(City city, InformationRequest request, IReadOnlyList<YearReport> years, string words, InformationRule rule, Guid? by, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var values = new
            {
                request.RequestId,
                Years = InformationRequest.Join(years.Select(y => y.Year)),
                Words = words,
                FileSha256 = Fingerprint(city, years),
                RuleJson = JsonSerializer.Serialize(rule, JsonSerializerOptions.Web),
                By = by,
                Now = DapperTypes.Cut(clock.GetUtcNow()),
            };
            if (await connection.ExecuteAsync(PutAnswer, values, transaction) == 0)
            {
                audit.NothingChanged();
                return false;
            }

            await audit.AddAsync(connection, transaction, new AuditEntry("information-answered", "information-request", request.RequestId) { Name = $"{city.Name} {request.Number}", City = city.CityId });
            return true;
        },
        ct);

    /// <summary>Fingerprint of the CSV file with these years; empty where there are none.</summary>
    internal static string Fingerprint(City city, IReadOnlyList<YearReport> years) =>
        years.Count == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(ReportFiles.Write("csv", city, years)));
}
