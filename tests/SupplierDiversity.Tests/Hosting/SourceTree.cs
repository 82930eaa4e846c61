namespace SupplierDiversity.Tests.Hosting;

/// <summary>The sources this test binary was built from.</summary>
internal static class SourceTree
{
    /// <summary>A folder below the repository root.</summary>
    public static string Folder(string path)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "SupplierDiversity.sln")))
        {
            at = at.Parent;
        }

        return Path.Combine(at?.FullName ?? throw new InvalidOperationException("The repository root is not above the test binary."), path);
    }
}
