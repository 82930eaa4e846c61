using SupplierDiversity.Commands;

namespace SupplierDiversity.Languages.Checks;

/// <summary><c>check-languages FOLDER</c>: what the build runs on this project's sources after compiling.</summary>
internal static class CheckLanguagesVerb
{
    public static Verb Verb { get; } = new("check-languages", "FOLDER", "texts of a source folder: complete, used, translated (run by the build)", UsesDatabase: false, call =>
    {
        if (call.Arguments is not [var folder] || !Directory.Exists(Path.Combine(folder, "Languages")))
        {
            call.Error.WriteLine("check-languages needs the source folder that holds Languages/.");
            return Task.FromResult(Exit.BadUsage);
        }

        var report = LanguageCheck.Run(folder);
        foreach (var finding in report.Findings)
        {
            call.Error.WriteLine(finding);
        }

        call.Print(
            new { languages = report.Languages, keys = report.Keys, files = report.SourceFiles, uses = report.Uses, problems = report.Findings.Count },
            $"{report.Keys} texts in {report.Languages} languages, {report.Uses} uses in {report.SourceFiles} files, {report.Findings.Count} problems.");
        return Task.FromResult(report.Findings.Count == 0 ? Exit.Success : Exit.SomeRefused);
    });
}
