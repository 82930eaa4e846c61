using System.Text.RegularExpressions;

namespace SupplierDiversity.Tests.Security;

public partial class ViewTests(ITestOutputHelper output)
{
    [Fact]
    public void Views_NoRawHtmlAndNothingInline()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "SupplierDiversity.sln")))
        {
            folder = folder.Parent;
        }

        var files = Directory.GetFiles(Path.Combine(folder.FullName, "src", "SupplierDiversity"), "*.cs*", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(f => Path.GetExtension(f) is ".cs" or ".cshtml").ToList();
        var raw = files.Where(f => RawHtml().IsMatch(File.ReadAllText(f))).Select(Path.GetFileName).ToList();
        var views = files.Where(f => f.EndsWith(".cshtml", StringComparison.Ordinal)).ToList();
        var inline = views.Where(f => Inline().IsMatch(File.ReadAllText(f))).Select(Path.GetFileName).ToList();
        output.WriteLine($"{files.Count} files, {views.Count} views.");
        Assert.True(files.Count > 40 && views.Count >= 8, $"Only {files.Count} files and {views.Count} views seen.");
        Assert.Empty(raw);
        Assert.Empty(inline);
    }

    [GeneratedRegex(@"Html\.Raw|new HtmlString|AppendHtml\(""|SetHtmlContent\(")]
    private static partial Regex RawHtml();

    [GeneratedRegex(@"\sstyle=|<style|\son[a-z]+=""|javascript:|<script(?![^>]*\ssrc=)", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
