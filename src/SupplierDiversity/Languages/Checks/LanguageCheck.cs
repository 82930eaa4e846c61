using System.Text.Json;

namespace SupplierDiversity.Languages.Checks;

/// <summary>Something wrong with a text or with its use.</summary>
/// <param name="File">The file to open.</param>
/// <param name="Line">1-based; 1 for a whole language file.</param>
/// <param name="Problem">One sentence that names the key.</param>
internal sealed record LanguageFinding(string File, int Line, string Problem)
{
    /// <summary>As compilers write it, so that editors and the build show it as an error.</summary>
    public override string ToString() => $"{File}({Line}): error LANG: {Problem}";
}

/// <summary>What was found, and how much was looked at: a check that saw nothing has proved nothing.</summary>
internal sealed record LanguageReport(IReadOnlyList<LanguageFinding> Findings, int Languages, int Keys, int SourceFiles, int Uses);

/// <summary>
/// Checks the language files of a source folder against each other, the glossary, and the code and views that use them.
/// The build runs it after compiling, the tests run it too.
/// </summary>
internal static class LanguageCheck
{
    /// <summary>Reads <c>Languages/*.json</c> and every .cs and .cshtml file below the folder.</summary>
    public static LanguageReport Run(string folder)
    {
        var findings = new List<LanguageFinding>();
        var languages = new List<Language>();
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "Languages"), "*.json").Order(StringComparer.Ordinal))
        {
            try
            {
                using var stream = File.OpenRead(file);
                languages.Add(Language.Load(Path.GetFileNameWithoutExtension(file), stream));
            }
            catch (Exception e) when (e is JsonException or ArgumentException or KeyNotFoundException or InvalidOperationException)
            {
                findings.Add(new(file, e is JsonException json ? (int)(json.LineNumber ?? 0) + 1 : 1, $"the file cannot be read: {e.Message}"));
            }
        }

        var english = languages.SingleOrDefault(l => l.Tag == "en");
        if (english is null)
        {
            return new([.. findings, new(Path.Combine(folder, "Languages", "en.json"), 1, "English is missing or cannot be read.")], languages.Count, 0, 0, 0);
        }

        foreach (var language in languages)
        {
            var file = Path.Combine(folder, "Languages", language.Tag + ".json");
            findings.AddRange(TextParity.Compare(english, language).Select(p => new LanguageFinding(file, 1, p)));
        }

        findings.AddRange(Glossary(folder, languages));
        var uses = new KeyUses(english);
        var sources = Directory.EnumerateFiles(folder, "*.cs*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".cs" or ".cshtml")
            .Where(f => !Path.GetRelativePath(folder, f).Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj"))
            .Order(StringComparer.Ordinal).ToList();
        foreach (var source in sources)
        {
            findings.AddRange(uses.In(File.ReadAllText(source)).Select(u => new LanguageFinding(source, u.Line, u.Problem)));
        }

        findings.AddRange(uses.Unused().Select(k => new LanguageFinding(
            Path.Combine(folder, "Languages", "en.json"), 1, $"'{k}' is used nowhere; remove it from every language file.")));
        return new(findings, languages.Count, english.Texts.Count, sources.Count, uses.Count);
    }

    private static IEnumerable<LanguageFinding> Glossary(string folder, IReadOnlyList<Language> languages)
    {
        var table = Path.Combine(folder, "Languages", "Glossary", "terms.json");
        if (!File.Exists(table))
        {
            return [];
        }

        try
        {
            using var stream = File.OpenRead(table);
            var terms = GlossaryTerm.Read(stream);
            return [.. languages.SelectMany(l => GlossaryCheck.Compare(terms, l).Select(p => new LanguageFinding(Path.Combine(folder, "Languages", l.Tag + ".json"), 1, p)))];
        }
        catch (JsonException e)
        {
            return [new(table, (int)(e.LineNumber ?? 0) + 1, $"the glossary cannot be read: {e.Message}")];
        }
    }
}
