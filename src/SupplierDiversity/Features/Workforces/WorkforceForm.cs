using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Suppliers;
using SupplierDiversity.Rules.Workforces;

namespace SupplierDiversity.Features.Workforces;

/// <summary>
/// The head-counts of a year as typed, read from the fields of the form: <c>Leading-total</c>, and for each meaning that may
/// be asked <c>Leading-with-UnitedNations-DE</c> and <c>Leading-unknown-…</c>. A field of anything that may not be asked is not read.
/// </summary>
internal sealed class WorkforceForm
{
    private const int Most = 10_000_000;
    private const int OldestYears = 5;
    private readonly Dictionary<string, string> _typed = new(StringComparer.Ordinal);

    /// <summary>The year as typed.</summary>
    public string Year { get; private init; } = "";

    /// <summary>Number of the version that was shown; 0: none.</summary>
    public int Version { get; private init; }

    /// <summary>What a field holds.</summary>
    public string Typed(string field) => _typed.GetValueOrDefault(field, "");

    public static string Total(StaffLevel level) => $"{level}-total";

    public static string With(StaffLevel level, string meaning) => $"{level}-with-{meaning.Replace(' ', '-')}";

    public static string Unknown(StaffLevel level, string meaning) => $"{level}-unknown-{meaning.Replace(' ', '-')}";

    /// <summary>The form of a count that is kept, or an empty one.</summary>
    public static WorkforceForm Of(int year, KeptStaff? kept, IReadOnlyList<AskedMeaning> meanings)
    {
        var form = new WorkforceForm { Year = year.ToString(CultureInfo.InvariantCulture), Version = kept?.Number ?? 0 };
        foreach (var level in kept?.Count?.Levels ?? [])
        {
            form._typed[Total(level.Level)] = Written(level.Total);
            foreach (var part in level.Backgrounds.Where(b => meanings.Any(m => m.Name == b.Meaning)))
            {
                form._typed[With(level.Level, part.Meaning)] = part.With is { } with ? Written(with) : "";
                form._typed[Unknown(level.Level, part.Meaning)] = part.Unknown == 0 ? "" : Written(part.Unknown);
            }
        }

        return form;
    }

    /// <summary>The form as it was sent.</summary>
    public static WorkforceForm Of(IFormCollection sent)
    {
        var form = new WorkforceForm
        {
            Year = sent["Year"].ToString().Trim(),
            Version = int.TryParse(sent["Version"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
        };
        foreach (var field in sent.Keys.Where(k => k.Contains('-', StringComparison.Ordinal)))
        {
            form._typed[field] = sent[field].ToString().Trim();
        }

        return form;
    }

    /// <summary>The count; what is wrong is put beside its field.</summary>
    public StaffCount Read(IReadOnlyList<AskedMeaning> meanings, int thisYear, Language t, ModelStateDictionary state)
    {
        Spread(meanings);
        if (!int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year > thisYear || year < thisYear - OldestYears)
        {
            state.AddModelError("Year", t.Of("workforce.wrong.year", ("from", $"{thisYear - OldestYears}"), ("to", $"{thisYear}")));
        }

        var count = new StaffCount(year, [.. Enum.GetValues<StaffLevel>().Select(level => new LevelCount(
            level,
            Number(Total(level)) ?? 0,
            [.. meanings.Select(m => new BackgroundCount(m.Name, Number(With(level, m.Name)), Number(Unknown(level, m.Name)) ?? 0)).Where(b => b.With is not null || b.Unknown > 0)]))]);
        if (state.IsValid && count.Levels.All(l => l.Total == 0))
        {
            state.AddModelError(Total(StaffLevel.Leading), t["workforce.wrong.nobody"]);
        }

        foreach (var (level, meaning) in state.IsValid ? count.TooMany() : [])
        {
            state.AddModelError(With(level, meaning), t["workforce.wrong.parts"]);
        }

        return count;

        int? Number(string field)
        {
            if (Typed(field).Length == 0)
            {
                return null;
            }

            if (WholeNumber.Read(Typed(field)) is { } number and <= Most)
            {
                return (int)number;
            }

            state.AddModelError(field, t["workforce.wrong.number"]);
            return null;
        }
    }

    // A row of a spreadsheet pasted into the first field of a level fills the ones after it; a name in front is passed over.
    private void Spread(IReadOnlyList<AskedMeaning> meanings)
    {
        foreach (var level in Enum.GetValues<StaffLevel>().Where(l => Typed(Total(l)).Contains('\t', StringComparison.Ordinal)))
        {
            List<string> cells = [.. Typed(Total(level)).Split('\t', StringSplitOptions.TrimEntries)];
            var fields = meanings.SelectMany(m => new[] { With(level, m.Name), Unknown(level, m.Name) }).Prepend(Total(level)).ToList();
            cells.RemoveRange(0, WholeNumber.Read(cells[0]) is null ? 1 : 0);
            if (cells.Count <= fields.Count)
            {
                foreach (var (field, cell) in fields.Zip(cells))
                {
                    _typed[field] = cell;
                }
            }
        }
    }

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
