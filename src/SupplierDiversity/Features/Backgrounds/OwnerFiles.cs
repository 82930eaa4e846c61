using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using SupplierDiversity.Rules.Backgrounds;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Backgrounds;

/// <summary>Opens and seals what owners decided and said, on an open connection behind the wall.</summary>
public sealed class OwnerFiles(BackgroundDatabase background)
{
    private const string Kind = "owner-answers";

    // Texts are never changed: their SHA-256 covers the pack and its version.
    private readonly ConcurrentDictionary<string, TextTerms> _terms = new(StringComparer.Ordinal);

    /// <summary>The file of one owner.</summary>
    internal async Task<OwnerFile> FindAsync(DbConnection connection, Guid ownerId, DbTransaction? transaction)
    {
        var row = await connection.QuerySingleOrDefaultAsync<AnswersRow>(OwnersSql.Answers, new { OwnerId = ownerId }, transaction);
        var decisions = (await connection.QueryAsync<DecisionRow>(OwnersSql.Decisions, new { OwnerId = ownerId }, transaction)).AsList();
        await KnowAsync(connection, decisions, transaction);
        return Of(row, decisions);
    }

    /// <summary>Gets to know under which packs the words of decisions were shown, before files are made of them.</summary>
    internal async Task KnowAsync(DbConnection connection, IReadOnlyList<DecisionRow> decisions, DbTransaction? transaction = null)
    {
        if (decisions.Any(d => !_terms.ContainsKey(d.TextSha256)))
        {
            foreach (var terms in await connection.QueryAsync<TextTerms>(OwnersSql.Terms, transaction: transaction))
            {
                _terms[terms.TextSha256] = terms;
            }
        }
    }

    /// <summary>A file of what was read.</summary>
    internal OwnerFile Of(AnswersRow? row, IEnumerable<DecisionRow> decisions)
    {
        var said = row is null ? [] : background.Seal.OpenJson<List<KeptAnswer>>(Kind, row.OwnerId, new(row.Sealed, row.SealKey));
        return new(
            [.. said.Select(a => new SaidEntry(new(Enum.Parse<FactKind>(a.Fact), a.Country), a.Said, a.At) { EraseOn = a.EraseOn, Text = a.Text, IdleSince = a.IdleSince })],
            [.. decisions.Select(d => new DecidedEntry(d.CityId, Enum.Parse<OwnerDecision>(d.Decision), d.DecidedAt)
            {
                Text = d.TextSha256,
                Pack = _terms[d.TextSha256].Pack,
                PackVersion = _terms[d.TextSha256].PackVersion,
            })]);
    }

    /// <summary>Keeps answers; none: nothing is written.</summary>
    internal async Task PutAsync(DbConnection connection, DbTransaction transaction, OwnerRow owner, IReadOnlyList<SaidEntry> said)
    {
        if (said.Count == 0)
        {
            return;
        }

        var value = background.Seal.CloseJson(Kind, owner.OwnerId, said.Select(e => new KeptAnswer($"{e.Fact.Kind}", e.Fact.Country, e.Said, e.At, e.EraseOn, e.Text, e.IdleSince)).ToList());
        await connection.ExecuteAsync(OwnersSql.PutAnswers, new { owner.OwnerId, EraseOn = said.Min(e => e.LastDay), value.Bytes, value.Key }, transaction);
    }

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
}
