using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace SupplierDiversity.Tests.Features.Bids;

/// <summary>The largest document there can be, through the real server: sealed as it arrives, never whole in memory or unsealed on disk.</summary>
public class LargeDocumentTests(ServedBidsPortal portal, ITestOutputHelper output) : IClassFixture<ServedBidsPortal>
{
    private const long Largest = 500_000_000;
    private const long UnderWay = 32_000_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AddDocument_OfFiveHundredMegabytes_IsSealedToDiskWhileItArrives()
    {
        var city = await portal.CityAsync();
        var firm = await portal.FirmAsync("Largest");
        var draft = await BidsPortal.DraftAsync(firm, await portal.TenderAsync(city));
        var page = await firm.Visitor.GetAsync($"{firm.Home}/bids/{draft}");
        var form = page.QuerySelector("form[enctype]")!;
        var folder = Path.Combine(portal.MailFolder, "bids");
        var before = Directory.GetFiles(folder).ToHashSet();
        // What was sent and is not on disk yet is all that can be in memory; other tests may allocate at the same time.
        using var document = new Generated(Largest, () => Directory.GetFiles(folder, "*.part").Sum(f => new FileInfo(f).Length));
        using var body = new StreamContent(document, 1 << 17);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!, Encoding.UTF8), "__RequestVerificationToken" },
            { body, "Document", "plans.zip" },
        };
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var started = TimeProvider.System.GetTimestamp();
        using var kept = await firm.Visitor.Http.PostAsync(form.GetAttribute("action"), content, Ct);
        var took = TimeProvider.System.GetElapsedTime(started);
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        var stored = Assert.Single(Directory.GetFiles(folder), f => !before.Contains(f));
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        output.WriteLine($"{Largest / 1e6:N0} MB in {took.TotalSeconds:N1} s; {allocated / 1e6:N1} MB allocated; at most {document.UnderWay / 1e6:N1} MB under way; peak of the process {process.PeakWorkingSet64 / 1e6:N0} MB; on disk {new FileInfo(stored).Length / 1e6:N2} MB");
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        Assert.InRange(document.UnderWay, 1, UnderWay);
        Assert.InRange(new FileInfo(stored).Length, Largest, Largest + (Largest / 1000));
        Assert.EndsWith(".sealed", stored, StringComparison.Ordinal);
        var (bytes, sha256) = (
            await portal.OneAsync<long>("SELECT bytes FROM bid_files WHERE name = 'plans.zip' AND bid_id = @draft", new { draft }),
            await portal.OneAsync<string>("SELECT sha256 FROM bid_files WHERE name = 'plans.zip' AND bid_id = @draft", new { draft }));
        Assert.Equal((Largest, document.Sha256), (bytes, sha256));
    }

    // Bytes that differ from place to place, made as they are read.
    private sealed class Generated(long length, Func<long> written) : Stream
    {
        private const long Look = 20_000_000;
        private readonly byte[] pattern = RandomNumberGenerator.GetBytes(1 << 20);
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private long given;

        public string Sha256 { get; private set; } = "";

        /// <summary>The most that was given and not yet written, looked at every 20 MB.</summary>
        public long UnderWay { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var at = (int)(given % pattern.Length);
            var some = (int)Math.Min(Math.Min(buffer.Length, pattern.Length - at), length - given);
            pattern.AsSpan(at, some).CopyTo(buffer);
            hash.AppendData(buffer[..some]);
            if ((given + some) / Look > given / Look)
            {
                UnderWay = Math.Max(UnderWay, given - written());
            }

            given += some;
            Sha256 = given == length && Sha256.Length == 0 ? Convert.ToHexStringLower(hash.GetCurrentHash()) : Sha256;
            return some;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            hash.Dispose();
            base.Dispose(disposing);
        }
    }
}

/// <summary>The same on a real port, with the portal's own limit on documents.</summary>
public sealed class ServedBidsPortal : BidsPortal
{
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [];

    protected override bool OnKestrel => true;
}
