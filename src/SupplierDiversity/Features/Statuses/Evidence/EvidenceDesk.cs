using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Backgrounds;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Ownership;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Features.Surveys;
using SupplierDiversity.Features.Workforces;
using SupplierDiversity.Rules.Statuses;
using SupplierDiversity.Rules.Surveys;
using SupplierDiversity.Rules.Workforces;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Statuses.Evidence;

/// <summary>
/// The documents that wait for a city's verifiers. Each opening is recorded with its purpose. A firm that lets the city use
/// diversity data no longer is not there.
/// </summary>
public sealed class EvidenceDesk(
    BackgroundDatabase background, EvidenceBook book, OwnershipBook ownership, WorkforceBook workforces, ResponseBook responses, QuestionnaireShelf shelf, CityAsking asking,
    FirmBook firms, TimeProvider clock)
{
    private const int Most = 200;

    /// <summary>What waits, the oldest first.</summary>
    internal async Task<IReadOnlyList<WaitingEvidence>> WaitingAsync(City city, CancellationToken ct)
    {
        var today = city.DayAt(clock.GetUtcNow());
        List<WaitingRow> rows;
        await using (var connection = await background.OpenAsync(BackgroundReason.Staff("See which documents wait to be checked", "city", city.CityId.ToString("D"), city.CityId), ct))
        {
            rows = (await connection.QueryAsync<WaitingRow>(new CommandDefinition(EvidenceSql.Queue, new { city.CityId, Today = today, Most }, cancellationToken: ct))).AsList();
        }

        var allowing = (await firms.AllowingAsync(city.CityId, rows.Select(r => r.SupplierId), ct)).ToDictionary(f => f.SupplierId);
        return [.. rows.Where(r => allowing.ContainsKey(r.SupplierId)).Select(r => new WaitingEvidence(r.ReviewId, allowing[r.SupplierId], Enum.Parse<EvidenceSubject>(r.About), r.AskedAt, r.ExpiresOn))];
    }

    /// <summary>One document with what it is to show; null: it is not there for this city.</summary>
    internal async Task<EvidenceCheck?> FindAsync(City city, Guid reviewId, CancellationToken ct)
    {
        await background.Keys.ReadyAsync(ct);
        if (await FirmOfAsync(city, reviewId, ct) is not var (firm, row))
        {
            return null;
        }

        await using var connection = await background.OpenAsync(Staff("Check a document against what the business said", firm, city), ct);
        var document = book.Open(await connection.QuerySingleAsync<DocumentRow>(EvidenceSql.Document, new { row.DocumentId }), []);
        var check = new EvidenceCheck(firm, book.Open(row), document);
        return document.About switch
        {
            EvidenceSubject.Owners => check with
            {
                Owners = await ownership.FindNumberAsync(connection, firm.SupplierId, document.List),
                Changed = (await ownership.FindAsync(connection, firm.SupplierId, null)).Number != document.List,
            },
            EvidenceSubject.Staff => await WithStaffAsync(connection, check, city, ct),
            _ => await WithPracticeAsync(connection, check, city),
        };
    }

    // By the city's own meaning of the words, and nothing of what the firm said to other cities.
    private async Task<EvidenceCheck> WithStaffAsync(DbConnection connection, EvidenceCheck check, City city, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var meaning = (await asking.TimesAsync(ct)).In(city.CityId, now) is { } permission ? AskedMeanings.Name(permission.Definition) : null;
        var then = await NewestAsync(check.Document.SentAt);
        return check with { Staff = meaning is null ? null : then?.Count, Meaning = meaning ?? "", Changed = (await NewestAsync(now))?.RecordedAt > check.Document.SentAt };

        async Task<KeptStaff?> NewestAsync(DateTimeOffset at) =>
            (await workforces.OfFirmAsync(connection, check.Firm.SupplierId, at)).FirstOrDefault(y => y.Count is not null);
    }

    private async Task<EvidenceCheck> WithPracticeAsync(DbConnection connection, EvidenceCheck check, City city)
    {
        var (firm, sent) = (check.Firm.SupplierId, check.Document.SentAt);
        var newest = await responses.NewestAsync(connection, firm, city.CityId, clock.GetUtcNow());
        return await responses.NewestAsync(connection, firm, city.CityId, sent) is not { } then ? check : check with
        {
            Survey = then.Survey,
            Answers = then.Answers,
            Practice = [.. SurveyFlow.Shown(shelf.Of(then.Survey, then.Version), then.Answers, backgroundAllowed: false).SelectMany(s => s.Questions).Where(q => q.Reach > 0)],
            Changed = newest?.At > sent,
        };
    }

    /// <summary>The file of a document; null: there is none for this city.</summary>
    internal async Task<(EvidenceFileKind Kind, byte[] Bytes)?> FileAsync(City city, Guid reviewId, CancellationToken ct)
    {
        await background.Keys.ReadyAsync(ct);
        if (await FirmOfAsync(city, reviewId, ct) is not var (firm, row))
        {
            return null;
        }

        await using var connection = await background.OpenAsync(Staff("Open the file of a document", firm, city), ct);
        var document = book.Open(await connection.QuerySingleAsync<DocumentRow>(EvidenceSql.Document, new { row.DocumentId }), []);
        return document.Said?.File is { } kind && await book.FileAsync(connection, firm.SupplierId, row.DocumentId) is { } bytes ? (kind, bytes) : null;
    }

    /// <summary>Keeps a decision; false: somebody has decided before.</summary>
    internal Task<bool> DecideAsync(City city, EvidenceCheck check, EvidenceDecision decision, CancellationToken ct) => background.InTransactionAsync(
        BackgroundReason.Work,
        async (connection, transaction) =>
        {
            var closed = background.Seal.CloseJson(EvidenceBook.ReviewKind, check.Review.ReviewId, decision);
            var values = new { check.Review.ReviewId, Now = DapperTypes.Cut(clock.GetUtcNow()), closed.Bytes, closed.Key };
            var first = await connection.ExecuteAsync(EvidenceSql.Decide, values, transaction) > 0;
            if (first)
            {
                await background.Audit.AddAsync(connection, transaction, new AuditEntry(decision.Accepted ? "evidence-accepted" : "evidence-sent-back", "supplier", check.Firm.SupplierId)
                {
                    City = city.CityId,
                    Purpose = "Decide about a document",
                });
            }

            return first;
        },
        ct);

    private static BackgroundReason Staff(string purpose, Firm firm, City city) => BackgroundReason.Staff(purpose, "supplier", firm.SupplierId.ToString("D"), city.CityId);

    // Which firm it is comes first, so that the reading is recorded with it.
    private async Task<(Firm Firm, ReviewRow Row)?> FirmOfAsync(City city, Guid reviewId, CancellationToken ct)
    {
        Guid supplier;
        ReviewRow? row;
        await using (var connection = await background.OpenAsync(BackgroundReason.Work, ct))
        {
            row = await connection.QuerySingleOrDefaultAsync<ReviewRow>(new CommandDefinition(EvidenceSql.Find, new { ReviewId = reviewId, city.CityId }, cancellationToken: ct));
            if (row is null)
            {
                return null;
            }

            supplier = (await connection.QuerySingleAsync<DocumentRow>(EvidenceSql.Document, new { row.DocumentId })).SupplierId;
        }

        return await firms.AllowingAsync(city.CityId, [supplier], ct) is [var firm] ? (firm, row) : null;
    }

    private sealed record WaitingRow
    {
        public required Guid ReviewId { get; init; }

        public required Guid SupplierId { get; init; }

        public required string About { get; init; }

        public required DateTimeOffset AskedAt { get; init; }

        public required DateOnly ExpiresOn { get; init; }
    }
}

