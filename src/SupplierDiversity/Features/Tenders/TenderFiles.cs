using System.Collections.Concurrent;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Notices;

namespace SupplierDiversity.Features.Tenders;

/// <summary>Tenders that were looked at lately. One holds until any tender is written (<see cref="TenderStamp"/>), so it is always exact.</summary>
public sealed class TenderFiles(Db db, KeptNotices notices)
{
    private const int Most = 500;
    private readonly ConcurrentDictionary<string, (long Stamp, TenderFile File)> _kept = new(StringComparer.Ordinal);

    /// <summary>A tender; null when there is none.</summary>
    internal async Task<TenderFile?> FindAsync(string id, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var stamp = await TenderStamp.ReadAsync(connection);
        if (_kept.TryGetValue(id, out var known) && known.Stamp == stamp)
        {
            return known.File;
        }

        if (await TenderFile.LoadAsync(connection, notices, id) is not { } file)
        {
            return null;
        }

        if (_kept.Count >= Most)
        {
            _kept.Clear();
        }

        _kept[id] = (stamp, file);
        return file;
    }
}
