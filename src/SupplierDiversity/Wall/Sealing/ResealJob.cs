using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Backgrounds;
using SupplierDiversity.Features.Workforces;
using SupplierDiversity.Jobs;

namespace SupplierDiversity.Wall.Sealing;

/// <summary>
/// Erases answers whose time is over. Makes a new key each quarter, seals everything anew with it, and forgets keys that
/// nothing needs any more: what was erased cannot be opened then, not even from the free pages of the file.
/// </summary>
internal static class ResealJob
{
    // Longer than any process goes on with a key it has read.
    private static readonly TimeSpan Grace = TimeSpan.FromDays(2);

    private const string Replaced = "SELECT key_number FROM seal_keys WHERE replaced_at < @Before";
    private const string Forget = "DELETE FROM seal_keys WHERE key_number = @Number";

    public static async Task<JobCount> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var background = services.GetRequiredService<BackgroundDatabase>();
        await services.GetRequiredService<CityAsking>().NoteTermsAsync(ct);
        await services.GetRequiredService<AnswersKeeping>().EraseAsync(ct);
        await services.GetRequiredService<WorkforceBook>().EraseExpiredAsync(ct);
        await ResealAsync(services, now: false, ct);
        await ForgetAsync(background, services.GetRequiredService<TimeProvider>(), ct);
        return default;
    }

    /// <summary>Makes a new key when it is time, or now, and seals everything with it; returns its number.</summary>
    public static async Task<int> ResealAsync(IServiceProvider services, bool now, CancellationToken ct)
    {
        var background = services.GetRequiredService<BackgroundDatabase>();
        await background.Keys.RenewAsync(now, ct);
        foreach (var table in SealedTables.All)
        {
            while (await ResealAsync(background, table, ct) == table.AtOnce)
            {
            }
        }

        return background.Keys.Newest.Number;
    }

    private static Task<int> ResealAsync(BackgroundDatabase background, SealedTable table, CancellationToken ct) =>
        background.InTransactionAsync(
            BackgroundReason.Work,
            async (connection, transaction) =>
            {
                var rows = (await connection.QueryAsync<SealedRow>(
                    new CommandDefinition(table.OldOnes, new { Key = background.Keys.Newest.Number, Most = table.AtOnce }, transaction, cancellationToken: ct))).AsList();
                foreach (var row in rows)
                {
                    var anew = background.Seal.Close(table.Kind, row.Id, background.Seal.Open(table.Kind, row.Id, new(row.Sealed, row.SealKey)));
                    await connection.ExecuteAsync(table.Replace, new { anew.Bytes, anew.Key, row.Id, Old = row.SealKey }, transaction);
                }

                return rows.Count;
            },
            ct);

    private static Task ForgetAsync(BackgroundDatabase background, TimeProvider clock, CancellationToken ct) =>
        background.InTransactionAsync(
            BackgroundReason.Work,
            async (connection, transaction) =>
            {
                foreach (var number in await connection.QueryAsync<int>(Replaced, new { Before = DapperTypes.Cut(clock.GetUtcNow()) - Grace }, transaction))
                {
                    if (!await IsUsedAsync(connection, transaction, number))
                    {
                        await connection.ExecuteAsync(Forget, new { Number = number }, transaction);
                    }
                }
            },
            ct);

    private static async Task<bool> IsUsedAsync(DbConnection connection, DbTransaction transaction, int number)
    {
        foreach (var table in SealedTables.All)
        {
            if (await connection.ExecuteScalarAsync<long>(table.CountUsing, new { Number = number }, transaction) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private sealed record SealedRow
    {
        public required Guid Id { get; init; }

        public required byte[] Sealed { get; init; }

        public required int SealKey { get; init; }
    }
}