/// <summary>A document that waits.</summary>
/// <param name="ReviewId">Its place in the queue.</param>
/// <param name="Firm">Who sent it.</param>
/// <param name="About">What it is to show.</param>
/// <param name="AskedAt">Since when it waits (UTC).</param>
/// <param name="Until">The last day on which it holds.</param>
public sealed record WaitingEvidence(Guid ReviewId, Firm Firm, EvidenceSubject About, DateTimeOffset AskedAt, DateOnly Until);

/// <summary>A document beside what it is to show.</summary>
/// <param name="Firm">Who sent it.</param>
/// <param name="Review">Its place in the queue.</param>
/// <param name="Document">The document.</param>
public sealed record EvidenceCheck(Firm Firm, EvidenceReview Review, EvidenceDocument Document)
{
    /// <summary>The list of owners it was sent with; null: it is about something else.</summary>
    public OwnershipVersion? Owners { get; init; }

    /// <summary>The head-count it was sent with; null: it is about something else, or the city may not use one.</summary>
    public StaffCount? Staff { get; init; }

    /// <summary>The city's meaning of "migrant background" in that count.</summary>
    public string Meaning { get; init; } = "";

    /// <summary>Name of the survey whose answers it was sent with; empty: it is about something else.</summary>
    public string Survey { get; init; } = "";

    /// <summary>The questions about practice that give points.</summary>
    public IReadOnlyList<SurveyQuestion> Practice { get; init; } = [];

    /// <summary>What the firm answered.</summary>
    public IReadOnlyDictionary<string, SurveyAnswer> Answers { get; init; } = new Dictionary<string, SurveyAnswer>();

    /// <summary>True: the firm has said something else since, for which the document does not count.</summary>
    public bool Changed { get; init; }
}
