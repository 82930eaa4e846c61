using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Wall;

/// <summary>
/// Makes the roles and the schema of the background tables on PostgreSQL. The role that owns them cannot sign in. The
/// portal's login may become it, through a gate role that passes on no rights by itself: so what an ordinary connection asks
/// of the schema is refused by the server.
/// </summary>
internal sealed partial class PostgresWall(Db main, BackgroundSettings settings, ILogger<PostgresWall> log)
{
    // Several starters, and several databases of one server, may do this at once; who comes second finds it done.
    private const string MakeRoles =
        """
        DO $$ BEGIN
            IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{role}') THEN
                CREATE ROLE {role} NOLOGIN;
            END IF;
            IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{role}_gate') THEN
                CREATE ROLE {role}_gate NOLOGIN NOINHERIT;
                GRANT {role} TO {role}_gate;
            END IF;
            IF NOT pg_has_role('{role}_gate', 'MEMBER') THEN
                GRANT {role}_gate TO CURRENT_USER;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation OR internal_error THEN NULL;
        END $$;
        """;

    private const string MakeSchema =
        """
        DO $$ BEGIN
            IF NOT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = 'background') THEN
                CREATE SCHEMA background{owner};
            END IF;
        END $$;
        """;

    private const string IsSuperuser = "SELECT rolsuper FROM pg_roles WHERE rolname = current_user";

    /// <summary>Makes what is missing.</summary>
    /// <exception cref="MigrationRefusedException">The login may not, and nobody has done it before.</exception>
    public async Task PrepareAsync(Db background, CancellationToken ct)
    {
        if (settings.Role is not { } role)
        {
            await background.ExecuteAsync(MakeSchema.Replace("{owner}", "", StringComparison.Ordinal), null, ct);
            return;
        }

        try
        {
            await using var connection = await main.OpenAsync(ct);
            await connection.ExecuteAsync(MakeRoles.Replace("{role}", role, StringComparison.Ordinal));
            await connection.ExecuteAsync(MakeSchema.Replace("{owner}", $" AUTHORIZATION {role}", StringComparison.Ordinal));
            if (await connection.ExecuteScalarAsync<bool>(IsSuperuser))
            {
                Superuser(log);
            }
        }
        catch (Npgsql.PostgresException e) when (e.SqlState == Npgsql.PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new MigrationRefusedException(
                $"The portal's login may not make the role and the schema of the background database ({e.MessageText}). Let an administrator of the server run: "
                + $"CREATE ROLE {role} NOLOGIN; CREATE ROLE {role}_gate NOLOGIN NOINHERIT; GRANT {role} TO {role}_gate; "
                + $"GRANT {role}_gate TO <login>; CREATE SCHEMA {BackgroundSettings.Schema} AUTHORIZATION {role};",
                e);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The portal signs in to PostgreSQL as a superuser, whom no right can keep from the background tables. Give it an ordinary login.")]
    private static partial void Superuser(ILogger log);
}
