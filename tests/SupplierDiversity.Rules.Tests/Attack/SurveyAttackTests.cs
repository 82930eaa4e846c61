using SupplierDiversity.Rules.Surveys;

namespace SupplierDiversity.Rules.Tests.Attack;

/// <summary>
/// Somebody of the city that asked knows of every firm it asked its size and trade, reads the published figures and the response
/// rates, and wants to know how few answered, who was silent, and how few said something.
/// </summary>
public class SurveyAttackTests(ITestOutputHelper output)
{
    private const int K = 10;
    private const int Surveys = 60;
    private static readonly string[] Sizes = ["micro", "small", "medium", "large"];
    private static readonly string[] Trades = ["45", "71", "72", "90"];
    private static readonly Questionnaire Asked = QuestionnaireReader.Read(Small(
        """{ "name": "with_policy", "question": "policy", "options": ["written"] }, { "name": "with_hours", "question": "offers", "options": ["hours"] }, { "name": "told_staff", "question": "told", "options": ["staff"] }""")).Questionnaire!;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Survey_ResultsAndRates_PinNothingUnlessUnprotected(bool protect)
    {
        var (figures, questions, found, told) = (0, 0, 0, 0);
        for (var survey = 0; survey < Surveys; survey++)
        {
            var random = new Random(survey);
            var firms = Enumerable.Range(0, random.Next(30, 220)).Select(_ => Firm(random, survey % 5 * 0.2)).ToList();
            var answers = firms.Where(f => f.Answered).Select(f => (IReadOnlyDictionary<string, SurveyAnswer>)f.Answers).ToList();
            var k = protect ? K : 1;
            var (read, open) = Read(firms, ResponseRates.Of([.. firms.Select(f => ((IReadOnlyList<string>)[f.Size, f.Trade], f.Answered))], k), SurveyResults.Of(Asked, answers, k), answers);
            var pinned = read.Pinned(open);
            Assert.True(!protect || pinned.Count == 0, $"{survey}: {string.Join("; ", pinned)}");
            (figures, questions, found) = (figures + read.Count, questions + open.Count, found + pinned.Count);
            told += SurveyResults.Of(Asked, answers, k).Figures.Count(f => f.Yes is not null);
        }

        output.WriteLine($"{Surveys} surveys, {(protect ? "protected" : "open")}: {figures} figures attacked, {questions} small counts looked for, {found} found; {told} results told.");
        Assert.True(questions > 100 && told > 20);
        Assert.Equal(protect, found == 0);
    }

    // Who said what of the figures is of nobody in particular; of a size or trade everybody knows the firms.
    private static (PrintedFigures Read, List<(string Name, int[] Cells, double Enough)> Open) Read(
        List<(string Size, string Trade, bool Answered, Dictionary<string, SurveyAnswer> Answers)> firms, IReadOnlyList<ResponseRates?> rates, ProtectedResults results, List<IReadOnlyDictionary<string, SurveyAnswer>> answers)
    {
        var (read, open) = (new PrintedFigures(), new List<(string, int[], double)>());
        var kinds = firms.Select(f => (f.Size, f.Trade)).Distinct().ToDictionary(f => f, _ => (Yes: read.Cell(), No: read.Cell()));
        foreach (var (kind, cells) in kinds)
        {
            var asked = firms.Count(f => (f.Size, f.Trade) == kind);
            read.Say([cells.Yes, cells.No], asked, asked);
        }

        foreach (var (table, breakdown) in rates.Select((r, b) => (r, b)))
        {
            foreach (var code in (breakdown == 0 ? Sizes : Trades).Append(""))
            {
                var own = kinds.Where(p => code.Length == 0 || (breakdown == 0 ? p.Key.Size : p.Key.Trade) == code).Select(p => p.Value).ToList();
                var members = firms.Where(f => code.Length == 0 || (breakdown == 0 ? f.Size : f.Trade) == code).ToList();
                // One of the tables is not told; its counts are looked for all the same.
                var line = code.Length == 0 ? table?.All : table?.Lines.SingleOrDefault(l => l.Group == code);
                foreach (var (count, cells, truth) in new[] { (line?.Answered, own.Select(c => c.Yes), members.Count(m => m.Answered)), (line?.Silent, own.Select(c => c.No), members.Count(m => !m.Answered)) })
                {
                    int[] sum = [.. cells];
                    read.Print(count, 0, K, sum);
                    Ask($"{breakdown} {code}", sum, truth, members.Count);
                }
            }
        }

        int[] all = [.. kinds.Values.Select(c => c.Yes)];
        read.Print(results.Firms, 0, K, all);
        foreach (var figure in results.Figures.Where(f => !f.OfPeople))
        {
            var asked = Asked.Figures.Single(f => f.Name == figure.Name);
            var (yes, no, unknown) = (read.Cell(), read.Cell(), read.Cell());
            // What is left of all that were asked did not answer.
            var silent = read.Cell();
            read.Say([yes, no, unknown, silent], firms.Count, firms.Count);
            read.Say([silent, .. all], firms.Count, firms.Count);
            string Of(IReadOnlyDictionary<string, SurveyAnswer> a) => a.GetValueOrDefault(asked.Question!)?.Options is not { } options ? "unknown" : asked.Options.All(options.Contains) ? "yes" : "no";
            foreach (var (count, cell, name) in new[] { (figure.Yes, yes, "yes"), (figure.No, no, "no"), (figure.NotKnown, unknown, "unknown") })
            {
                read.Print(count, 0, K, [cell]);
                Ask($"{figure.Name}-{name}", [cell], answers.Count(a => Of(a) == name), firms.Count);
            }
        }

        return (read, open);

        // Of fewer than k firms everybody knows that fewer than k did anything.
        void Ask(string name, int[] cells, int truth, int of)
        {
            if (truth is > 0 and < K && of >= K)
            {
                open.Add((name, cells, K));
            }
            else if (truth == 0 && of >= K && name.Contains(' ', StringComparison.Ordinal) && results.Firms > 0 && results.Firms < firms.Count)
            {
                // That nobody of a group did one thing tells of each what it did.
                open.Add(($"{name}, anybody", cells, 1));
            }
        }
    }

    private static (string Size, string Trade, bool Answered, Dictionary<string, SurveyAnswer> Answers) Firm(Random random, double alike)
    {
        int Skewed() => (int)(Math.Pow(random.NextDouble(), 1.5) * 4);
        var size = Skewed();
        // In some cities firms of a size are mostly of one trade.
        var trade = random.NextDouble() < alike ? size : Skewed();
        return (Sizes[size], Trades[trade], random.NextDouble() < 0.25 + (0.2 * size), Said(random));
    }

    private static Dictionary<string, SurveyAnswer> Said(Random random) => Tests.Surveys.Small.Answers(
        ("policy", random.Next(4) == 0 ? "owritten" : random.Next(3) == 0 ? "?" : "onone"), ("offers", random.Next(9) == 0 ? "ohours" : random.Next(2) == 0 ? "?" : "onothing"), ("told", random.Next(2) == 0 ? "ostaff" : "oothers"));

    private static string Small(string figures) => Tests.Surveys.Small.Json.Replace("""{ "name": "with_policy", "question": "policy", "options": ["written"] }""", figures, StringComparison.Ordinal);
}
