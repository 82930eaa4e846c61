using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.People;
using SupplierDiversity.Features.Suppliers.Assisting;
using SupplierDiversity.Languages;
using SupplierDiversity.Security.Keys;

namespace SupplierDiversity.Features.Suppliers.Joining;

/// <summary>
/// How people come to act for a firm. The first comes by its number; everybody after is let in by somebody who is there.
/// Links work once, for a week, and only their digests are kept.
/// </summary>
public sealed class FirmRequests
{
    /// <summary>The most letters to one address in a day; more is somebody flooding it.</summary>
    public const int MostLettersADay = 5;

    private static readonly TimeSpan PressedTwice = TimeSpan.FromSeconds(20);

    private readonly Db db;
    private readonly TimeProvider clock;
    private readonly AccountDirectory accounts;
    private readonly RoleBook roles;
    private readonly FirmRequestLetters letters;
    private readonly AuditLog audit;

    internal FirmRequests(Db db, TimeProvider clock, AccountDirectory accounts, RoleBook roles, FirmRequestLetters letters, AuditLog audit) =>
        (this.db, this.clock, this.accounts, this.roles, this.letters, this.audit) = (db, clock, accounts, roles, letters, audit);

    /// <summary>How long a link is good.</summary>
    public static TimeSpan Validity { get; } = TimeSpan.FromDays(7);

    /// <summary>True when somebody acts for the firm of a number.</summary>
    public async Task<bool> IsTakenAsync(string scheme, string key, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<Guid?>(
            new CommandDefinition(FirmRequestsSql.Taken, new { Scheme = scheme, Key = key }, cancellationToken: ct)) is not null;
    }

