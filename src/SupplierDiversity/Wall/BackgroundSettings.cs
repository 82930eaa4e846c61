using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Npgsql;
using SupplierDiversity.Database;

namespace SupplierDiversity.Wall;

/// <summary>
/// Where the background database is: on SQLite the file <c>Database:Background</c>, beside the portal's unless it is named;
/// on PostgreSQL the schema <c>background</c> of the same database, reached with the role <c>Database:Background</c> or
/// with a login of its own (<c>ConnectionStrings:Background</c>).
/// </summary>
/// <param name="Database">Engine and complete connection string.</param>
/// <param name="Role">The role that owns the schema; null on SQLite, and on PostgreSQL with a login of its own.</param>
public sealed partial record BackgroundSettings(DatabaseSettings Database, string? Role)
{
    /// <summary>The PostgreSQL schema.</summary>
    public const string Schema = "background";

    private const string DefaultRole = "supplier_diversity_background";

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">The role is not a plain name.</exception>
    public static BackgroundSettings Read(DatabaseSettings main, IConfiguration configuration, string contentRoot)
    {
        var wish = configuration["Database:Background"];
        if (main.Engine == DatabaseEngine.Sqlite)
        {
            return new(main with { ConnectionString = SqliteFile(main.ConnectionString, wish, contentRoot) }, null);
        }

        var own = configuration.GetConnectionString("Background");
        var role = string.IsNullOrWhiteSpace(own) ? string.IsNullOrWhiteSpace(wish) ? DefaultRole : wish : null;
        if (role is not null && !PlainName().IsMatch(role))
        {
            throw new InvalidOperationException($"Database__Background is '{role}'; on PostgreSQL it names a role in small letters, digits and underscores.");
        }

        return new(main with { ConnectionString = Postgres(string.IsNullOrWhiteSpace(own) ? main.ConnectionString : own, role) }, role);
    }

    private static string SqliteFile(string main, string? wish, string contentRoot)
    {
        var builder = new SqliteConnectionStringBuilder(main);
        builder.DataSource = string.IsNullOrWhiteSpace(wish) ? Path.ChangeExtension(builder.DataSource, ".background.db") : Path.GetFullPath(wish, contentRoot);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(builder.DataSource))!);
        return builder.ToString();
    }

    // The role and the schema hold from the first statement of a connection, and nothing resets them between two users.
    private static string Postgres(string connection, string? role)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection);
        var settings = role is null ? "" : $" -c role={role}";
        builder.Options = $"{builder.Options ?? "-c plan_cache_mode=force_custom_plan"} -c search_path={Schema}{settings}";
        return builder.ToString();
    }

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$")]
    private static partial Regex PlainName();
}
