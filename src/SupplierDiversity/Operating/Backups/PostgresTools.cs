using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace SupplierDiversity.Operating.Backups;

/// <summary>PostgreSQL's own <c>pg_dump</c>, <c>pg_restore</c> and <c>psql</c>, found through PATH.</summary>
internal static class PostgresTools
{
    /// <summary>One moment of the database, while others write to it.</summary>
    public static async Task DumpAsync(string connectionString, string file, IEnumerable<string> of, CancellationToken ct)
    {
        using var dump = Start("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", "--file", file, .. of], connectionString);
        dump.StandardInput.Close();
        await EndAsync(dump, ct);
    }

    /// <summary>
    /// Fills the empty database and then runs <paramref name="sql"/>, both in one transaction: nobody ever sees the
    /// restored rows without what <paramref name="sql"/> does to them.
    /// </summary>
    public static async Task RestoreAsync(string connectionString, string file, IEnumerable<string> of, string sql, CancellationToken ct)
    {
        using var read = Start("pg_restore", ["--no-owner", "--no-privileges", "--file=-", .. of, file], connectionString);
        using var write = Start("psql", ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null"], connectionString);
        read.StandardInput.Close();
        var trouble = read.StandardError.ReadToEndAsync(ct);
        try
        {
            await read.StandardOutput.BaseStream.CopyToAsync(write.StandardInput.BaseStream, ct);
            await read.WaitForExitAsync(ct);
            // A dump that was cut short must not be committed.
            await write.StandardInput.WriteAsync(read.ExitCode == 0 ? "\nRESET search_path;\n" + sql : "\nROLLBACK;\n\\quit 1\n");
            write.StandardInput.Close();
        }
        catch (IOException)
        {
            // psql gave up; it says why below.
        }

        await EndAsync(write, ct);
        if (read.ExitCode != 0)
        {
            throw new IOException($"pg_restore: {(await trouble).Trim()}");
        }
    }

    private static Process Start(string tool, IEnumerable<string> arguments, string connectionString)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(tool, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        // By environment, never on a command line that other users of the machine can read.
        Set(start, "PGHOST", to.Host);
        Set(start, "PGPORT", to.Port.ToString(CultureInfo.InvariantCulture));
        Set(start, "PGDATABASE", to.Database);
        Set(start, "PGUSER", to.Username);
        Set(start, "PGPASSWORD", to.Password);
        Set(start, "PGPASSFILE", to.Passfile);
        Set(start, "PGOPTIONS", to.Options);
        Set(start, "PGSSLROOTCERT", to.RootCertificate);
        Set(start, "PGSSLMODE", to.SslMode switch
        {
            SslMode.Disable => "disable",
            SslMode.Require => "require",
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            _ => "prefer",
        });
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new IOException($"The program {tool} is not there. It belongs to PostgreSQL's client programs (Debian: postgresql-client); its version must not be older than the server's.", e);
        }
    }

    private static void Set(ProcessStartInfo start, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            start.Environment[name] = value;
        }
    }

    private static async Task EndAsync(Process process, CancellationToken ct)
    {
        var trouble = process.StandardError.ReadToEndAsync(ct);
        var output = process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        await output;
        if (process.ExitCode != 0)
        {
            throw new IOException($"{Path.GetFileName(process.StartInfo.FileName)}: {(await trouble).Trim()}");
        }
    }
}
