using System.Globalization;
using System.Text.RegularExpressions;
using SupplierDiversity.Commands;
using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Clauses.Guard;

namespace SupplierDiversity.Features.Clauses;

/// <summary><c>check-clauses FILE.csv</c>: the legal guard over clause texts. Findings are no failure.</summary>
internal static partial class CheckClausesVerb
{
    private static readonly string[] Columns = ["id", "position", "language", "text", "weight"];

    private static readonly Dictionary<string, ClausePosition> Positions = new(StringComparer.Ordinal)
    {
        ["specification"] = ClausePosition.Specification,
        ["selection"] = ClausePosition.Selection,
        ["award"] = ClausePosition.Award,
        ["performance"] = ClausePosition.Performance,
    };

    public static Verb Verb { get; } = new("check-clauses", "FILE.csv", "the legal guard over clause texts", UsesDatabase: false, call =>
    {
        if (call.Arguments is not [var path] || path.StartsWith('-'))
        {
            call.Error.WriteLine("check-clauses takes one CSV file.");
            return Task.FromResult(Exit.BadUsage);
        }

        int read = 0, refused = 0;
        void Refuse(string reason)
        {
            refused++;
            call.Error.WriteLine(reason);
        }

        using var text = CsvFile.Open(path);
        var file = new CsvFile(Path.GetFileName(path), text, Columns, mayMiss: ["weight"]);
        List<object> findings = [];
        foreach (var row in file.Rows(Refuse))
        {
            read++;
            if (!row.IsWhole)
            {
                continue;
            }

            if (Problem(row, out var clause) is { } problem)
            {
                Refuse(file.At(row.Line, problem));
            }
            else
            {
                findings.AddRange(LegalGuard.Check(clause!).Select(f => Shown(row["id"], f)));
            }
        }

        if (file.Refusal is { } refusal)
        {
            Refuse(refusal);
        }

        (call with { Json = true }).Print(new { read, findings }, "");
        return Task.FromResult(refused > 0 ? Exit.SomeRefused : Exit.Success);
    });

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
        if (weight.Length > 0 && !(decimal.TryParse(weight, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100))
        {
            return $"weight '{row.Shown("weight")}' must be a percentage from 0 to 100";
        }

        clause = new(position, row["language"], row["text"], weight.Length == 0 ? null : (int)(decimal.Parse(weight, CultureInfo.InvariantCulture) * 100));
        return null;
    }

    private static object Shown(string id, GuardFinding finding) => new
    {
        id,
        severity = finding.Severity == GuardSeverity.Block ? "block" : "warn",
        rule = CapitalInside().Replace(finding.Rule.ToString(), "-$0").ToLowerInvariant(),
        article = finding.Article,
        excerpt = finding.Excerpt,
    };

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex CapitalInside();
}