    /// <summary>Keeps the wish of somebody who is not known yet and sends the link.</summary>
    public Task AskAsync(WantedFirm wanted, string email, Language t, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var firm = await connection.QuerySingleOrDefaultAsync<Guid?>(FirmRequestsSql.Taken, new { wanted.Scheme, wanted.Key }, transaction);
            await AddAsync(connection, transaction, firm is null ? "new" : "join", wanted, email, t, firm, by: null, ct);
        },
        ct);

    /// <summary>Invites a colleague.</summary>
    public Task InviteAsync(Firm firm, string email, Language t, Guid by, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            await AddAsync(connection, transaction, "invite", new(firm.Country, firm.Scheme, firm.RegistrationId, ""), email, t, firm.SupplierId, by, ct);
            await audit.AddAsync(connection, transaction, new AuditEntry("firm-person-invited", "supplier", firm.SupplierId));
        },
        ct);

    /// <summary>Keeps what an adviser entered for a firm that nobody acts for, and sends the firm its link.</summary>
    internal Task<AssistOutcome> AssistAsync(WantedFirm wanted, string email, Language t, SupplierDraft draft, Guid by, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            if (await connection.QuerySingleOrDefaultAsync<Guid?>(FirmRequestsSql.Taken, new { wanted.Scheme, wanted.Key }, transaction) is not null)
            {
                return AssistOutcome.Taken;
            }

            if (await AddAsync(connection, transaction, "confirm", wanted, email, t, null, by, ct) is not { } request)
            {
                return AssistOutcome.TooManyLetters;
            }

            await SupplierDrafts.AddAsync(connection, transaction, request, draft);
            await audit.AddAsync(connection, transaction, new AuditEntry("firm-assisted", "supplier-request", request) { Name = wanted.RegistrationId, City = draft.CityId });
            return AssistOutcome.Sent;
        },
        ct);

    /// <summary>The same once more, for an entry whose letter was lost or is too old.</summary>
    internal async Task<AssistOutcome> AssistAgainAsync(Guid requestId, SupplierDraft draft, Guid by, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var old = await connection.QuerySingleAsync<FirmRequest>(new CommandDefinition(FirmRequestsSql.Find, new { RequestId = requestId }, cancellationToken: ct));
        return await AssistAsync(old.Wanted, old.Email, letters.LanguageOf(old), draft, by, ct);
    }

    /// <summary>
    /// The firm has confirmed an entry on paper: it counts, the firm is told by letter, and nobody acts for it before it comes
    /// by its number.
    /// </summary>
    internal Task<AssistOutcome> SignAsync(Guid requestId, SupplierDraft draft, DateOnly signedOn, Guid by, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var now = Now();
            var request = await connection.QuerySingleAsync<FirmRequest>(FirmRequestsSql.Find, new { RequestId = requestId }, transaction);
            if (await connection.QuerySingleOrDefaultAsync<Guid?>(FirmRequestsSql.Taken, new { request.Scheme, Key = request.RegistrationKey }, transaction) is not null)
            {
                return AssistOutcome.Taken;
            }

            if (!await SupplierDrafts.SignAsync(connection, transaction, requestId, signedOn, by, now))
            {
                return AssistOutcome.Confirmed;
            }

            var firm = await connection.QuerySingleAsync<Guid>(
                FirmRequestsSql.Enter,
                new { SupplierId = Guid.CreateVersion7(), request.Scheme, request.RegistrationId, request.RegistrationKey, request.Country, request.Email, request.Language, Now = now },
                transaction);
            var old = await connection.QuerySingleAsync<string>(FirmRequestsSql.OldEmail, new { SupplierId = firm }, transaction);
            if (old.Length > 0 && !string.Equals(old, request.Email, StringComparison.OrdinalIgnoreCase))
            {
                await letters.TakenOverAsync(connection, transaction, old, request);
            }

            await connection.ExecuteAsync(FirmRequestsSql.TakeOver, new { SupplierId = firm, request.Email, request.Language, Now = now }, transaction);
            await SupplierDrafts.ApplyAsync(connection, transaction, request, firm, now);
            await SupplierDrafts.AddCityAsync(connection, transaction, firm, draft.CityId, now);
            await letters.SignedAsync(connection, transaction, request, signedOn);
            await audit.AddAsync(connection, transaction, new AuditEntry("firm-signed", "supplier", firm) { Name = request.RegistrationId, City = draft.CityId });
            return AssistOutcome.Sent;
        },
        ct);

    /// <summary>The open request of a link, or null.</summary>
    public Task<FirmRequest?> FindAsync(string token, CancellationToken ct) =>
        db.FindAsync<FirmRequest>(FirmRequestsSql.FindOpen, new { Digest = OneTimeToken.Digest(token), Now = Now() }, ct);

    /// <summary>The person followed the link: what it was for happens, and the link is used up, both or neither.</summary>
    public async Task<(FirmEntry Entry, Account? Account)> ConfirmAsync(FirmRequest request, string token, CancellationToken ct)
    {
        var account = await accounts.EnsureAsync(request.Email);
        if (await WorksForACityAsync(account.AccountId, ct))
        {
            return (FirmEntry.Refused, account);
        }

        var entry = await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                var used = await connection.QuerySingleOrDefaultAsync<FirmRequest>(
                    FirmRequestsSql.Use, new { Digest = OneTimeToken.Digest(token), Now = Now(), account.AccountId }, transaction);
                return used is null ? FirmEntry.Gone
                    : used.Kind == "invite" ? await LetInAsync(connection, transaction, used.SupplierId!.Value, account.AccountId, used.Language, used.AskedBy)
                    : await EnterAsync(connection, transaction, used, account.AccountId, ct);
            },
            ct);
        return (entry, account);
    }

    /// <summary>The same for somebody who is signed in, whose address is proven.</summary>
    public async Task<(FirmEntry Entry, Guid Firm)> EnterAsync(WantedFirm wanted, Guid accountId, string email, string language, CancellationToken ct)
    {
        if (await WorksForACityAsync(accountId, ct))
        {
            return (FirmEntry.Refused, default);
        }

        return await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                var now = Now();
                var request = RequestOf("new", wanted, email, language, now) with { ConfirmedAt = now, AccountId = accountId };
                await KeepAsync(connection, transaction, request, RandomNumberGenerator.GetHexString(64, lowercase: true));
                var entry = await EnterAsync(connection, transaction, request, accountId, ct);
                var firm = await connection.QuerySingleAsync<Guid>(FirmRequestsSql.Taken, new { wanted.Scheme, wanted.Key }, transaction);
                return (entry, firm);
            },
            ct);
    }

    /// <summary>Who wants to join a firm and waits for its answer.</summary>
    public Task<IReadOnlyList<FirmRequest>> WaitingAsync(Guid supplierId, CancellationToken ct) =>
        db.ListAsync<FirmRequest>(FirmRequestsSql.Waiting, new { SupplierId = supplierId }, ct);

    /// <summary>Who was invited and has not come yet.</summary>
    public Task<IReadOnlyList<FirmRequest>> InvitedAsync(Guid supplierId, CancellationToken ct) =>
        db.ListAsync<FirmRequest>(FirmRequestsSql.Invited, new { SupplierId = supplierId, Now = Now() }, ct);

    /// <summary>
    /// A person of the firm answers somebody who wants to join. Whoever has come to work for a city since asking is not let in.
    /// </summary>
    /// <returns>Entered, refused (they were not let in), or gone: somebody else was faster.</returns>
    public async Task<FirmEntry> DecideAsync(Firm firm, Guid requestId, bool accept, Guid by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(firm);
        var asked = (await WaitingAsync(firm.SupplierId, ct)).FirstOrDefault(r => r.RequestId == requestId);
        var lets = accept && !(asked?.AccountId is { } account && await WorksForACityAsync(account, ct));
        return !await KeepAnswerAsync(firm, requestId, lets, by, ct) ? FirmEntry.Gone : lets ? FirmEntry.Entered : FirmEntry.Refused;
    }

    private Task<bool> KeepAnswerAsync(Firm firm, Guid requestId, bool accept, Guid by, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var request = await connection.QuerySingleOrDefaultAsync<FirmRequest>(
                FirmRequestsSql.Decide, new { RequestId = requestId, firm.SupplierId, Now = Now(), By = by, Accepted = accept }, transaction);
            if (request is null)
            {
                return false;
            }

            if (accept)
            {
                await LetInAsync(connection, transaction, firm.SupplierId, request.AccountId!.Value, request.Language, by);
            }
            else
            {
                await audit.AddAsync(connection, transaction, new AuditEntry("firm-person-declined", "supplier", firm.SupplierId));
            }

            await letters.AnswerAsync(connection, transaction, request, accept);
            return true;
        },
        ct);

    // By number: the first person takes the firm on, whoever comes later asks those who are there.
    private async Task<FirmEntry> EnterAsync(DbConnection connection, DbTransaction transaction, FirmRequest request, Guid accountId, CancellationToken ct)
    {
        var firm = await connection.QuerySingleAsync<Guid>(
            FirmRequestsSql.Enter,
            new { SupplierId = Guid.CreateVersion7(), request.Scheme, request.RegistrationId, request.RegistrationKey, request.Country, request.Email, request.Language, Now = Now() },
            transaction);
        if (await connection.ExecuteScalarAsync<long>(FirmRequestsSql.CountPeople, new { SupplierId = firm }, transaction) > 0)
        {
            await connection.ExecuteAsync(FirmRequestsSql.SetFirm, new { SupplierId = firm, Kind = "join", request.RequestId }, transaction);
            await letters.SomebodyWantsInAsync(connection, transaction, firm, request.Email, ct);
            return FirmEntry.Waiting;
        }

        var old = await connection.QuerySingleAsync<string>(FirmRequestsSql.OldEmail, new { SupplierId = firm }, transaction);
        if (old.Length > 0 && !string.Equals(old, request.Email, StringComparison.OrdinalIgnoreCase))
        {
            await letters.TakenOverAsync(connection, transaction, old, request);
        }

        await connection.ExecuteAsync(FirmRequestsSql.TakeOver, new { SupplierId = firm, request.Email, request.Language, Now = Now() }, transaction);
        await SupplierDrafts.ApplyAsync(connection, transaction, request, firm, Now());
        return await LetInAsync(connection, transaction, firm, accountId, request.Language, by: null);
    }

    private async Task<FirmEntry> LetInAsync(DbConnection connection, DbTransaction transaction, Guid firm, Guid accountId, string language, Guid? by)
    {
        await connection.ExecuteAsync(
            FirmRequestsSql.AddPerson,
            new { SupplierId = firm, AccountId = accountId, Language = language, Hears = string.Join(';', FirmMail.Kinds), Now = Now(), LetInBy = by },
            transaction);
        await audit.AddAsync(connection, transaction, new AuditEntry("firm-person-joined", "supplier", firm) { Account = accountId });
        return FirmEntry.Entered;
    }

    private async Task<Guid?> AddAsync(
        DbConnection connection, DbTransaction transaction, string kind, WantedFirm wanted, string email, Language t, Guid? firm, Guid? by, CancellationToken ct)
    {
        var now = Now();
        if (db.Engine == DatabaseEngine.Postgres)
        {
            // One after the other to one address, so that a button pressed twice is one wish. SQLite writes one after the other anyway.
            await connection.ExecuteAsync(FirmRequestsSql.LockOnPostgres, new { Email = email }, transaction);
        }

        // What an adviser enters again may be another entry.
        var same = new { Email = email, Kind = kind, wanted.Scheme, wanted.RegistrationId, Since = now - PressedTwice };
        if (kind != "confirm" && await connection.QuerySingleOrDefaultAsync<Guid?>(FirmRequestsSql.JustAsked, same, transaction) is { } asked)
        {
            audit.NothingChanged();
            return asked;
        }

        if (await connection.ExecuteScalarAsync<long>(FirmRequestsSql.CountSince, new { Email = email, Since = now.AddDays(-1) }, transaction) >= MostLettersADay)
        {
            return null;
        }

        var token = OneTimeToken.New();
        var request = RequestOf(kind, wanted, email, t.Tag, now) with { SupplierId = firm, AskedBy = by };
        await KeepAsync(connection, transaction, request, OneTimeToken.Digest(token));
        await letters.LinkAsync(connection, transaction, request, t, token, now + Validity, ct);
        return request.RequestId;
    }

    private static FirmRequest RequestOf(string kind, WantedFirm wanted, string email, string language, DateTimeOffset now) => new()
    {
        RequestId = Guid.CreateVersion7(),
        Kind = kind,
        Email = email,
        Language = language,
        Country = wanted.Country,
        Scheme = wanted.Scheme,
        RegistrationId = wanted.RegistrationId,
        RegistrationKey = wanted.Key,
        SupplierId = null,
        AskedBy = null,
        CreatedAt = now,
        ConfirmedAt = null,
        AccountId = null,
    };

    private static Task<int> KeepAsync(DbConnection connection, DbTransaction transaction, FirmRequest request, string digest) => connection.ExecuteAsync(
        FirmRequestsSql.Add,
        new
        {
            request.RequestId,
            Digest = digest,
            request.Kind,
            request.Email,
            request.Language,
            request.Country,
            request.Scheme,
            request.RegistrationId,
            request.RegistrationKey,
            request.SupplierId,
            request.AskedBy,
            Now = request.CreatedAt,
            Expires = request.CreatedAt + Validity,
            request.ConfirmedAt,
            request.AccountId,
        },
        transaction);

    // Who works for a city has no part in a firm that may bid there (2014/24/EU, article 24).
    private async Task<bool> WorksForACityAsync(Guid accountId, CancellationToken ct) =>
        (await roles.OfPersonAsync(accountId, ct)).Any(r => !r.IsOver(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)));

    private DateTimeOffset Now() => DapperTypes.Cut(clock.GetUtcNow());
}
