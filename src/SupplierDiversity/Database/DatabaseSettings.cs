namespace SupplierDiversity.Database;

/// <summary>Which database the portal runs on.</summary>
public enum DatabaseEngine
{
    /// <summary>One file, one machine; the default.</summary>
    Sqlite,

    /// <summary>PostgreSQL, when a city outgrows one machine.</summary>
    Postgres,
}

/// <summary>Engine and connection string, from <c>Database:Provider</c> and <c>ConnectionStrings:Portal</c>.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="ConnectionString">Complete, with pragmas for SQLite.</param>
public sealed record DatabaseSettings(DatabaseEngine Engine, string ConnectionString)
{
    /// <summary>
    /// Reads the settings. A relative SQLite file is taken from the content root and its folder is created.
    /// </summary>
    /// <exception cref="InvalidOperationException">The provider is neither Sqlite nor Postgres, or the string is missing.</exception>
    public static DatabaseSettings Read(IConfiguration configuration, string contentRoot)
    {
        var provider = configuration["Database:Provider"];
        var connection = configuration.GetConnectionString("Portal");
        if (string.IsNullOrWhiteSpace(provider) || provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase))
        {
            return new(DatabaseEngine.Sqlite, SqliteFile(connection ?? "Data Source=data/portal.db", contentRoot));
        }

        if (!provider.Equals("Postgres", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException($"Database__Provider is '{provider}'; it can be Sqlite or Postgres.");
        }

        return string.IsNullOrWhiteSpace(connection) || connection.StartsWith("Data Source=", StringComparison.OrdinalIgnoreCase)
            ? throw new InvalidOperationException("ConnectionStrings__Portal must hold a PostgreSQL connection string when Database__Provider is Postgres.")
            : new(DatabaseEngine.Postgres, connection);
    }

    private static string SqliteFile(string connection, string contentRoot)
    {
        var builder = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(connection)
        {
            ForeignKeys = true,
            DefaultTimeout = 30,
        };
        if (builder.DataSource is not ":memory:")
        {
            builder.DataSource = Path.GetFullPath(builder.DataSource, contentRoot);
            Directory.CreateDirectory(Path.GetDirectoryName(builder.DataSource)!);
        }

        return builder.ToString();
    }
}
