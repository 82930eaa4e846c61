using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Threading.Channels;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Features.Notices;

/// <summary>
/// Imports files, folders and archives: files are read in chunks, each chunk is understood on a thread of its own while
/// another is being written. Only a few chunks are on their way, so memory does not grow with the number of files.
/// </summary>
public sealed class NoticeImport(TenderPublication publication, NoticeImports imports, IConfiguration configuration)
{
    private const int ChunkNotices = 50;
    private const int ChunkBytes = 4_000_000;

    /// <summary>The largest file that is read as a notice, in bytes (<c>Notices:MaxBytes</c>, 10 MB by default).</summary>
    public int MaxBytes { get; } = configuration.GetValue("Notices:MaxBytes", NoticeLimits.Default.MaxBytes);

    /// <summary>Imports everything under the paths, which exist.</summary>
    /// <param name="order">What to import and how.</param>
    /// <param name="told">Is told each refusal, in order.</param>
    /// <param name="progress">Is told how many files have been read so far, after each chunk; null: nobody.</param>
    /// <param name="ct">Stops after the running chunk; what was committed stays.</param>
    public async Task<NoticeImportCounts> RunAsync(NoticeImportOrder order, Action<RefusedFile> told, Action<int>? progress, CancellationToken ct)
    {
        var id = await imports.BeginAsync(order.Source, order.Name, ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var chunks = Channel.CreateBounded<Task<List<ReadNotice>>>(new BoundedChannelOptions(2) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => ReadAsync(order.Paths, chunks.Writer, stop.Token), CancellationToken.None);
        var counts = new NoticeImportCounts { ImportId = id };
        try
        {
            await foreach (var understood in chunks.Reader.ReadAllAsync(ct))
            {
                counts = counts.With(await WriteAsync(await understood, id, order.Announce, told, ct));
                progress?.Invoke(counts.Read);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        await imports.FinishAsync(id, ct);
        return counts;
    }

    private async Task ReadAsync(IReadOnlyList<string> paths, ChannelWriter<Task<List<ReadNotice>>> writer, CancellationToken ct)
    {
        try
        {
            var folder = new NoticeFolder(new NoticeBuffer(MaxBytes), ct);
            var limits = NoticeLimits.Default with { MaxBytes = MaxBytes };
            Task<List<ReadNotice>> Understood(List<NoticeFile> files) => Task.Run(() => files.ConvertAll(f => UnderstandAndReturn(f, limits)), ct);
            var (chunk, bytes) = (new List<NoticeFile>(ChunkNotices), 0L);
            foreach (var file in paths.SelectMany(folder.FilesIn))
            {
                chunk.Add(Lend(file));
                bytes += file.Bytes.Length;
                if (chunk.Count == ChunkNotices || bytes >= ChunkBytes)
                {
                    await writer.WriteAsync(Understood(chunk), ct);
                    (chunk, bytes) = (new List<NoticeFile>(ChunkNotices), 0);
                }
            }

            await writer.WriteAsync(Understood(chunk), ct);
            writer.Complete();
        }
        catch (Exception e)
        {
            // The writing side rethrows it.
            writer.Complete(e);
        }
    }

    // Files are copied into arrays that are used again and again: new large ones would have the whole heap collected
    // every few chunks.
    private static NoticeFile Lend(NoticeFile file)
    {
        var lent = ArrayPool<byte>.Shared.Rent(file.Bytes.Length);
        file.Bytes.CopyTo(lent);
        return file with { Bytes = lent.AsMemory(0, file.Bytes.Length) };
    }

    private static ReadNotice UnderstandAndReturn(NoticeFile file, NoticeLimits limits)
    {
        var notice = Understand(file, limits);
        if (MemoryMarshal.TryGetArray(file.Bytes, out var lent))
        {
            ArrayPool<byte>.Shared.Return(lent.Array!);
        }

        return notice;
    }

    private static ReadNotice Understand(NoticeFile file, NoticeLimits limits)
    {
        if (file.Refusal is not null)
        {
            return new(file.Path, file.Name, null, file.Refusal);
        }

        var reading = NoticeReader.Read(file.Bytes, limits);
        if (!reading.IsRead)
        {
            return new(file.Path, file.Name, null, reading.Refusal);
        }

        try
        {
            return new(file.Path, file.Name, PreparedNotice.Of(new(file.Name, Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span)), reading.Notice)), null);
        }
        catch (Exception e) when (RefusedRow.IsFault(e))
        {
            return new(file.Path, file.Name, null, new("", 0, $"The notice holds something that cannot be used: {e.Message.ReplaceLineEndings(" ")}"));
        }
    }

    private async Task<IReadOnlyList<NoticeOutcome>> WriteAsync(List<ReadNotice> chunk, Guid id, bool announce, Action<RefusedFile> told, CancellationToken ct)
    {
        var refused = chunk.Where(n => n.Refusal is not null).ToList();
        if (refused.Count > 0)
        {
            await imports.AddRefusedAsync(id, [.. refused.Select(n => n.Finding)], ct);
        }

        var outcomes = await publication.PublishAsync([.. chunk.Select(n => n.Prepared).OfType<PreparedNotice>()], id, announce, ct);
        var byNotice = outcomes.ToLookup(o => o.Notice, ReferenceEqualityComparer.Instance);
        foreach (var notice in chunk)
        {
            if (notice.Refusal is { } refusal)
            {
                told(new(notice.Path, refusal));
            }
            else if (byNotice[notice.Prepared!.Incoming].First() is { Outcome: NoticeOutcome.Rejected, Remark: { } reason })
            {
                told(new(notice.Path, new("", 0, reason)));
            }
        }

        return [.. outcomes.Select(o => o.Outcome), .. refused.Select(_ => NoticeOutcome.Rejected)];
    }

    /// <summary>A file that was read: a notice, or a refusal.</summary>
    private sealed record ReadNotice(string Path, string Name, PreparedNotice? Prepared, NoticeRefusal? Refusal)
    {
        public ImportFinding Finding => new()
        {
            FileName = Name,
            Line = Refusal!.Line,
            Severity = "rejected",
            Element = Refusal.Element,
            Reason = Refusal.Reason,
        };
    }
}

/// <summary>A file that was refused.</summary>
/// <param name="Path">Where it is: what was asked for, then folder, archive and entry.</param>
/// <param name="Refusal">Element, line and reason.</param>
public sealed record RefusedFile(string Path, NoticeRefusal Refusal)
{
    /// <summary>One line: "FILE:LINE: reason", the reason beginning with the element. A file refused as a whole is refused at its first line.</summary>
    public override string ToString() =>
        $"{Path}:{Math.Max(1, Refusal.Line)}: {(Refusal.Element.Length > 0 ? $"{Refusal.Element}: " : "")}{Refusal.Reason}";
}

/// <summary>What to import and how.</summary>
/// <param name="Paths">Files, folders and archives; each exists.</param>
/// <param name="Source">"command", "inbox", "upload" or "demo".</param>
/// <param name="Name">For the list of imports: a file or folder name, never a whole path.</param>
/// <param name="Announce">False announces nothing.</param>
public sealed record NoticeImportOrder(IReadOnlyList<string> Paths, string Source, string Name, bool Announce);

/// <summary>What became of the files of an import; <see cref="Read"/> is the sum of the others.</summary>
public sealed record NoticeImportCounts
{
    /// <summary>The import.</summary>
    public required Guid ImportId { get; init; }
    /// <summary>Files read.</summary>
    public int Read => Published + Updated + Unchanged + Skipped + Rejected;
    /// <summary>Notices the portal did not know.</summary>
    public int Published { get; init; }
    /// <summary>Newer versions and changes of known notices.</summary>
    public int Updated { get; init; }
    /// <summary>Known files and older versions.</summary>
    public int Unchanged { get; init; }
    /// <summary>Notices outside the portal's scope.</summary>
    public int Skipped { get; init; }
    /// <summary>Refused files.</summary>
    public int Rejected { get; init; }

    internal NoticeImportCounts With(IReadOnlyList<NoticeOutcome> outcomes)
    {
        int Of(NoticeOutcome outcome) => outcomes.Count(o => o == outcome);
        return this with
        {
            Published = Published + Of(NoticeOutcome.Published),
            Updated = Updated + Of(NoticeOutcome.Updated),
            Unchanged = Unchanged + Of(NoticeOutcome.Unchanged),
            Skipped = Skipped + Of(NoticeOutcome.Skipped),
            Rejected = Rejected + Of(NoticeOutcome.Rejected),
        };
    }
}
