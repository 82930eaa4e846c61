using SupplierDiversity.Features.Assurance;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.TenderAlerts;
using SupplierDiversity.Rules.Authoring;

namespace SupplierDiversity.Features.Publicity;

/// <summary>How a tender is made known, and where its clauses come from.</summary>
/// <param name="City">The city.</param>
/// <param name="TenderId">The tender.</param>
/// <param name="Title">Its title as the buyer wrote it.</param>
/// <param name="Told">What the ledger of alerts says, by edition.</param>
/// <param name="MailLanguages">Languages in which many are written to.</param>
/// <param name="Lines">Other channels.</param>
/// <param name="Clauses">Its clauses with their rows of the matrix; empty for a tender that was not written here.</param>
public sealed record PublicityPage(
    City City, string TenderId, string Title, IReadOnlyList<AlertSummary> Told, IReadOnlyList<string> MailLanguages, IReadOnlyList<PublicityLine> Lines,
    IReadOnlyList<TracedClause> Clauses)
{
    /// <summary>What was typed into the form and is wrong; null without.</summary>
    public PublicityForm? Typed { get; init; }
}

/// <summary>A clause of a published tender with the row of the equality matrix it follows from.</summary>
/// <param name="Clause">The clause as it went out.</param>
/// <param name="Assessment">The assessment that holds the row; null would be a fault.</param>
public sealed record TracedClause(ClauseInTender Clause, Assessment? Assessment)
{
    /// <summary>The row: the impact found.</summary>
    public AssessmentImpact? Impact => Assessment?.Impacts.FirstOrDefault(i => i.ImpactId == Clause.ImpactId);
}

/// <summary>The tenders of a city and its rule about languages.</summary>
/// <param name="City">The city.</param>
/// <param name="Tenders">Newest first: id and title.</param>
public sealed record CityPublicityPage(City City, IReadOnlyList<(string Id, string Title)> Tenders);

/// <summary>A line as typed.</summary>
public sealed record PublicityForm
{
    /// <summary>Kind of channel.</summary>
    public string? Channel { get; init; }

    /// <summary>Which one.</summary>
    public string? Name { get; init; }

    /// <summary>Languages chosen.</summary>
    public string[] Languages { get; init; } = [];

    /// <summary>Day planned, as browsers send it.</summary>
    public string? PlannedOn { get; init; }
}
