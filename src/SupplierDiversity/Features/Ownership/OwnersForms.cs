using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Ownership;

namespace SupplierDiversity.Features.Ownership;

/// <summary>One stake as it is typed.</summary>
public sealed class EditOwnerForm
{
    /// <summary>Number of the version the page was made from.</summary>
    public int Version { get; set; }

    /// <summary>Index of the line that is changed; null: a new one.</summary>
    public int? Line { get; set; }

    /// <summary>What the firm calls the owner.</summary>
    public string? Label { get; set; }

    /// <summary>Person, company or institution.</summary>
    public OwnerKind Kind { get; set; }

    /// <summary>Company that is held; empty: the firm.</summary>
    public string? HeldIn { get; set; }

    /// <summary>Kind of shares.</summary>
    public string? Class { get; set; }

    /// <summary>Percentage or fraction; empty: not known.</summary>
    public string? Size { get; set; }

    /// <summary>First day, ISO 8601.</summary>
    public string? From { get; set; }

    /// <summary>Last day.</summary>
    public string? To { get; set; }

    /// <summary>The form of a line, or an empty one.</summary>
    public static EditOwnerForm Of(OwnershipVersion version, int? line, string? heldIn)
    {
        ArgumentNullException.ThrowIfNull(version);
        var held = line is { } at ? version.Sheet.Lines[at] : null;
        return new()
        {
            Version = version.Number,
            Line = line,
            Label = held?.Label,
            Kind = held?.Kind ?? OwnerKind.Person,
            HeldIn = held?.In ?? heldIn,
            Class = held?.Class,
            Size = held?.Size is { } size ? TypedShare.Write(size) : null,
            From = held?.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            To = held?.To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Reads the fields; what is wrong in one of them is put beside it.</summary>
    internal OwnershipLine Read(OwnershipSheet sheet, Language t, ModelStateDictionary state)
    {
        var label = (Label ?? "").Trim();
        var size = string.IsNullOrWhiteSpace(Size) ? null : TypedShare.Read(Size);
        Require(label.Length is > 0 and <= 200 && !label.Any(char.IsControl), nameof(Label), "ownership.wrong.label");
        Require(Enum.IsDefined(Kind), nameof(Kind), "ownership.wrong.kind");
        Require(string.IsNullOrWhiteSpace(Size) || size is not null, nameof(Size), "ownership.wrong.share");
        var (from, to) = (Day(From, nameof(From)), Day(To, nameof(To)));
        var known = sheet.Lines.Where((_, i) => i != Line).FirstOrDefault(l => string.Equals(l.Label, label, StringComparison.OrdinalIgnoreCase))?.Owner
            ?? (Line is { } at && sheet.Lines.Count(l => l.Owner == sheet.Lines[at].Owner) == 1 ? sheet.Lines[at].Owner : Guid.CreateVersion7());
        return new(known, label, Kind, (HeldIn ?? "").Trim(), (Class ?? "").Trim(), size, from, to);

        DateOnly? Day(string? typed, string field)
        {
            var right = DateOnly.TryParseExact(typed?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
            Require(right || string.IsNullOrWhiteSpace(typed), field, "ownership.wrong.day");
            return right ? day : null;
        }

        void Require(bool right, string field, string words)
        {
            if (!right)
            {
                state.AddModelError(field, t[words]);
            }
        }
    }

    /// <summary>The list with the line in its place. A company that is called otherwise now is so in all its lines.</summary>
    internal OwnershipSheet Put(OwnershipSheet sheet, OwnershipLine line)
    {
        if (Line is not { } at)
        {
            return sheet with { Lines = [.. sheet.Lines, line] };
        }

        var before = sheet.Lines[at].Label;
        return sheet with
        {
            Lines = [.. sheet.Lines.Select((l, i) => i == at ? line : l)
                .Select(l => l.In.Length > 0 && string.Equals(l.In, before, StringComparison.OrdinalIgnoreCase) ? l with { In = line.Label } : l)
                .Select(l => l.Owner == line.Owner ? l with { Label = line.Label } : l)],
        };
    }
}

/// <summary>The page of one stake.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Version">The newest version.</param>
/// <param name="Form">What was typed.</param>
public sealed record EditOwnerPage(Firm Firm, OwnershipVersion Version, EditOwnerForm Form);

/// <summary>The whole list as text.</summary>
public sealed class PasteOwnersForm
{
    /// <summary>Number of the version the page was made from.</summary>
    public int Version { get; set; }

    /// <summary>What is counted.</summary>
    public OwnershipBasis Basis { get; set; }

    /// <summary>Kinds of shares: "A = 60; B = 40".</summary>
    public string? Classes { get; set; }

    /// <summary>The lines.</summary>
    public string? Table { get; set; }

    /// <summary>Reads everything; each line that is wrong is named by its number.</summary>
    internal OwnershipSheet Read(OwnershipSheet before, Language t, ModelStateDictionary state)
    {
        List<ShareClass> classes = [];
        foreach (var entry in (Classes ?? "").Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = entry.Split('=', StringSplitOptions.TrimEntries);
            if (parts.Length == 2 && parts[0].Length is > 0 and <= 40 && TypedShare.Read(parts[1]) is { } part && classes.TrueForAll(c => c.Name != parts[0]))
            {
                classes.Add(new(parts[0], part));
                continue;
            }

            state.AddModelError(nameof(Classes), t["ownership.wrong.classes"]);
        }

        var (lines, problems) = OwnershipPaste.Read(Table ?? "", before, Guid.CreateVersion7, OwnershipWords.KindsByWord(t), OwnershipWords.Headings(t));
        var sheet = new OwnershipSheet(Basis, classes, lines);
        foreach (var problem in problems.Concat(problems.Count == 0 && state.IsValid ? sheet.Problems() : []).Take(20))
        {
            state.AddModelError(
                problem.Fault == "classes" ? nameof(Classes) : nameof(Table),
                problem.Line is { } line ? t.Of("ownership.wrong.line", ("line", line + 1), ("problem", OwnershipWords.Of(problem, t))) : OwnershipWords.Of(problem, t));
        }

        return sheet;
    }
}

/// <summary>The page of the whole list.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Form">What was typed.</param>
public sealed record PasteOwnersPage(Firm Firm, PasteOwnersForm Form);

/// <summary>Says problems and kinds of owners in a language.</summary>
internal static class OwnershipWords
{
    public static string Of(SheetProblem problem, Language t) => problem.Fault switch
    {
        "total" => t.Of("ownership.wrong.total", ("percent", t.Percents(problem.About))),
        "held_in" => t.Of("ownership.wrong.held_in", ("company", problem.About)),
        "class" => t.Of("ownership.wrong.class", ("class", problem.About)),
        "two_kinds" => t.Of("ownership.wrong.two_kinds", ("owner", problem.About)),
        _ => t[$"ownership.wrong.{problem.Fault}"],
    };

    public static string FieldOf(SheetProblem problem) => problem.Fault switch
    {
        "total" or "size" => "Size",
        "held_in" => "HeldIn",
        "class" or "class_missing" => "Class",
        "days" => "To",
        "two_kinds" => "Kind",
        _ => "Label",
    };

    public static IReadOnlyDictionary<OwnerKind, string> Kinds(Language t) => Enum.GetValues<OwnerKind>().ToDictionary(k => k, k => Word(k, t));

    // In the reader's language, and in English, which spreadsheets of larger firms are written in.
    public static IReadOnlyDictionary<string, OwnerKind> KindsByWord(Language t) => Enum.GetValues<OwnerKind>()
        .SelectMany(k => new[] { KeyValuePair.Create(Word(k, t).ToUpperInvariant(), k), KeyValuePair.Create(k.ToString().ToUpperInvariant(), k) })
        .DistinctBy(k => k.Key).ToDictionary();

    /// <summary>What people write above a column of shares, in their language and in English.</summary>
    public static IReadOnlySet<string> Headings(Language t) =>
        t["ownership.headings"].Split(';', StringSplitOptions.TrimEntries).Concat(["SHARE", "SHARES", "STAKE", "PERCENT", "PERCENTAGE", "%"]).Select(h => h.ToUpperInvariant()).ToHashSet(StringComparer.Ordinal);

    public static string Word(OwnerKind kind, Language t) => kind switch
    {
        OwnerKind.Person => t["ownership.kind.person"],
        OwnerKind.Company => t["ownership.kind.company"],
        _ => t["ownership.kind.institution"],
    };

    public static string Written(Share share, Language t) => share.IsWholePercent()
        ? t.Percent(share.ToPercent(), "0.##") : $"{t.Percent(share.ToPercent(), "0.##")} ({share})";
}
