namespace SupplierDiversity.Features.Backgrounds;

/// <summary>An answer as it is sealed.</summary>
/// <param name="Fact">Name of the fact.</param>
/// <param name="Country">The country it is about, ISO 3166-1 alpha-2; null: none.</param>
/// <param name="Said">Yes or no; null: prefers not to say.</param>
/// <param name="At">When (UTC).</param>
/// <param name="EraseOn">The day it is erased, by the time of the pack.</param>
/// <param name="Text">SHA-256 of the words asked.</param>
/// <param name="IdleSince">The day since which no city needs it; null: one does.</param>
internal sealed record KeptAnswer(string Fact, string? Country, bool? Said, DateTimeOffset At, DateOnly EraseOn, string Text, DateOnly? IdleSince = null);

/// <summary>The sealed answers of an owner.</summary>
internal sealed record AnswersRow
{
    public required Guid OwnerId { get; init; }

    public required DateOnly EraseOn { get; init; }

    public required byte[] Sealed { get; init; }

    public required int SealKey { get; init; }
}

/// <summary>An owner and their firm.</summary>
internal sealed record OwnerOfFirm
{
    public required Guid SupplierId { get; init; }

    public required Guid OwnerId { get; init; }
}

/// <summary>A decision as kept.</summary>
internal sealed record DecisionRow
{
    public required Guid OwnerId { get; init; }

    public required Guid CityId { get; init; }

    public required string Decision { get; init; }

    public required string TextSha256 { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }
}

/// <summary>Words as they were shown.</summary>
internal sealed record TextRow
{
    public required string TextSha256 { get; init; }

    public required string Language { get; init; }

    public required string Body { get; init; }
}

/// <summary>Under which pack words were shown.</summary>
internal sealed record TextTerms
{
    public required string TextSha256 { get; init; }

    public required string Pack { get; init; }

    public required int PackVersion { get; init; }
}
