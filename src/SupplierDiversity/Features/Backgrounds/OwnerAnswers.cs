using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Rules.Backgrounds;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Backgrounds;

/// <summary>What owners decided and answered: kept sealed behind the wall, erased the moment they take it back.</summary>
public sealed class OwnerAnswers(BackgroundDatabase background, OwnerFiles files, CityAsking asking, FirmBook firms, TimeProvider clock)
{
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
        var decided = (await connection.QueryAsync<DecisionRow>(OwnersSql.DecisionsOfSupplier, firm)).AsList();
        await files.KnowAsync(connection, decided);
        var decisions = decided.ToLookup(d => d.OwnerId);
        var erasures = (await connection.QueryAsync<ErasureRow>(OwnersSql.ErasuresOfSupplier, firm)).ToLookup(e => e.OwnerId);
        return new(
            [.. owners.Select(o => new FirmOwner(o.OwnerId, files.Of(answers.GetValueOrDefault(o.OwnerId), decisions[o.OwnerId]), [.. erasures[o.OwnerId]]))],
            await asking.TimesAsync(ct));
    }

    /// <summary>The same of many firms, read at once; what is given opens the answers of one of them when it is called.</summary>
    internal async Task<Func<Guid, FirmOwners>> OfFirmsAsync(DbConnection connection, FirmRange firms, CancellationToken ct)
    {
        var range = new { firms.First, firms.Last };
        var owners = (await connection.QueryAsync<OwnerOfFirm>(new CommandDefinition(OwnersSql.OfMany, range, cancellationToken: ct))).ToLookup(o => o.SupplierId);
        var answers = (await connection.QueryAsync<AnswersRow>(OwnersSql.AnswersOfMany, range)).ToDictionary(a => a.OwnerId);
        var decided = (await connection.QueryAsync<DecisionRow>(OwnersSql.DecisionsOfMany, range)).AsList();
        await files.KnowAsync(connection, decided);
        var decisions = decided.ToLookup(d => d.OwnerId);
        var erasures = (await connection.QueryAsync<ErasureRow>(OwnersSql.ErasuresOfMany, range)).ToLookup(e => e.OwnerId);
        var times = await asking.TimesAsync(ct);
        return firm => new(
            [.. owners[firm].Select(o => new FirmOwner(o.OwnerId, files.Of(answers.GetValueOrDefault(o.OwnerId), decisions[o.OwnerId]), [.. erasures[o.OwnerId]]))], times);
    }

    internal async Task<OwnerState> LoadAsync(OwnerRow owner, CancellationToken ct)
    {
        // A city that the firm no longer lets use diversity data asks its owners nothing, whatever was asked before.
        var chosen = (await firms.CitiesAsync(owner.SupplierId, ct)).Where(c => c.Diversity).Select(c => c.CityId).ToHashSet();
        var permissions = (await asking.PermissionsAsync(ct)).Where(p => chosen.Contains(p.Key)).ToDictionary();
        await using var connection = await background.OpenAsync(BackgroundReason.OwnData, ct);
        var cities = await connection.QueryAsync<Guid>(OwnersSql.Cities, new { owner.OwnerId });
        var erasures = (await connection.QueryAsync<ErasureRow>(OwnersSql.Erasures, new { owner.OwnerId })).AsList();
        var file = await files.FindAsync(connection, owner.OwnerId, null);
        Dictionary<string, TextRow> texts = [];
        foreach (var sha256 in file.Said.Select(e => e.Text).Concat(file.Decided.Select(d => d.Text)).Distinct())
        {
            texts[sha256] = await connection.QuerySingleAsync<TextRow>(OwnersSql.Text, new { Sha256 = sha256 });
        }

        return new(owner, [.. cities.Where(permissions.ContainsKey).Select(c => permissions[c])], file, erasures, Now) { Texts = texts };
    }

    /// <summary>Keeps an answer with the words that were asked; null: prefers not to say. Takes a lawful question and nothing else.</summary>
    internal Task SayAsync(OwnerState state, LawfulQuestion question, bool? said, ShownWords words, CancellationToken ct) => ChangeAsync(
        state.Owner,
        "owner-answered",
        async (connection, transaction) =>
        {
            var file = await files.FindAsync(connection, state.Owner.OwnerId, transaction);
            var months = state.Allowed.Where(p => p.Definition.Rule.Facts.Contains(question.Fact)).Min(p => p.Pack.KeptMonths);
            await KeepTextAsync(connection, transaction, words);
            await files.PutAsync(connection, transaction, state.Owner, [.. file.Said, new SaidEntry(question.Fact, said, Now) { Text = words.Sha256 }.KeptAtMost(months)]);
        },
        ct);

    /// <summary>Keeps a decision with the words it is about.</summary>
    internal Task DecideAsync(OwnerState state, LawfulAsking permission, OwnerDecision decision, ShownWords words, CancellationToken ct) => ChangeAsync(
        state.Owner,
        "owner-decided",
        async (connection, transaction) =>
        {
            await KeepTextAsync(connection, transaction, words);
            await AddDecisionAsync(connection, transaction, state, permission.CityId, decision, words.Sha256);
            if (decision is OwnerDecision.Agreed or OwnerDecision.Informed)
            {
                // A city whose pack keeps answers for a shorter time shortens that of those it will use.
                var needed = permission.Definition.Rule.Facts.ToHashSet();
                var said = (await files.FindAsync(connection, state.Owner.OwnerId, transaction)).Said;
                await files.PutAsync(connection, transaction, state.Owner, [.. said.Select(e => needed.Contains(e.Fact) ? e.KeptAtMost(permission.Pack.KeptMonths) : e)]);
            }
        },
        ct);

    /// <summary>Keeps that a city may use nothing any more, and erases at once what no other city still needs.</summary>
    /// <param name="state">The owner.</param>
    /// <param name="cityId">The city; it need not ask at the moment.</param>
    /// <param name="decision">Withdrawn, objected or refused.</param>
    /// <param name="text">The words it is about: those that were agreed to, or that are shown.</param>
    /// <param name="ct">Stops the work.</param>
    internal Task EndAsync(OwnerState state, Guid cityId, OwnerDecision decision, ShownWords? text, CancellationToken ct) => ChangeAsync(
        state.Owner,
        "owner-decided",
        async (connection, transaction) =>
        {
            if (text is not null)
            {
                await KeepTextAsync(connection, transaction, text);
            }

            await AddDecisionAsync(connection, transaction, state, cityId, decision, text?.Sha256 ?? state.File.EntryFor(cityId, Now)!.Text);
            var needed = state.Allowed.Concat(state.Anew).Where(p => p.CityId != cityId).SelectMany(p => p.Definition.Rule.Facts).ToHashSet();
            var said = (await files.FindAsync(connection, state.Owner.OwnerId, transaction)).Said;
            await OwnerFiles.EraseAsync(connection, transaction, state.Owner, cityId, "withdrawn", Now);
            await files.PutAsync(connection, transaction, state.Owner, [.. said.Where(e => needed.Contains(e.Fact))]);
        },
        ct);

    /// <summary>Erases every answer, for every city.</summary>
    internal Task EraseAllAsync(OwnerState state, CancellationToken ct) => ChangeAsync(
        state.Owner,
        "owner-erased",
        (connection, transaction) => OwnerFiles.EraseAsync(connection, transaction, state.Owner, null, "asked", Now),
        ct);

    private Task ChangeAsync(OwnerRow owner, string action, Func<DbConnection, DbTransaction, Task> work, CancellationToken ct) => background.InTransactionAsync(
        BackgroundReason.OwnData,
        async (connection, transaction) =>
        {
            await work(connection, transaction);
            await background.Audit.AddAsync(connection, transaction, new AuditEntry(action, "owner", owner.OwnerId));
        },
        ct);

    private Task<int> KeepTextAsync(DbConnection connection, DbTransaction transaction, ShownWords words) => connection.ExecuteAsync(
        OwnersSql.AddText,
        new { words.Sha256, words.Language, ShownWords.Purpose, Pack = words.Pack.Key, PackVersion = words.Pack.Version, words.Body, Now },
        transaction);

    private Task<int> AddDecisionAsync(DbConnection connection, DbTransaction transaction, OwnerState state, Guid cityId, OwnerDecision decision, string sha256) => connection.ExecuteAsync(
        OwnersSql.AddDecision,
        new { Id = Guid.CreateVersion7(), state.Owner.OwnerId, CityId = cityId, ShownWords.Purpose, Decision = decision.ToString(), Sha256 = sha256, Now },
        transaction);
}
