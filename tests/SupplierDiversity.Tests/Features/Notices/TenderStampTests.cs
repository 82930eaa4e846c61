using SupplierDiversity.Features.Notices;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Notices;

public sealed class TenderStampTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task NowAsync_ManyAskWhileItMoves_NobodyHearsOfATimeBeforeItAsked()
    {
        var stamps = portal.Services.GetRequiredService<TenderStamp>();
        var written = await stamps.NowAsync();
        using var stop = new CancellationTokenSource();
        var askers = Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var least = Volatile.Read(ref written);
                Assert.True(await stamps.NowAsync() >= least);
            }
        })).ToList();

        for (var i = 0; i < 50; i++)
        {
            await portal.Db.InTransactionAsync(TenderStamp.MoveAsync, CancellationToken.None);
            Interlocked.Increment(ref written);
        }

        await stop.CancelAsync();
        await Task.WhenAll(askers);
        Assert.Equal(written, await stamps.NowAsync());
    }
}
