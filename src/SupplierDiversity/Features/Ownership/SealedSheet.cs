using System.Globalization;
using SupplierDiversity.Rules.Ownership;

namespace SupplierDiversity.Features.Ownership;

/// <summary>A list of owners as it lies in the sealed payload: exact fractions as text, days as text.</summary>
/// <param name="Basis">What is counted.</param>
/// <param name="Classes">Name and part of the stock.</param>
/// <param name="Lines">The stakes.</param>
internal sealed record SealedSheet(OwnershipBasis Basis, IReadOnlyList<SealedClass> Classes, IReadOnlyList<SealedLine> Lines)
{
    private const string DayFormat = "yyyy-MM-dd";

    public static SealedSheet Of(OwnershipSheet sheet) => new(
        sheet.Basis,
        [.. sheet.Classes.Select(c => new SealedClass(c.Name, c.Part.ToString()))],
        [.. sheet.Lines.Select(l => new SealedLine(l.Owner, l.Label, l.Kind, l.In, l.Class, l.Size?.ToString(), Written(l.From), Written(l.To)))]);

    public static OwnershipSheet Open(SealedSheet kept) => new(
        kept.Basis,
        [.. kept.Classes.Select(c => new ShareClass(c.Name, Share.Parse(c.Part)!.Value))],
        [.. kept.Lines.Select(l => new OwnershipLine(l.Owner, l.Label, l.Kind, l.In, l.Class, l.Size is null ? null : Share.Parse(l.Size), Read(l.From), Read(l.To)))]);

    // Owners of a list sent twice got ids of their own each time; the labels tell that it is the same list.
    public bool Same(SealedSheet other) => Basis == other.Basis && Classes.SequenceEqual(other.Classes)
        && Lines.Select(l => l with { Owner = default }).SequenceEqual(other.Lines.Select(l => l with { Owner = default }));

    private static string? Written(DateOnly? day) => day?.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static DateOnly? Read(string? day) => day is null ? null : DateOnly.ParseExact(day, DayFormat, CultureInfo.InvariantCulture);
}

/// <summary>A kind of shares in the payload.</summary>
internal sealed record SealedClass(string Name, string Part);

/// <summary>A line in the payload.</summary>
internal sealed record SealedLine(Guid Owner, string Label, OwnerKind Kind, string In, string Class, string? Size, string? From, string? To);
