namespace SupplierDiversity.Features.Bids.Sealing;

/// <summary>The documents of bids on disk, each sealed, in <c>Portal:DataDirectory/bids</c>; the largest is <c>Bids:LargestFileMegabytes</c>.</summary>
internal sealed class BidDocuments(IConfiguration configuration, IHostEnvironment host)
{
    private const int DefaultMegabytes = 500;

    /// <summary>The largest document, in bytes.</summary>
    public long Largest { get; } = configuration.GetValue("Bids:LargestFileMegabytes", DefaultMegabytes) * 1_000_000L;

    private string Folder => Path.Combine(Path.GetFullPath(configuration["Portal:DataDirectory"] ?? "data", host.ContentRootPath), "bids");

    /// <summary>Seals a document to disk while it comes in; null, and nothing left behind, when it is too large.</summary>
    public async Task<(long Bytes, string Sha256)?> KeepAsync(Guid id, BidCall call, Stream content, CancellationToken ct)
    {
        Directory.CreateDirectory(Folder);
        var begun = PathOf(id) + ".part";
        try
        {
            (long, string)? kept;
            using (var key = BidKeys.ToSeal(call))
            await using (var target = new FileStream(begun, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                kept = await SealedStream.SealAsync(id, key, content, target, Largest, ct);
                target.Flush(flushToDisk: true);
            }

            if (kept is not null)
            {
                File.Move(begun, PathOf(id));
            }

            return kept;
        }
        finally
        {
            File.Delete(begun);
        }
    }

    /// <summary>The sealed document.</summary>
    public Stream Open(Guid id) => new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read);

    /// <summary>Takes a document away; it may be gone already.</summary>
    public void Remove(Guid id) => File.Delete(PathOf(id));

    private string PathOf(Guid id) => Path.Combine(Folder, $"{id:N}.sealed");
}
