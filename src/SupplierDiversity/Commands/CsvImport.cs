using System.Data.Common;
using SupplierDiversity.Database;

namespace SupplierDiversity.Commands;

/// <summary>A command that takes the rows of a CSV file into the database. Good rows are kept whatever is wrong with others.</summary>
internal static class CsvImport
{
    private const int RowsInOneTransaction = 500;

    /// <summary>The command.</summary>
    /// <param name="name">As typed.</param>
    /// <param name="meaning">One plain line.</param>
    /// <param name="columns">All columns the file may have.</param>
    /// <param name="mayMiss">Those it may leave out.</param>
    /// <param name="begin">Called once a file; gives the way one row is taken in, which must be repeatable.</param>
    public static Verb Verb(string name, string meaning, IReadOnlyList<string> columns, IReadOnlyList<string> mayMiss, Func<VerbCall, TakeRow> begin) =>
        new(name, "FILE.csv", meaning, UsesDatabase: true, call => RunAsync(call, name, columns, mayMiss, begin));

    private static async Task<int> RunAsync(VerbCall call, string name, IReadOnlyList<string> columns, IReadOnlyList<string> mayMiss, Func<VerbCall, TakeRow> begin)
    {
        if (call.Arguments is not [var path] || path.StartsWith('-'))
        {
            call.Error.WriteLine($"{name} takes one CSV file.");
            return Exit.BadUsage;
        }

        var file = new CsvFile(path, call.Error, columns, mayMiss);
        var take = begin(call);
        int added = 0, updated = 0;
        foreach (var rows in file.Rows().Chunk(RowsInOneTransaction))
        {
            await call.Get<Db>().InTransactionAsync(
                async (connection, transaction) =>
                {
                    foreach (var row in rows)
                    {
                        var taken = await take(connection, transaction, row);
                        added += taken.IsNew == true ? 1 : 0;
                        updated += taken.IsNew == false ? 1 : 0;
                        if (taken.Refusal is { } reason)
                        {
                            file.Refuse(row, reason);
                        }
                    }
                },
                call.Cancellation);
        }

        call.Print(
            new { read = file.Read, added, updated, rejected = file.Rejected },
            $"{file.Read} read, {added} added, {updated} updated, {file.Rejected} rejected");
        return file.ExitCode;
    }
}

/// <summary>Takes one row into the database, as part of a transaction over several rows.</summary>
internal delegate Task<TakenRow> TakeRow(DbConnection connection, DbTransaction transaction, CsvRow row);

/// <summary>What became of a row.</summary>
internal readonly record struct TakenRow
{
    private TakenRow(bool? isNew, string? refusal) => (IsNew, Refusal) = (isNew, refusal);

    /// <summary>It made something new.</summary>
    public static TakenRow Added { get; } = new(true, null);

    /// <summary>It was known.</summary>
    public static TakenRow Updated { get; } = new(false, null);

    /// <summary>True: new; false: known; null: refused.</summary>
    public bool? IsNew { get; }

    /// <summary>Why it was refused.</summary>
    public string? Refusal { get; }

    /// <summary>It was not taken.</summary>
    public static TakenRow Refused(string reason) => new(null, reason);
}
