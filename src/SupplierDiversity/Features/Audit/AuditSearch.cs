using SupplierDiversity.Database;

namespace SupplierDiversity.Features.Audit;

/// <summary>"Who touched this": the log by person, object and time.</summary>
public sealed class AuditSearch(Db db)
{
    /// <summary>Records that fit, newest first.</summary>
    /// <param name="wish">What is looked for.</param>
    /// <param name="cities">Only records of these cities; null: all.</param>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="most">How many to return.</param>
    /// <param name="ct">Stops the query.</param>
    public async Task<IReadOnlyList<AuditRecord>> FindAsync(AuditWish wish, IReadOnlyCollection<Guid>? cities, int skip, int most, CancellationToken ct)
    {
        List<string> conditions = ["number > 0"];
        if (wish.Account is not null)
        {
            conditions.Add("account_id = @Account");
        }

        if (wish.Thing is not null)
        {
            conditions.Add("(object_id = @Thing OR name = @Thing)");
        }

        if (wish.From is not null)
        {
            conditions.Add("at >= @From");
        }

        if (wish.Before is not null)
        {
            conditions.Add("at < @Before");
        }

        if (cities is not null)
        {
            conditions.Add(db.In("city_id", "@Cities"));
        }

        return await db.ListAsync<AuditRecord>(AuditSql.Search(string.Join(" AND ", conditions)), new { wish.Account, wish.Thing, wish.From, wish.Before, Cities = cities?.ToArray() ?? [], Most = most, Skip = skip }, ct);
    }
}

/// <summary>What somebody looks for in the log; null leaves a part open.</summary>
/// <param name="Account">Who did it.</param>
/// <param name="Thing">Id or exact name of what it was done to.</param>
/// <param name="From">UTC, inclusive.</param>
/// <param name="Before">UTC, exclusive.</param>
public sealed record AuditWish(Guid? Account, string? Thing, DateTimeOffset? From, DateTimeOffset? Before);
