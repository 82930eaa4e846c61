namespace SupplierDiversity.Features.Publicity;

/// <summary>One line of a tender's publicity plan, kept by hand.</summary>
public sealed record PublicityLine
{
    /// <summary>Kinds of channels, in the order of the form.</summary>
    public static IReadOnlyList<string> Channels { get; } = ["association", "community-media", "newspaper", "radio", "poster", "event", "journal", "other"];

    /// <summary>Key.</summary>
    public required Guid LineId { get; init; }

    /// <summary>The tender.</summary>
    public required string TenderId { get; init; }

    /// <summary>Whose plan.</summary>
    public required Guid CityId { get; init; }

    /// <summary>One of <see cref="Channels"/>.</summary>
    public required string Channel { get; init; }

    /// <summary>Which newspaper, which association.</summary>
    public required string Name { get; init; }

    /// <summary>ISO 639-1, parted by ;</summary>
    public required string Languages { get; init; }

    /// <summary>The day it is planned for.</summary>
    public required DateOnly PlannedOn { get; init; }

    /// <summary>The day it was done; null before.</summary>
    public required DateOnly? DoneOn { get; init; }

    /// <summary>What was done; empty before.</summary>
    public required string DoneNote { get; init; }

    /// <summary>The languages.</summary>
    public IEnumerable<string> Tags => Languages.Split(';', StringSplitOptions.RemoveEmptyEntries);
}
