using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SupplierDiversity.Database;

namespace SupplierDiversity.Tests.Operating;

/// <summary>The real program, run as an operator runs it.</summary>
internal static class PortalProgram
{
    /// <summary>Runs a command with --json at a pretended now; returns exit code, the JSON object and what went to standard error.</summary>
    public static async Task<(int Exit, JsonElement Json, string Error)> RunAsync(DatabaseSettings database, DateTimeOffset now, params string[] arguments)
    {
        var data = Directory.CreateTempSubdirectory("sd-program");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments, "--json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["Database__Provider"] = database.Engine.ToString(),
                ["ConnectionStrings__Portal"] = database.ConnectionString,
                ["Portal__DataDirectory"] = data.FullName,
                ["Portal__Now"] = now.ToString("O", CultureInfo.InvariantCulture),
            },
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        data.Delete(recursive: true);
        var last = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "null";
        return (process.ExitCode, JsonDocument.Parse(last).RootElement, await error);
    }
}
