using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.CodeLists;

/// <summary>Counts the imported lists, for people who look after a language.</summary>
public sealed class CodeListCounts(Db db)
{
    /// <summary>How many lists were imported, and how many of them have names in each of these languages (ISO 639-1).</summary>
    public async Task<(long All, IReadOnlyDictionary<string, long> ByLanguage)> CountAsync(IEnumerable<string> languages, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var (all, counts) = (0L, new Dictionary<string, long>(StringComparer.Ordinal));
        foreach (var language in languages)
        {
            var row = await connection.QuerySingleAsync<ListCountRow>(new CommandDefinition(CodeListsSql.CountLists, new { Language = language }, cancellationToken: ct));
            (all, counts[language]) = (row.Lists, row.WithLanguage);
        }

        return (all, counts);
    }
}
