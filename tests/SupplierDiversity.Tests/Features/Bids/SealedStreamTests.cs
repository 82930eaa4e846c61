using System.Security.Cryptography;
using SupplierDiversity.Features.Bids.Sealing;

namespace SupplierDiversity.Tests.Features.Bids;

public sealed class SealedStreamTests : IDisposable
{
    private readonly RSA _key = RSA.Create(2048);
    private readonly Guid _id = Guid.CreateVersion7();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(200_000)]
    public async Task Open_WhatWasSealed_IsTheSame(int length)
    {
        var plain = RandomNumberGenerator.GetBytes(length);
        var closed = await SealAsync(plain);
        Assert.Equal(plain, await OpenAsync(closed, _id));
    }

    [Fact]
    public async Task Open_ChangedCutSwappedOrMoved_IsRefused()
    {
        var closed = await SealAsync(RandomNumberGenerator.GetBytes(150_000));
        var head = 2 + 256;
        var piece = 4 + 16 + 65_536;
        byte[] changed = [.. closed];
        changed[^1] ^= 1;
        await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(changed, _id));
        await Assert.ThrowsAnyAsync<Exception>(() => OpenAsync(closed[..(head + (2 * piece))], _id));
        byte[] swapped = [.. closed[..head], .. closed[(head + piece)..(head + (2 * piece))], .. closed[head..(head + piece)], .. closed[(head + (2 * piece))..]];
        await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(swapped, _id));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(closed, Guid.CreateVersion7()));
    }

    [Fact]
    public async Task Seal_MoreThanAllowed_StopsThere()
    {
        using var endless = new Endless();
        Assert.Null(await SealedStream.SealAsync(_id, _key, endless, Stream.Null, 1_000_000, TestContext.Current.CancellationToken));
        Assert.InRange(endless.Given, 1_000_001, 1_200_000);
    }

    [Fact]
    public async Task Seal_FiftyMegabytes_KeepsPiecesInMemoryOnly()
    {
        // A tenth of the largest document: what is allocated does not grow with it.
        using var small = new Endless(1_000_000);
        using var large = new Endless(50_000_000);
        var first = await AllocatedAsync(small);
        var second = await AllocatedAsync(large);
        Assert.True(second < first + 5_000_000, $"{first} bytes for 1 MB, {second} for 50 MB");
    }

    public void Dispose() => _key.Dispose();

    private async Task<long> AllocatedAsync(Stream plain)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.NotNull(await SealedStream.SealAsync(_id, _key, plain, Stream.Null, 60_000_000, TestContext.Current.CancellationToken));
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private async Task<byte[]> SealAsync(byte[] plain)
    {
        using var target = new MemoryStream();
        var kept = await SealedStream.SealAsync(_id, _key, new MemoryStream(plain), target, plain.Length, TestContext.Current.CancellationToken);
        Assert.Equal((plain.Length, Convert.ToHexStringLower(SHA256.HashData(plain))), kept);
        return target.ToArray();
    }

    private async Task<byte[]> OpenAsync(byte[] closed, Guid id)
    {
        using var target = new MemoryStream();
        await SealedStream.OpenAsync(id, _key, new MemoryStream(closed), target, TestContext.Current.CancellationToken);
        return target.ToArray();
    }

    // Zeros, as many as asked for.
    private sealed class Endless(long length = long.MaxValue) : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var some = (int)Math.Min(buffer.Length, length - Given);
            buffer.Span[..some].Clear();
            Given += some;
            return ValueTask.FromResult(some);
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
