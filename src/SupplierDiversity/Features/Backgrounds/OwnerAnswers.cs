using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Rules.Backgrounds;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Backgrounds;

/// <summary>What owners decided and answered: kept sealed behind the wall, erased the moment they take it back.</summary>
public sealed class OwnerAnswers(BackgroundDatabase background, CityAsking asking, TimeProvider clock)
{
    private const string Kind = "owner-answers";

    private DateTimeOffset Now => DapperTypes.Cut(clock.GetUtcNow());

    /// <summary>The owners of a firm under the definition a city asked by at an instant, as known then; on an open connection behind the wall.</summary>
    public async Task<IReadOnlyList<OwnerBackground>> OfFirmAsync(DbConnection connection, Guid supplierId, Guid cityId, DateTimeOffset at, CancellationToken ct) =>
        (await OfFirmAsync(connection, supplierId, ct)).In(cityId, at);

    /// <summary>
    /// All a firm's owners decided and said, read by the same four queries whatever number of owners and cities there are; on
    /// an open connection behind the wall.
    /// </summary>
    public async Task<FirmOwners> OfFirmAsync(DbConnection connection, Guid supplierId, CancellationToken ct)
    {
        var firm = new { SupplierId = supplierId };
        var owners = (await connection.QueryAsync<OwnerRow>(new CommandDefinition(OwnersSql.OfSupplier, firm, cancellationToken: ct))).AsList();
        var answers = (await connection.QueryAsync<AnswersRow>(OwnersSql.AnswersOfSupplier, firm)).ToDictionary(a => a.OwnerId);
        var decisions = (await connection.QueryAsync<DecisionRow>(OwnersSql.DecisionsOfSupplier, firm)).ToLookup(d => d.OwnerId);
        var erasures = (await connection.QueryAsync<ErasureRow>(OwnersSql.ErasuresOfSupplier, firm)).ToLookup(e => e.OwnerId);
        return new(
            [.. owners.Select(o => new FirmOwner(o.OwnerId, File(answers.GetValueOrDefault(o.OwnerId), decisions[o.OwnerId]), [.. erasures[o.OwnerId]]))],
            await asking.TimesAsync(ct));
    }

    /// <summary>The same of many firms, read at once; what is given opens the answers of one of them when it is called.</summary>
    internal async Task<Func<Guid, FirmOwners>> OfFirmsAsync(DbConnection connection, FirmRange firms, CancellationToken ct)
    {
        var range = new { firms.First, firms.Last };
        var owners = (await connection.QueryAsync<OwnerOfFirm>(new CommandDefinition(OwnersSql.OfMany, range, cancellationToken: ct))).ToLookup(o => o.SupplierId);
        var answers = (await connection.QueryAsync<AnswersRow>(OwnersSql.AnswersOfMany, range)).ToDictionary(a => a.OwnerId);
        var decisions = (await connection.QueryAsync<DecisionRow>(OwnersSql.DecisionsOfMany, range)).ToLookup(d => d.OwnerId);
        var erasures = (await connection.QueryAsync<ErasureRow>(OwnersSql.ErasuresOfMany, range)).ToLookup(e => e.OwnerId);
        var times = await asking.TimesAsync(ct);
        return firm => new(
            [.. owners[firm].Select(o => new FirmOwner(o.OwnerId, File(answers.GetValueOrDefault(o.OwnerId), decisions[o.OwnerId]), [.. erasures[o.OwnerId]]))], times);
    }

    /// <summary>Erases what was kept as long as its pack allows.</summary>
    public Task EraseExpiredAsync(CancellationToken ct) => background.InTransactionAsync(
        BackgroundReason.Work,
        async (connection, transaction) =>
        {
            var today = new { Today = DateOnly.FromDateTime(Now.UtcDateTime) };
            foreach (var id in await connection.QueryAsync<Guid>(OwnersSql.Expired, today, transaction))
            {
                var owner = await connection.QuerySingleAsync<OwnerRow>(OwnersSql.Find, new { OwnerId = id }, transaction);
                await EraseAsync(connection, transaction, owner, null, "expired", Now);
            }
        },
        ct);

    internal async Task<OwnerState> LoadAsync(OwnerRow owner, CancellationToken ct)
    {
        var permissions = await asking.PermissionsAsync(ct);
        await using var connection = await background.OpenAsync(BackgroundReason.OwnData, ct);
        var cities = await connection.QueryAsync<Guid>(OwnersSql.Cities, new { owner.OwnerId });
        var erasures = (await connection.QueryAsync<ErasureRow>(OwnersSql.Erasures, new { owner.OwnerId })).AsList();
        return new(owner, [.. cities.Where(permissions.ContainsKey).Select(c => permissions[c])], await FileAsync(connection, owner.OwnerId, null), erasures, Now);
    }

    /// <summary>Keeps an answer; null: prefers not to say. Takes a lawful question and nothing else.</summary>
    internal Task SayAsync(OwnerState state, LawfulQuestion question, bool? said, CancellationToken ct) => ChangeAsync(
        state.Owner,
        "owner-answered",
        async (connection, transaction) =>
        {
            var file = await FileAsync(connection, state.Owner.OwnerId, transaction);
            await PutAsync(connection, transaction, state.Owner, [.. file.Said, new SaidEntry(question.Fact, said, Now)], state.Allowed);
        },
        ct);

