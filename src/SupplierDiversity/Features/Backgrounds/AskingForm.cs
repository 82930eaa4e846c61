using SupplierDiversity.Features.People;
using SupplierDiversity.Rules.Backgrounds;

namespace SupplierDiversity.Features.Backgrounds;

/// <summary>A city's papers as typed.</summary>
public sealed class AskingForm
{
    /// <summary>Longest reference.</summary>
    public const int LongestReference = 200;

    /// <summary>Pack and definition, with a blank between: <c>nl UnitedNations</c>.</summary>
    public string? Choice { get; set; }

    /// <summary>Where the impact assessment is filed.</summary>
    public string? DpiaReference { get; set; }

    /// <summary>Its date, as date fields send it.</summary>
    public string? DpiaOn { get; set; }

    /// <summary>Where the joint controllers' arrangement is filed.</summary>
    public string? ArrangementReference { get; set; }

    /// <summary>Its date.</summary>
    public string? ArrangementOn { get; set; }

    /// <summary>Where the notices are filed.</summary>
    public string? NoticesReference { get; set; }

    /// <summary>Their date.</summary>
    public string? NoticesOn { get; set; }

    /// <summary>The form of what is kept.</summary>
    public static AskingForm Of(CityAskingRow? row) => row is null ? new() : new()
    {
        Choice = $"{row.Pack} {row.Definition}",
        DpiaReference = row.DpiaReference,
        DpiaOn = InviteForm.Day(row.DpiaOn),
        ArrangementReference = row.ArrangementReference,
        ArrangementOn = InviteForm.Day(row.ArrangementOn),
        NoticesReference = row.NoticesReference,
        NoticesOn = InviteForm.Day(row.NoticesOn),
    };

    /// <summary>Reference and date of each paper as typed.</summary>
    public IReadOnlyList<(string Field, string? Reference, string? On)> Papers =>
        [("Dpia", DpiaReference, DpiaOn), ("Arrangement", ArrangementReference, ArrangementOn), ("Notices", NoticesReference, NoticesOn)];

    /// <summary>The fields that cannot be used; the text key of each is <c>backgrounds.asking.wrong.…</c>. A paper that is not there yet is no mistake.</summary>
    public IEnumerable<(string Field, string Problem)> Problems(IReadOnlyList<CountryPack> packs, DateOnly today)
    {
        if (Chosen(packs) is null)
        {
            yield return (nameof(Choice), "choice");
        }

        foreach (var (field, reference, on) in Papers)
        {
            if (reference?.Trim().Length > LongestReference)
            {
                yield return ($"{field}Reference", "long");
            }

            if (!string.IsNullOrWhiteSpace(on) && (InviteForm.Day(on) is not { } day || day > today))
            {
                yield return ($"{field}On", "day");
            }
        }
    }

    /// <summary>Pack and definition that were chosen among those of the country; null: neither.</summary>
    public (CountryPack Pack, BackgroundVersion Version)? Chosen(IReadOnlyList<CountryPack> packs) =>
        packs.SelectMany(p => p.Definitions.Select(d => (p, d))).Where(c => $"{c.p.Key} {c.d}" == Choice)
            .Select(c => ((CountryPack, BackgroundVersion)?)c).FirstOrDefault();
}
