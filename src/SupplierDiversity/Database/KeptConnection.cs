using System.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SupplierDiversity.Database;

/// <summary>
/// A SQLite connection that goes back to <see cref="KeptConnections"/> instead of closing, with the statements it has
/// prepared. SQLite prepares a statement anew by itself when the schema has changed.
/// </summary>
internal sealed class KeptConnection(string connectionString, KeptConnections home, int generation) : SqliteConnection(connectionString)
{
    // Lists of ids make a text of their own for each length, so there is no natural end to the texts of a process.
    private const int MostStatements = 200;
    private const int LongestText = 8000;

    private readonly Dictionary<string, KeptStatement> _idle = new(StringComparer.Ordinal);
    private int _lent;

    /// <summary>Which file it belongs to, counted up when the file is replaced.</summary>
    public int Generation => generation;

    /// <summary>From here on one user holds it.</summary>
    public void Lend() => Volatile.Write(ref _lent, 1);

    /// <inheritdoc/>
    public override SqliteCommand CreateCommand() => new KeptCommand(this) { Transaction = Transaction };

    /// <summary>The prepared statement of a text, or a new one; it is the caller's until <see cref="GiveBack"/>.</summary>
    public KeptStatement Take(string text) => _idle.Remove(text, out var idle) ? idle : new KeptStatement(text, this);

    /// <summary>Keeps a statement for the next who runs its text; one with an open reader, or the second of a text, ends.</summary>
    public void GiveBack(KeptStatement statement)
    {
        if (State != ConnectionState.Open || statement.IsRead || statement.CommandText.Length > LongestText || !_idle.TryAdd(statement.CommandText, statement))
        {
            statement.Dispose();
            return;
        }

        statement.Parameters.Clear();
        statement.Transaction = null;
        if (_idle.Count > MostStatements)
        {
            DisposeIdle();
        }
    }

    /// <inheritdoc/>
    public override void Close()
    {
        _idle.Clear();
        base.Close();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && State == ConnectionState.Open)
        {
            // The second of two disposals must not bring back what somebody else holds by now.
            if (Interlocked.Exchange(ref _lent, 0) == 0)
            {
                return;
            }

            Transaction?.Dispose();
            if (raw.sqlite3_get_autocommit(Handle!) == 0)
            {
                raw.sqlite3_exec(Handle!, "ROLLBACK");
            }

            if (home.Keep(this))
            {
                return;
            }
        }

        _idle.Clear();
        base.Dispose(disposing);
    }

    private void DisposeIdle()
    {
        foreach (var command in _idle.Values)
        {
            command.Dispose();
        }

        _idle.Clear();
    }
}