    /// <summary>Keeps a decision with the words it is about. One that ends a permission erases at once what no other city still needs.</summary>
    internal Task DecideAsync(OwnerState state, LawfulAsking permission, OwnerDecision decision, ConsentWords words, CancellationToken ct) => ChangeAsync(
        state.Owner,
        "owner-decided",
        async (connection, transaction) =>
        {
            await connection.ExecuteAsync(
                OwnersSql.AddText,
                new { words.Sha256, words.Language, ConsentWords.Purpose, Pack = permission.Pack.Key, PackVersion = permission.Pack.Version, words.Body, Now },
                transaction);
            await connection.ExecuteAsync(
                OwnersSql.AddDecision,
                new { Id = Guid.CreateVersion7(), state.Owner.OwnerId, permission.CityId, ConsentWords.Purpose, Decision = decision.ToString(), words.Sha256, Now },
                transaction);
            if (decision is OwnerDecision.Withdrawn or OwnerDecision.Objected)
            {
                var others = state.Allowed.Where(p => p.CityId != permission.CityId).ToList();
                var needed = others.SelectMany(p => p.Definition.Rule.Facts).ToHashSet();
                var kept = (await FileAsync(connection, state.Owner.OwnerId, transaction)).Said.Where(e => needed.Contains(e.Fact)).ToList();
                await EraseAsync(connection, transaction, state.Owner, permission.CityId, "withdrawn", Now);
                await PutAsync(connection, transaction, state.Owner, kept, others);
            }
        },
        ct);

    /// <summary>Erases every answer, for every city.</summary>
    internal Task EraseAllAsync(OwnerState state, CancellationToken ct) => ChangeAsync(
        state.Owner,
        "owner-erased",
        (connection, transaction) => EraseAsync(connection, transaction, state.Owner, null, "asked", Now),
        ct);

    /// <summary>Erases the answers and, where the owner wished it, what was frozen from them; leaves a row that says when.</summary>
    internal static async Task EraseAsync(DbConnection connection, DbTransaction transaction, OwnerRow owner, Guid? city, string reason, DateTimeOffset now)
    {
        await connection.ExecuteAsync(OwnersSql.EraseAnswers, new { owner.OwnerId }, transaction);
        await connection.ExecuteAsync(
            OwnersSql.AddErasure, new { Id = Guid.CreateVersion7(), owner.OwnerId, owner.SupplierId, CityId = city, Reason = reason, Now = now }, transaction);
        if (reason is "withdrawn" or "asked")
        {
            await connection.ExecuteAsync(OwnersSql.EraseSnapshots, new { owner.SupplierId, Nothing = Array.Empty<byte>(), Now = now }, transaction);
        }
    }

    private Task ChangeAsync(OwnerRow owner, string action, Func<DbConnection, DbTransaction, Task> work, CancellationToken ct) => background.InTransactionAsync(
        BackgroundReason.OwnData,
        async (connection, transaction) =>
        {
            await work(connection, transaction);
            await background.Audit.AddAsync(connection, transaction, new AuditEntry(action, "owner", owner.OwnerId));
        },
        ct);

    private async Task PutAsync(DbConnection connection, DbTransaction transaction, OwnerRow owner, List<SaidEntry> said, IEnumerable<LawfulAsking> cities)
    {
        if (said.Count == 0)
        {
            return;
        }

        var months = cities.Min(p => p.Pack.KeptMonths);
        var value = background.Seal.CloseJson(Kind, owner.OwnerId, said.Select(e => new KeptAnswer($"{e.Fact.Kind}", e.Fact.Country, e.Said, e.At)).ToList());
        await connection.ExecuteAsync(
            OwnersSql.PutAnswers, new { owner.OwnerId, EraseOn = DateOnly.FromDateTime(Now.UtcDateTime).AddMonths(months), value.Bytes, value.Key }, transaction);
    }

    private async Task<OwnerFile> FileAsync(DbConnection connection, Guid ownerId, DbTransaction? transaction)
    {
        var row = await connection.QuerySingleOrDefaultAsync<AnswersRow>(OwnersSql.Answers, new { OwnerId = ownerId }, transaction);
        return File(row, await connection.QueryAsync<DecisionRow>(OwnersSql.Decisions, new { OwnerId = ownerId }, transaction));
    }

    private OwnerFile File(AnswersRow? row, IEnumerable<DecisionRow> decisions)
    {
        var said = row is null ? [] : background.Seal.OpenJson<List<KeptAnswer>>(Kind, row.OwnerId, new(row.Sealed, row.SealKey));
        return new(
            [.. said.Select(a => new SaidEntry(new(Enum.Parse<FactKind>(a.Fact), a.Country), a.Said, a.At))],
            [.. decisions.Select(d => new DecidedEntry(d.CityId, Enum.Parse<OwnerDecision>(d.Decision), d.DecidedAt) { Text = d.TextSha256 })]);
    }

    private sealed record OwnerOfFirm
    {
        public required Guid SupplierId { get; init; }

        public required Guid OwnerId { get; init; }
    }

    private sealed record KeptAnswer(string Fact, string? Country, bool? Said, DateTimeOffset At);

    private sealed record AnswersRow
    {
        public required Guid OwnerId { get; init; }

        public required DateOnly EraseOn { get; init; }

        public required byte[] Sealed { get; init; }

        public required int SealKey { get; init; }
    }
}

/// <summary>A decision as kept.</summary>
internal sealed record DecisionRow
{
    public required Guid OwnerId { get; init; }

    public required Guid CityId { get; init; }

    public required string Decision { get; init; }

    public required string TextSha256 { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }
}
