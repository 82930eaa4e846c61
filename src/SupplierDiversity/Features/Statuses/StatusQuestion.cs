using System.Globalization;
using System.Text.Json;
using SupplierDiversity.Rules.Ownership;
using SupplierDiversity.Rules.Statuses;

namespace SupplierDiversity.Features.Statuses;

/// <summary>What <c>explain-status</c> is asked: a definition, a firm's owners and staff, and a day.</summary>
internal sealed record StatusQuestion(Share Threshold, DiverseDefinition Diverse, DateOnly AsOf, OwnershipTable Owners, Workforce? Workforce, int? PracticeScore)
{
    /// <summary>Reads the file's object; parts may be missing. Throws <see cref="FormatException"/> with place and reason.</summary>
    public static StatusQuestion Read(JsonElement root, DateOnly today)
    {
        var file = new JsonPart(root, "");
        var definition = file.Part("definition");
        return new(
            ReadThreshold(definition),
            new(
                definition.Choice("diverse", DiverseVersion.Dive2009, ("dive2009", DiverseVersion.Dive2009), ("dive2010-and", DiverseVersion.Dive2010And), ("dive2010-or", DiverseVersion.Dive2010Or)),
                definition.Choice("smallFirm", SmallFirmRule.Strict, ("strict", SmallFirmRule.Strict), ("nearest", SmallFirmRule.Nearest)),
                definition.Score("practiceMinimum"),
                file.Fraction("populationShare")),
            file.Day("asOf") ?? today,
            new(
                file.Text("firm") ?? throw file.Fault("firm", "is missing: it names the firm that is asked about"),
                Distinct(file.List("owners").Select(ReadOwner)),
                [.. file.List("holdings").Select(ReadStake)]),
            file.Part("workforce") is { IsStated: true } staff ? ReadStaff(staff) : null,
            file.Score("practiceScore"));
    }

    // "51" and "51 %" both mean percent here, as the name says.
    private static Share ReadThreshold(JsonPart definition)
    {
        if (definition.Text("thresholdPercent") is not { } text)
        {
            return MigrantOwned.DiveThreshold;
        }

        var percent = Share.Parse(text.TrimEnd().TrimEnd('%')) ?? throw definition.Fault("thresholdPercent", $"'{text}' is no number");
        return percent > Share.Zero && percent <= new Share(100, 1)
            ? percent / new Share(100, 1)
            : throw definition.Fault("thresholdPercent", $"'{text}' must be above 0 and at most 100");
    }

    private static Owner ReadOwner(JsonPart part)
    {
        var kind = part.Choice("kind", OwnerKind.Person, ("person", OwnerKind.Person), ("company", OwnerKind.Company), ("institution", OwnerKind.Institution));
        var background = part.Choice("background", Background.Undeclared, ("yes", Background.Yes), ("no", Background.No), ("undeclared", Background.Undeclared));
        return new(part.Text("id") ?? throw part.Fault("id", "is missing"), kind, background);
    }

    private static List<Owner> Distinct(IEnumerable<Owner> owners)
    {
        List<Owner> known = [];
        foreach (var owner in owners)
        {
            known.Add(known.Exists(o => o.Id == owner.Id) ? throw new FormatException($"owners: '{owner.Id}' is listed twice") : owner);
        }

        return known;
    }

    private static Stake ReadStake(JsonPart part) => new(
        part.Text("owner") ?? throw part.Fault("owner", "is missing"),
        part.Text("in") ?? throw part.Fault("in", "is missing"),
        part.Fraction("share") ?? throw part.Fault("share", "is missing; leave the whole holding out when its size is not known"),
        part.Day("from"),
        part.Day("to"));

    private static Workforce? ReadStaff(JsonPart part)
    {
        if (part.Count("total") is not { } total)
        {
            return null;
        }

        var (known, undeclared) = (part.Count("withBackground"), part.Count("undeclared") ?? 0);
        return (long)(known ?? 0) + undeclared <= total
            ? new(total, known, undeclared)
            : throw part.Fault("withBackground", string.Create(CultureInfo.InvariantCulture, $"{known + undeclared} people cannot be part of {total}"));
    }
}
