using System.Globalization;
using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Mail.Sending;

/// <summary>
/// Outcomes as a list of values for one UPDATE … FROM (VALUES …), so that one statement and one transaction record them
/// all. Both engines name the columns column1 id, column2 state, column3 reason, column4 attempts, column5 at, column6 due.
/// </summary>
internal static class OutcomeValues
{
    /// <summary>Records outcomes: one by a plain UPDATE, several by one with a list.</summary>
    /// <param name="db">The database.</param>
    /// <param name="results">At least one.</param>
    /// <param name="one">The queue's statement for one, given its further source.</param>
    /// <param name="several">The queue's statement for a list, given the values and its further source.</param>
    /// <param name="ct">Gives up.</param>
    public static Task RecordAsync(Db db, IReadOnlyList<MailResult> results, Func<string, string> one, Func<string, string, string> several, CancellationToken ct)
    {
        if (results is [var only])
        {
            return db.ExecuteAsync(one(WithoutWaitingForTheDisk(db, "FROM")), Of(only), ct);
        }

        var (values, parameters) = Of(results);
        return db.ExecuteAsync(several(values, WithoutWaitingForTheDisk(db, ",")), parameters, ct);
    }

    private static (string Values, DynamicParameters Parameters) Of(IReadOnlyList<MailResult> results)
    {
        var parameters = new DynamicParameters();
        var values = new List<string>(results.Count);
        for (var i = 0; i < results.Count; i++)
        {
            var n = i.ToString(CultureInfo.InvariantCulture);
            parameters.Add("i" + n, results[i].Id);
            parameters.Add("s" + n, results[i].State);
            parameters.Add("r" + n, results[i].Reason);
            parameters.Add("a" + n, results[i].Attempts);
            parameters.Add("t" + n, DapperTypes.Cut(results[i].At));
            parameters.Add("d" + n, DapperTypes.Cut(results[i].DueAt));
            values.Add($"(@i{n}, @s{n}, @r{n}, @a{n}, @t{n}, @d{n})");
        }

        return (string.Join(", ", values), parameters);
    }

    // A single outcome, under the names the first of a list has.
    private static object Of(MailResult result) => new
    {
        i0 = result.Id,
        s0 = result.State,
        r0 = result.Reason,
        a0 = result.Attempts,
        t0 = DapperTypes.Cut(result.At),
        d0 = DapperTypes.Cut(result.DueAt),
    };

    // One more source of such a statement, behind FROM or a comma. PostgreSQL: this commit does not wait for the disk, as
    // SQLite's does not either (KeptConnections). A killed portal forgets nothing; a crashed database server may forget
    // the last half second, whose mails are then sent again under their old Message-ID. Waiting for each group would make
    // sending two to four times slower.
    private static string WithoutWaitingForTheDisk(Db db, string before) =>
        db.Choose(sqlite: "", postgres: before + " (SELECT set_config('synchronous_commit', 'off', true)) AS unwaited");
}
