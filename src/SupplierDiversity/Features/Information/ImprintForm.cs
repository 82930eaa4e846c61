using SupplierDiversity.Features.Cities;
using SupplierDiversity.Mail;

namespace SupplierDiversity.Features.Information;

/// <summary>A city's imprint as typed; fields as in <see cref="CityImprint"/>.</summary>
public sealed class ImprintForm
{
    /// <summary>One line.</summary>
    public string? Responsible { get; set; }

    /// <summary>One line.</summary>
    public string? RepresentedBy { get; set; }

    /// <summary>Several lines.</summary>
    public string? Address { get; set; }

    /// <summary>One address.</summary>
    public string? Email { get; set; }

    /// <summary>One line.</summary>
    public string? Phone { get; set; }

    /// <summary>One line.</summary>
    public string? DataProtection { get; set; }

    /// <summary>One line.</summary>
    public string? Authority { get; set; }

    /// <summary>One line.</summary>
    public string? Accessibility { get; set; }

    /// <summary>What was typed, without blanks around it and without control characters.</summary>
    public CityImprint Imprint() => new()
    {
        Responsible = Line(Responsible),
        RepresentedBy = Line(RepresentedBy),
        Address = string.Join('\n', (Address ?? "").ReplaceLineEndings("\n").Split('\n').Select(Line).Where(l => l.Length > 0)),
        Email = Line(Email),
        Phone = Line(Phone),
        DataProtection = Line(DataProtection),
        Authority = Line(Authority),
        Accessibility = Line(Accessibility),
    };

    /// <summary>The fields that are wrong: too long, or no address.</summary>
    public static IEnumerable<(string Field, int? MostCharacters)> Problems(CityImprint imprint)
    {
        foreach (var (field, _, of) in CityImprint.Fields)
        {
            var most = field == nameof(Address) ? CityImprint.LongestAddress : CityImprint.LongestLine;
            if (of(imprint).Length > most)
            {
                yield return (field, most);
            }
        }

        if (imprint.Email.Length > 0 && !Mailbox.TryParse(imprint.Email, out _, out _))
        {
            yield return (nameof(Email), null);
        }
    }

    private static string Line(string? text) => string.Concat((text ?? "").Where(c => !char.IsControl(c))).Trim();
}

/// <summary>The page of the form.</summary>
/// <param name="City">Whose imprint it is.</param>
/// <param name="Imprint">What the fields hold.</param>
public sealed record ImprintFormPage(City City, CityImprint Imprint);
