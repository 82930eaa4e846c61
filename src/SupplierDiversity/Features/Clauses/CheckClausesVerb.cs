using System.Globalization;
using System.Text.Json;
using SupplierDiversity.Commands;
using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Clauses.Guard;

namespace SupplierDiversity.Features.Clauses;

/// <summary><c>check-clauses FILE.csv</c>: the legal guard over clause texts. Findings are no failure.</summary>
internal static class CheckClausesVerb
{
    private static readonly string[] Columns = ["id", "position", "language", "text", "weight"];

    // A number beyond is no weight at all.
    private const int MostPercent = 1_000_000;

    private static readonly Dictionary<string, ClausePosition> Positions = new(StringComparer.Ordinal)
    {
        ["specification"] = ClausePosition.Specification,
        ["selection"] = ClausePosition.Selection,
        ["award"] = ClausePosition.Award,
        ["performance"] = ClausePosition.Performance,
    };

    public static Verb Verb { get; } = new("check-clauses", "FILE.csv [--weight-limit PERCENT]", "the legal guard over clause texts", UsesDatabase: false, call =>
    {
        if (Read(call.Arguments) is not var (path, limit))
        {
            call.Error.WriteLine("check-clauses takes one CSV file and, if wanted, --weight-limit with whole percents from 1 to 100.");
            return Task.FromResult(Exit.BadUsage);
        }

        var file = new CsvFile(path, call.Error, Columns, mayMiss: ["weight"]);
        List<object> findings = [];
        foreach (var row in file.Rows())
        {
            if (Problem(row, out var clause) is { } problem)
            {
                file.Refuse(row, problem);
            }
            else
            {
                findings.AddRange(LegalGuard.Check(clause!, limit).Select(f => Shown(row["id"], f)));
            }
        }

        call.PrintJson(new { read = file.Read, findings });
        return Task.FromResult(file.ExitCode);
    });

    // A city's own limit; without it the portal's.
    private static (string Path, int LimitBasisPoints)? Read(IReadOnlyList<string> arguments) => arguments switch
    {
        [var path] when !path.StartsWith('-') => (path, LegalGuard.UsualWeightBasisPoints),
        [var path, "--weight-limit", var percent] when !path.StartsWith('-') && int.TryParse(percent, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most is >= 1 and <= 100 =>
            (path, most * 100),
        _ => null,
    };

    private static string? Problem(CsvRow row, out ClauseText? clause)
    {
        clause = null;
        if (!Positions.TryGetValue(row["position"], out var position))
        {
            return $"position '{row.Shown("position")}' must be specification, selection, award or performance";
        }

        if (!LegalGuard.Languages.Contains(row["language"]))
        {
            return $"language '{row.Shown("language")}' is not one the guard reads: {string.Join(", ", LegalGuard.Languages.Order())}";
        }

        if (row["text"].Length == 0)
        {
            return "text is missing";
        }

        var weight = row["weight"].TrimEnd('%').TrimEnd();
        decimal? percent = decimal.TryParse(weight, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (weight.Length > 0 && percent is not (>= -MostPercent and <= MostPercent))
        {
            return $"weight '{row.Shown("weight")}' must be a percentage";
        }

        // 110 % is a mistake in the tender, not in the file: the guard finds it.
        clause = new(position, row["language"], row["text"], (int?)(percent * 100));
        return null;
    }

    private static object Shown(string id, GuardFinding finding) => new
    {
        id,
        severity = JsonNamingPolicy.KebabCaseLower.ConvertName(finding.Severity.ToString()),
        rule = JsonNamingPolicy.KebabCaseLower.ConvertName(finding.Rule.ToString()),
        article = finding.Article,
        excerpt = finding.Excerpt,
    };
}
