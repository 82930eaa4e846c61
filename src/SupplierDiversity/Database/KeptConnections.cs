using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace SupplierDiversity.Database;

/// <summary>
/// Open connections to one SQLite file that wait for their next use with their settings made and their statements
/// prepared. Preparing a statement costs several times what running it does.
/// </summary>
internal sealed class KeptConnections(string connectionString) : IDisposable
{
    private const int Most = 16;

    // The one used last comes first: its pages and statements are the warmest.
    private readonly ConcurrentStack<KeptConnection> _waiting = new();
    private volatile bool _disposed;
    private int _generation;

    /// <summary>A connection nobody else uses; disposing it brings it back.</summary>
    public SqliteConnection Take(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (_waiting.TryPop(out var kept))
        {
            kept.Lend();
            return kept;
        }

        var made = new KeptConnection(connectionString, this, _generation);
        try
        {
            made.Lend();
            made.Open();
            using var pragmas = made.CreateCommand();
            // WAL is set when the file is made (migrations); NORMAL survives a killed process, and a power cut loses at
            // most the last commits, never the file.
            pragmas.CommandText = "PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 30000;";
            pragmas.ExecuteNonQuery();
            return made;
        }
        catch
        {
            made.Close();
            throw;
        }
    }

    /// <summary>True when the connection waits from now on; otherwise its user closes it.</summary>
    public bool Keep(KeptConnection connection)
    {
        if (_disposed || connection.Generation != _generation || _waiting.Count >= Most)
        {
            return false;
        }

        _waiting.Push(connection);
        return true;
    }

    /// <summary>Closes what waits, and what is in use as soon as it comes back: the file is about to be replaced.</summary>
    public void Clear()
    {
        Interlocked.Increment(ref _generation);
        while (_waiting.TryPop(out var kept))
        {
            kept.Close();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        Clear();
    }
}
