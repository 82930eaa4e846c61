using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Authoring;

namespace SupplierDiversity.Features.TenderAuthoring;

/// <summary>The drafts of the cities. Every write says which revision it is made on; on an older one nothing is written.</summary>
public sealed class TenderDrafts(Db db, TimeProvider clock, AuditLog audit)
{
    /// <summary>The step under which translations are kept; no question of its own.</summary>
    public const string Translations = "translations";

    /// <summary>All of a city, the last written first.</summary>
    public async Task<IReadOnlyList<DraftRow>> OfCityAsync(City city, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        return await db.ListAsync<DraftRow>(AuthoringSql.OfCity, new { city.CityId }, ct);
    }

    /// <summary>One of a city, or null.</summary>
    public async Task<DraftRow?> FindAsync(City city, Guid draftId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        return await db.FindAsync<DraftRow>(AuthoringSql.Find, new { city.CityId, DraftId = draftId }, ct);
    }

    /// <summary>The words of the draft at an older revision, or null.</summary>
    public Task<DraftVersion?> FindVersionAsync(Guid draftId, int revision, CancellationToken ct) =>
        db.FindAsync<DraftVersion>(AuthoringSql.FindVersion, new { DraftId = draftId, Revision = revision }, ct);

    /// <summary>Everything that went out from a draft, oldest first.</summary>
    public Task<IReadOnlyList<AuthoredNotice>> PublicationsAsync(Guid draftId, CancellationToken ct) =>
        db.ListAsync<AuthoredNotice>(AuthoringSql.NoticesOfDraft, new { DraftId = draftId }, ct);

    /// <summary>Starts one.</summary>
    public async Task<Guid> StartAsync(City city, TenderDraft draft, Guid by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        ArgumentNullException.ThrowIfNull(draft);
        var id = Guid.CreateVersion7();
        await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                var values = new { DraftId = id, city.CityId, ProcedureId = Guid.NewGuid().ToString(), draft.Title, DocumentJson = NoticeDocument.Write(draft), By = by, Now = Now(), Revision = 1, Step = "title" };
                await connection.ExecuteAsync(AuthoringSql.Start, values, transaction);
                await connection.ExecuteAsync(AuthoringSql.KeepVersion, values, transaction);
                await RecordAsync(connection, transaction, "tender-begun", city.CityId, id, draft.Title, "", []);
            },
            ct);
        return id;
    }

    /// <summary>Writes the answer to a question. False: somebody wrote meanwhile, or it is not being written.</summary>
    public Task<bool> WriteAsync(DraftRow on, TenderDraft draft, string step, Guid by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(on);
        ArgumentNullException.ThrowIfNull(draft);
        // Which check it follows from is an id, and translations are long: that they changed is enough.
        var changes = DraftChanges.Between(on.Draft, draft).Select(c => new AuditChange(c.Step, c.Before, c.After) { Sensitive = c.Step == "assurance" }).ToList();
        if (step == Translations)
        {
            changes.Add(new AuditChange(Translations, null, null) { Sensitive = true });
        }

        return db.InTransactionAsync(
            async (connection, transaction) =>
            {
                var values = new { on.DraftId, on.Revision, draft.Title, DocumentJson = NoticeDocument.Write(draft), By = by, Now = Now() };
                if (await connection.ExecuteAsync(AuthoringSql.Write, values, transaction) == 0)
                {
                    return false;
                }

                await connection.ExecuteAsync(
                    AuthoringSql.KeepVersion, new { values.DraftId, Revision = on.Revision + 1, Step = step, values.DocumentJson, values.By, values.Now }, transaction);
                await RecordAsync(connection, transaction, "tender-written", on.CityId, on.DraftId, draft.Title, "", changes);
                return true;
            },
            ct);
    }

    /// <summary>Asks a second officer for the signature: of a publication or correction, or of calling the procedure off.</summary>
    public Task<bool> HandOverAsync(DraftRow on, bool cancels, string reason, Guid by, CancellationToken ct) => MoveAsync(
        on, cancels ? "tender-cancelling" : "tender-handed", reason, AuthoringSql.HandOver,
        new { on.DraftId, on.Revision, Cancels = cancels, Reason = reason, From = cancels ? "published" : "writing", By = by }, ct);

    /// <summary>Gives it back, with a reason where it is not the one who asked.</summary>
    public Task<bool> GiveBackAsync(DraftRow on, string reason, CancellationToken ct) =>
        MoveAsync(on, "tender-returned", reason, AuthoringSql.GiveBack, new { on.DraftId, on.Revision, Reason = reason }, ct);

    /// <summary>Begins a correction of what is published.</summary>
    public Task<bool> CorrectAsync(DraftRow on, CancellationToken ct) =>
        MoveAsync(on, "tender-correcting", "", AuthoringSql.Correct, new { on.DraftId, on.Revision }, ct);

    private Task<bool> MoveAsync(DraftRow on, string action, string purpose, string sql, object values, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            if (await connection.ExecuteAsync(sql, values, transaction) == 0)
            {
                return false;
            }

            await RecordAsync(connection, transaction, action, on.CityId, on.DraftId, on.Title, purpose, []);
            return true;
        },
        ct);

    private Task RecordAsync(DbConnection connection, DbTransaction transaction, string action, Guid city, Guid id, string title, string purpose, IReadOnlyList<AuditChange> changes) =>
        audit.AddAsync(connection, transaction, new AuditEntry(action, "tender-draft", id) { Name = title, City = city, Purpose = purpose, Changes = changes });

    private DateTimeOffset Now() => DapperTypes.Cut(clock.GetUtcNow());
}
