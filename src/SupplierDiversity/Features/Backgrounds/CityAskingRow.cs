namespace SupplierDiversity.Features.Backgrounds;

/// <summary>A city's readiness to ask about background, as kept: what is on file, and whether it is switched on.</summary>
public sealed record CityAskingRow
{
    /// <summary>The city.</summary>
    public required Guid CityId { get; init; }

    /// <summary>Key of its country pack.</summary>
    public required string Pack { get; init; }

    /// <summary>Name of a <see cref="Rules.Backgrounds.BackgroundVersion"/>.</summary>
    public required string Definition { get; init; }

    /// <summary>Where the data protection impact assessment (GDPR Article 35) is filed; empty: nowhere.</summary>
    public required string DpiaReference { get; init; }

    /// <summary>Its date.</summary>
    public required DateOnly? DpiaOn { get; init; }

    /// <summary>Where the arrangement of the joint controllers (Article 26) is filed.</summary>
    public required string ArrangementReference { get; init; }

    /// <summary>Its date.</summary>
    public required DateOnly? ArrangementOn { get; init; }

    /// <summary>Where the notices to the people (Articles 13 and 14) are filed.</summary>
    public required string NoticesReference { get; init; }

    /// <summary>Their date.</summary>
    public required DateOnly? NoticesOn { get; init; }

    /// <summary>Since when (UTC) people may be asked; null: off.</summary>
    public required DateTimeOffset? SwitchedOnAt { get; init; }

    /// <summary>Last change (UTC).</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>What is asked for, in the order of the form: name of its fields, reference and date.</summary>
    public IReadOnlyList<(string Field, string Reference, DateOnly? On)> Papers =>
        [("Dpia", DpiaReference, DpiaOn), ("Arrangement", ArrangementReference, ArrangementOn), ("Notices", NoticesReference, NoticesOn)];

    /// <summary>True when all three are on file with reference and date; before that nothing can be switched on.</summary>
    public bool IsReady => Papers.All(p => p is { Reference.Length: > 0, On: not null });
}
