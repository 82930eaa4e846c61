using SupplierDiversity.Rules.Clauses.Library;

namespace SupplierDiversity.Rules.Tests.Clauses.Library;

public class ClauseFillingTests
{
    private static readonly ClauseBlank[] Blanks =
    [
        new("hours", BlankKind.Number, 2, 24, "8"),
        new("level", BlankKind.Level, 0, 0, "B2"),
        new("languages", BlankKind.Text, 2, 20, "Arabic"),
    ];

    [Fact]
    public void Of_AllBlanksFilled_GivesTheText()
    {
        var filled = ClauseFilling.Of(Wording(), Blanks, Typed("8", "b2", "  Arabic,   Turkish "));
        Assert.Equal("Staff speak Arabic, Turkish at level B2.", filled.Text);
        Assert.Equal("Proof of 8 hours.", filled.Evidence);
        Assert.Empty(filled.Problems);
    }

    [Theory]
    [InlineData("", "B2", "Arabic", "hours", BlankProblem.Missing)]
    [InlineData("1", "B2", "Arabic", "hours", BlankProblem.OutOfBounds)]
    [InlineData("25", "B2", "Arabic", "hours", BlankProblem.OutOfBounds)]
    [InlineData("99999999999", "B2", "Arabic", "hours", BlankProblem.NoNumber)]
    [InlineData("-8", "B2", "Arabic", "hours", BlankProblem.NoNumber)]
    [InlineData("8.5", "B2", "Arabic", "hours", BlankProblem.NoNumber)]
    [InlineData("٨", "B2", "Arabic", "hours", BlankProblem.NoNumber)]
    [InlineData("8", "D1", "Arabic", "level", BlankProblem.NoLevel)]
    [InlineData("8", "B2", "   ", "languages", BlankProblem.Missing)]
    [InlineData("8", "B2", "Arabic, Turkish, Somali", "languages", BlankProblem.OutOfBounds)]
    [InlineData("8", "B2", "{hours}", "languages", BlankProblem.OutOfBounds)]
    public void Of_WrongBlank_HasNoTextAndNamesIt(string hours, string level, string languages, string wrong, BlankProblem problem)
    {
        var filled = ClauseFilling.Of(Wording(), Blanks, Typed(hours, level, languages));
        Assert.Null(filled.Text);
        Assert.Null(filled.Evidence);
        Assert.Equal(KeyValuePair.Create(wrong, problem), Assert.Single(filled.Problems));
    }

    [Fact]
    public void Parity_LostUnknownAndUnexplainedBlanks_AreNamed()
    {
        var problems = ClauseParity.Of([.. Blanks, new("days", BlankKind.Number, 1, 2, "1")], Wording() with { Text = "{languages} {level} {other}", Guide = "In {hours} hours" }).ToList();
        Assert.Equal(
            [
                "{days} is in neither text nor evidence.", "{other} is no blank of this clause.", "'## blank days' is missing.",
                "only text and evidence have blanks.",
            ],
            problems);
    }

    [Fact]
    public void Read_File_JoinsLinesAndKeepsParagraphs()
    {
        var wording = ClauseFile.Read("# Name\r\n## purpose\nWhy\n## proportionate\nWhen\n## text\nIn {hours}\nhours.\n## evidence\nProof\n## monitoring\nHow\n## guide\nOne\n\nTwo\n## blank hours\nHours\n");
        Assert.Equal(("Name", "In {hours} hours.", "One\n\nTwo", "Hours"), (wording.Title, wording.Text, wording.Guide, wording.Blanks["hours"]));
    }

    [Theory]
    [InlineData("# Name\n## purpose\nWhy\n", "'## proportionate' is missing.")]
    [InlineData("# Name\n## aim\nWhy\n", "'## aim' is no part of a clause.")]
    [InlineData("# Name\n## purpose\n\n## text\nA\n", "'purpose' is empty.")]
    [InlineData("# Name\n## text\nA\n## text\nB\n", "'text' is written twice.")]
    public void Read_DamagedFile_SaysWhatIsWrong(string file, string problem) =>
        Assert.Equal(problem, Assert.Throws<FormatException>(() => ClauseFile.Read(file)).Message);

    private static Dictionary<string, string> Typed(string hours, string level, string languages) =>
        new() { ["hours"] = hours, ["level"] = level, ["languages"] = languages };

    private static ClauseWording Wording() => new()
    {
        Title = "Languages",
        Purpose = "Why",
        Proportionate = "When",
        Text = "Staff speak {languages} at level {level}.",
        Evidence = "Proof of {hours} hours.",
        Monitoring = "How",
        Guide = "Plain",
        Blanks = new Dictionary<string, string> { ["hours"] = "Hours", ["level"] = "Level", ["languages"] = "Languages" },
    };
}
