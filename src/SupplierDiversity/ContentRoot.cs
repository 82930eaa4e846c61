namespace SupplierDiversity;

/// <summary>Where settings and <c>wwwroot</c> are: the published folder, else the repository root above the binaries.</summary>
internal static class ContentRoot
{
    public static string Find()
    {
        if (IsRoot(AppContext.BaseDirectory))
        {
            return AppContext.BaseDirectory;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (IsRoot(folder.FullName))
            {
                return folder.FullName;
            }
        }

        return AppContext.BaseDirectory;
    }

    /// <summary>
    /// Demonstration for <c>demo</c>; where none is set, Development when run from the repository,
    /// Production when published. Null leaves it to what was set.
    /// </summary>
    public static string? Environment(IReadOnlyList<string> args)
    {
        var set = System.Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? System.Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT");
        return Commands.CommandLine.VerbOf(args) == "demo" ? "Demonstration"
            : set is not null || args.Any(a => a.StartsWith("--environment", StringComparison.OrdinalIgnoreCase)) ? null
            : IsRoot(AppContext.BaseDirectory) ? Environments.Production
            : Environments.Development;
    }

    private static bool IsRoot(string folder) =>
        File.Exists(Path.Combine(folder, "appsettings.json")) && Directory.Exists(Path.Combine(folder, "wwwroot"));
}
