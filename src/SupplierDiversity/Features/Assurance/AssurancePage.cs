using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Assurance;

namespace SupplierDiversity.Features.Assurance;

/// <summary>The matrix with the contracts of a city in it.</summary>
/// <param name="City">The city.</param>
/// <param name="All">Its contracts, the last written first.</param>
/// <param name="Names">Its names of the levels.</param>
/// <param name="Here">The contract the page is about; null on the list.</param>
public sealed record MatrixPage(City City, IReadOnlyList<Assessment> All, IReadOnlyDictionary<string, string> Names, Assessment? Here = null)
{
    /// <summary>Side of a cell in the drawing, in its own units.</summary>
    public const int CellSize = 90;

    /// <summary>Levels from high to low, as the drawing goes from top to bottom.</summary>
    public static IReadOnlyList<AssuranceLevel> Down { get; } = [AssuranceLevel.High, AssuranceLevel.Medium, AssuranceLevel.Low];

    /// <summary>Levels from low to high.</summary>
    public static IReadOnlyList<AssuranceLevel> Across { get; } = [AssuranceLevel.Low, AssuranceLevel.Medium, AssuranceLevel.High];

    /// <summary>The contracts in a cell.</summary>
    public IReadOnlyList<Assessment> In(AssuranceLevel contact, AssuranceLevel impact) =>
        [.. All.Where(a => a.Score is { } score && score.ContactLevel == contact && score.ImpactLevel == impact)];

    /// <summary>True where the contract the page is about stands.</summary>
    public bool IsHere(AssuranceLevel contact, AssuranceLevel impact) => Here?.Score is { } score && score.ContactLevel == contact && score.ImpactLevel == impact;
}

/// <summary>One contract.</summary>
/// <param name="City">The city.</param>
/// <param name="Assessment">The contract.</param>
/// <param name="Matrix">Where it stands among the others.</param>
/// <param name="Names">Addresses of the accounts it names.</param>
public sealed record RecordPage(City City, Assessment Assessment, MatrixPage Matrix, IReadOnlyDictionary<Guid, string> Names)
{
    /// <summary>What the barrier check finds.</summary>
    public IReadOnlyList<BarrierFinding> Barriers => BarrierCheck.Look(Assessment.Answers);
}

/// <summary>One guide question.</summary>
/// <param name="City">The city.</param>
/// <param name="Assessment">The contract.</param>
/// <param name="Question">The question.</param>
/// <param name="Number">Its place, from 1.</param>
public sealed record QuestionPage(City City, Assessment Assessment, AssuranceQuestion Question, int Number);

/// <summary>The barrier check.</summary>
/// <param name="City">The city.</param>
/// <param name="Assessment">The contract.</param>
/// <param name="Typed">What the fields hold.</param>
public sealed record BarriersPage(City City, Assessment Assessment, IReadOnlyDictionary<string, string> Typed);

/// <summary>Names of the levels.</summary>
/// <param name="City">The city.</param>
/// <param name="Typed">What the fields hold, by code.</param>
public sealed record LevelsPage(City City, IReadOnlyDictionary<string, string> Typed);
