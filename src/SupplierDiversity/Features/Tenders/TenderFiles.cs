using System.Collections.Concurrent;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Notices;

namespace SupplierDiversity.Features.Tenders;

/// <summary>Tenders that were looked at lately. One holds until any tender is written (<see cref="TenderStamp"/>), so it is always exact.</summary>
public sealed class TenderFiles(Db db, TenderStamp stamps, KeptNotices notices)
{
    private const int Most = 300;
    private readonly ConcurrentDictionary<string, KeptTender> _kept = new(StringComparer.Ordinal);

    /// <summary>A tender; null when there is none.</summary>
    internal async Task<KeptTender?> FindAsync(string id, CancellationToken ct)
    {
        var stamp = await stamps.NowAsync();
        if (_kept.TryGetValue(id, out var known) && known.Stamp == stamp)
        {
            return known;
        }

        await using var connection = await db.OpenAsync(ct);
        if (await TenderFile.LoadAsync(connection, notices, id) is not { } file)
        {
            return null;
        }

        if (_kept.Count >= Most)
        {
            _kept.Clear();
        }

        return _kept[id] = new(stamp, file);
    }
}

/// <summary>A tender as it was read, with its page in the languages it was asked for.</summary>
/// <param name="Stamp">What <see cref="TenderStamp"/> was before it was read.</param>
/// <param name="File">Everything the portal holds of it.</param>
internal sealed record KeptTender(long Stamp, TenderFile File)
{
    public WrittenOnce<TenderPage> Page { get; } = new();
}
