namespace SupplierDiversity.Tests.Hosting;

/// <summary>
/// Official data kept beside the project (never inside it): $PORTAL_SHARED, or a folder "shared" next to one of the
/// folders above the test binary.
/// </summary>
internal static class SharedData
{
    /// <summary>A folder below data/; the test is skipped where it is missing.</summary>
    public static string Folder(string name = "")
    {
        var above = new List<string>();
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            above.Add(Path.Combine(at.FullName, "shared"));
        }

        var named = Environment.GetEnvironmentVariable("PORTAL_SHARED");
        var found = (string.IsNullOrEmpty(named) ? above : [named])
            .Select(shared => Path.Combine(shared, "data", name)).FirstOrDefault(Directory.Exists);
        Assert.SkipWhen(found is null, $"Shared data are missing: set PORTAL_SHARED or put shared/data/{name} beside the project.");
        return found!;
    }
}
