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
    public static (string Values, DynamicParameters Parameters) Of(IReadOnlyList<MailResult> results)
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

    /// <summary>A single outcome, under the names the first of a list has.</summary>
    public static object Of(MailResult result) => new
    {
        i0 = result.Id,
        s0 = result.State,
        r0 = result.Reason,
        a0 = result.Attempts,
        t0 = DapperTypes.Cut(result.At),
        d0 = DapperTypes.Cut(result.DueAt),
    };

    /// <summary>
    /// One more source of such a statement, behind FROM or a comma. PostgreSQL: this commit does not wait for the disk, as SQLite's does not either
    /// (Db.OpenAsync). A killed portal forgets nothing; a crashed database server may forget the last half second, whose
    /// mails are then sent again under their old Message-ID. Waiting for each group would make sending two to four times slower.
    /// </summary>
    public static string WithoutWaitingForTheDisk(Db db, string before) =>
        db.Choose(sqlite: "", postgres: before + " (SELECT set_config('synchronous_commit', 'off', true)) AS unwaited");
}
