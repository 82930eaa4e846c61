using SupplierDiversity.Rules.Clauses.Guard;

namespace SupplierDiversity.Rules.Authoring;

/// <summary>Something about a draft that stops its publication, or that an officer should look at.</summary>
/// <param name="Code">Short and stable; its words are the text <c>authoring.finding.…</c>.</param>
/// <param name="Step">The question it is about (<see cref="DraftCheck.Steps"/>).</param>
/// <param name="Stops">True: cannot be published so.</param>
public sealed record DraftFinding(string Code, string Step, bool Stops)
{
    /// <summary>The law, as lawyers cite it; null where it is plain sense.</summary>
    public string? Article { get; init; }

    /// <summary>A day the finding names; null without.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>A number of days or percent the finding names.</summary>
    public int Number { get; init; }

    /// <summary>What the legal guard found; null for everything else.</summary>
    public GuardRule? Rule { get; init; }

    /// <summary>The whole text the guard read: what a signed misread is bound to; null for everything else.</summary>
    public ClauseText? Checked { get; init; }

    /// <summary>The row of the assessment whose clause it is about; null for everything else.</summary>
    public Guid? ImpactId { get; init; }

    /// <summary>What it is about in the city's own words: a sentence, a clause's name.</summary>
    public string Words { get; init; } = "";
}
