using SupplierDiversity.Languages.Checks;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Languages;

public class LanguageCheckTests
{
    [Fact]
    public void Run_ThisProject_HasNothingToSay()
    {
        var report = LanguageCheck.Run(SourceTree.Folder("src/SupplierDiversity"));
        Assert.True(report is { Languages: >= 4, Keys: > 200, SourceFiles: > 50, Uses: > 50 }, $"Too little was looked at: {report}");
        Assert.True(report.Findings.Count == 0, string.Join('\n', report.Findings));
    }

    public static TheoryData<string, string, string, string> Mistakes => new()
    {
        { """{"a":{"x":"One"}}""", """{"a":{}}""", "", "'a.x' is missing in de.json." },
        { """{"a":{}}""", """{"a":{"x":"Eins"}}""", "", "'a.x' is not in en.json." },
        { """{"a":{"x":"Hello {name}"}}""", """{"a":{"x":"Hallo"}}""", "", "'a.x' in de.json lost {name}." },
        { """{"a":{"x":"Hello"}}""", """{"a":{"x":"Hallo {nmae}"}}""", "", "'a.x' in de.json has {nmae}, which English does not have." },
        { """{"a":{"x":"Hello there"}}""", """{"a":{"x":"Hello there"}}""", "", "'a.x' is not translated in de.json." },
        { """{"a":{"x":"Hello"}}""", """{"a":{"x":" "}}""", "", "'a.x' is empty in de.json." },
        { """{"a":{"n":{"one":"{count} lot","other":"{count} lots"}}}""", """{"a":{"n":{"other":"{count} Lose"}}}""", "", "'a.n' has the plural forms other; de needs one, other." },
        { """{"a":{"n":{"one":"{count} lot","other":"{count} lots"}}}""", """{"a":{"n":{"one":"ein Los","other":"Lose"}}}""", "", "'a.n' in de.json lost {count}." },
        { """{"a":{"n":{"one":"{count} lot","other":"{count} lots"}}}""", """{"a":{"n":"Lose"}}""", "", "'a.n' must have plural forms in de.json exactly when it has them in en.json." },
        { """{"a":{"x":"One"}}""", """{"a":{"x":"Eins"}}""", "T[\"a.y\"]", "'a.y' is in no language file." },
        { """{"a":{"x":"One"}}""", """{"a":{"x":"Eins"}}""", "T.Of($\"a.{kind}.title\")", "no key can be made by 'a.{kind}.title'." },
        { """{"a":{"x":"One"}}""", """{"a":{"x":"Eins"}}""", "", "'a.x' is used nowhere; remove it from every language file." },
        { """{"a":{"x":"Hello {name}"}}""", """{"a":{"x":"Hallo {name}"}}""", "T[\"a.x\"]", "'a.x' needs its placeholders: use Of." },
        { """{"a":{"x":"Hello {name}"}}""", """{"a":{"x":"Hallo {name}"}}""", "T.Of(\"a.x\", (\"nam\", f(1)))", "'a.x' needs {name}, which this call does not give." },
        { """{"a":{"x":"Hello"}}""", """{"a":{"x":"Hallo"}}""", "T.Count(\"a.x\", 1)", "'a.x' is counted but has no plural forms." },
        { """{"a":{"n":{"one":"{count} lot","other":"{count} lots"}}}""", """{"a":{"n":{"one":"{count} Los","other":"{count} Lose"}}}""", "T[\"a.n\"]", "'a.n' has plural forms and must be used with Count." },
        { """{"a":{"n":{"one":"{x} {count}","other":"{x} {count}"}}}""", """{"a":{"n":{"one":"{x} {count}","other":"{x} {count}"}}}""", "T.Count(\"a.n\", 2)", "'a.n' needs {x}, which this call does not give." },
        { """{"a":{"x":"One","x":"Two"}}""", """{"a":{"x":"Eins"}}""", "T[\"a.x\"]", "the file cannot be read" },
        { """{"a":{"x":"One"}}""", """{"a":{"x":"Eins",}}""", "T[\"a.x\"]", "the file cannot be read" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Run_OneMistake_IsNamed(string english, string german, string view, string problem)
    {
        var report = RunOn(english, german, view);
        Assert.Contains(report.Findings, f => f.Problem.StartsWith(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Run_NothingWrong_FindsNothing()
    {
        var report = RunOn(
            """{"a":{"x":"Hello {name}","n":{"one":"One lot","other":"{count} lots"},"kind_b":"Bee","word":"Name","far":"Far away"}}""",
            """{"a":{"x":"Hallo {name}","n":{"one":"Ein Los","other":"{count} Lose"},"kind_b":"Biene","word":"Name","far":"Weit weg"}}""",
            """<a title="@T.Of("a.x", ("name", Model.F("x", 2)))">@T.Count("a.n", 3)</a> @T[$"a.kind_{Model.Get("q")}"] @T["a.word"] @T[x ? "a.far" : "a.word"]""");
        Assert.True(report.Findings.Count == 0, string.Join('\n', report.Findings));
        Assert.Equal(6, report.Uses);
    }

    private static LanguageReport RunOn(string english, string german, string view)
    {
        var folder = Directory.CreateTempSubdirectory("sd-words").FullName;
        try
        {
            const string Settings = """{"language":{"culture":"en","name":"Own name","date_pattern":"d","day_pattern":"d","day_and_time":"{day}, {time}"},""";
            Directory.CreateDirectory(Path.Combine(folder, "Languages"));
            File.WriteAllText(Path.Combine(folder, "Languages", "en.json"), Settings + english[1..]);
            File.WriteAllText(Path.Combine(folder, "Languages", "de.json"), Settings + german[1..]);
            File.WriteAllText(Path.Combine(folder, "View.cshtml"), "T[\"language.culture\"] T[\"language.name\"] T[\"language.date_pattern\"] T[\"language.day_pattern\"] var x = \"language.day_and_time\";\n" + view);
            var report = LanguageCheck.Run(folder);
            return report with { Findings = [.. report.Findings], Uses = report.Uses - 5 };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
