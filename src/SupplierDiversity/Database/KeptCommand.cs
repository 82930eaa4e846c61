using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace SupplierDiversity.Database;

/// <summary>
/// A command that runs a statement its connection has kept, and gives it back when it is disposed. The text is known
/// only after a command was made, so the statement is looked up when it first runs.
/// </summary>
internal sealed class KeptCommand(KeptConnection owner) : SqliteCommand
{
    private KeptStatement? _statement;

    /// <inheritdoc/>
    public override SqliteConnection? Connection
    {
        get => owner;
        set
        {
            if (!ReferenceEquals(value, owner))
            {
                throw new NotSupportedException("A command stays with the connection that made it.");
            }
        }
    }

    /// <inheritdoc/>
    public override void Prepare() => Ready().Prepare();

    /// <inheritdoc/>
    public override int ExecuteNonQuery() => Run(s => s.ExecuteNonQuery());

    /// <inheritdoc/>
    public override object? ExecuteScalar() => Run(s => s.ExecuteScalar());

    /// <inheritdoc/>
    public override SqliteDataReader ExecuteReader() => ExecuteReader(CommandBehavior.Default);

    /// <inheritdoc/>
    public override SqliteDataReader ExecuteReader(CommandBehavior behavior) => Run(s => s.ExecuteReader(behavior));

    /// <inheritdoc/>
    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => ExecuteReader(behavior);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Release();
        }

        base.Dispose(disposing);
    }

    private T Run<T>(Func<KeptStatement, T> execute)
    {
        var statement = Ready();
        try
        {
            return execute(statement);
        }
        catch
        {
            // Whatever state the failure left it in, nobody gets it again.
            _statement = null;
            statement.Dispose();
            throw;
        }
    }

    private KeptStatement Ready()
    {
        if (_statement is { } other && other.CommandText != CommandText)
        {
            Release();
        }

        var statement = _statement ??= owner.Take(CommandText);
        if (statement.IsRead)
        {
            throw new InvalidOperationException("The command's reader is still open.");
        }

        (statement.Transaction, statement.CommandTimeout) = (Transaction, CommandTimeout);
        statement.Parameters.Clear();
        foreach (SqliteParameter parameter in Parameters)
        {
            statement.Parameters.Add(parameter);
        }

        return statement;
    }

    private void Release()
    {
        if (_statement is { } statement)
        {
            _statement = null;
            owner.GiveBack(statement);
        }
    }
}

/// <summary>A statement that stays prepared.</summary>
internal sealed class KeptStatement(string text, SqliteConnection connection) : SqliteCommand(text, connection)
{
    /// <summary>True while a reader stands on one of its rows.</summary>
    public bool IsRead => DataReader is not null;
}
