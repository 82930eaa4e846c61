using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Jobs;

namespace SupplierDiversity.Features.Bids.Sealing;

/// <summary>Takes documents off the disk whose time is over. The row goes last, so that what was broken off goes on the next night.</summary>
internal static class ErasedDocuments
{
    private const int Most = 500;

    public static async Task<JobCount> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var (db, documents) = (services.GetRequiredService<Db>(), services.GetRequiredService<BidDocuments>());
        List<Guid> erased;
        do
        {
            await using var connection = await db.OpenAsync(ct);
            erased = (await connection.QueryAsync<Guid>(new CommandDefinition(BidsSql.ErasedFiles, new { Most }, cancellationToken: ct))).AsList();
            foreach (var file in erased)
            {
                documents.Remove(file);
                await connection.ExecuteAsync(new CommandDefinition(BidsSql.ForgetFile, new { FileId = file }, cancellationToken: ct));
            }
        }
        while (erased.Count == Most);
        return default;
    }
}
