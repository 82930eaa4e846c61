namespace SupplierDiversity.Rules.Tests.Notices;

/// <summary>
/// The real notices kept beside the project (never inside it): $PORTAL_SHARED, or a folder "shared" next to one of the
/// folders above the test binary.
/// </summary>
internal static class SharedData
{
    /// <summary>The folder data/notices; the test is skipped where it is missing.</summary>
    public static string Notices()
    {
        var folder = Find();
        Assert.SkipWhen(folder is null, "The shared notices are missing: set PORTAL_SHARED or put shared/data/notices beside the project.");
        return folder!;
    }

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("PORTAL_SHARED");
        if (!string.IsNullOrEmpty(named))
        {
            return Existing(named);
        }

        for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
        {
            if (Existing(Path.Combine(above.FullName, "shared")) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static string? Existing(string shared)
    {
        var notices = Path.Combine(shared, "data", "notices");
        return Directory.Exists(notices) ? notices : null;
    }
}
