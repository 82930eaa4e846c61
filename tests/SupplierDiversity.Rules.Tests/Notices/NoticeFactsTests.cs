using System.Globalization;
using System.Text.Json;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Tests.Notices;

/// <summary>Every value the model holds, compared with what an independent reader found in the same notices.</summary>
public class NoticeFactsTests(ITestOutputHelper output)
{
    [Fact]
    public void Read_EverySharedNotice_HoldsTheValuesOfTheFacts()
    {
        var folder = SharedData.Notices();
        var valid = 0;
        var equal = 0;
        var refused = 0;
        var values = 0;
        var unequal = 0;
        foreach (var line in File.ReadLines(Path.Combine(folder, "facts.jsonl")))
        {
            using var facts = JsonDocument.Parse(line);
            var file = facts.RootElement.GetProperty("file").GetString()!;
            var reading = NoticeReader.Read(File.ReadAllBytes(Path.Combine(folder, file)), NoticeLimits.Default);
            var invalid = file.Contains("INVALID_", StringComparison.Ordinal);
            if (!reading.IsRead)
            {
                refused++;
                output.WriteLine($"{file}: refused: {reading.Refusal.Element} line {reading.Refusal.Line}: {reading.Refusal.Reason}");
                valid += invalid ? 0 : 1;
                continue;
            }

            var comparison = new NoticeComparison(reading.Notice, facts.RootElement);
            comparison.Run();
            values += comparison.Values;
            unequal += comparison.Differences.Count;
            foreach (var difference in comparison.Differences)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {difference}"));
            }

            if (!invalid)
            {
                valid++;
                equal += comparison.Differences.Count == 0 ? 1 : 0;
            }
        }

        output.WriteLine($"{valid} valid notices, {equal} equal in all values, {refused} refused, {values} values compared, {unequal} different.");
        Assert.True(valid >= 200, $"Only {valid} valid notices were compared.");
        Assert.True(values >= 10_000, $"Only {values} values were compared.");
        Assert.True(equal >= valid * 0.99, $"Only {equal} of {valid} valid notices are equal.");
    }
}
