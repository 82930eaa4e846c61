using SupplierDiversity.Rules.Surveys;

namespace SupplierDiversity.Features.Surveys;

/// <summary>What one firm has answered so far.</summary>
/// <param name="Answers">By question.</param>
/// <param name="SubmittedAt">When it was sent (UTC); from there on nothing changes. Null: not sent.</param>
/// <param name="Revision">Grows with each saving; 0 before the first.</param>
public sealed record SurveyResponse(IReadOnlyDictionary<string, SurveyAnswer> Answers, DateTimeOffset? SubmittedAt, int Revision)
{
    /// <summary>Nothing yet.</summary>
    public static SurveyResponse None { get; } = new(new Dictionary<string, SurveyAnswer>(), null, 0);
}

/// <summary>A row of the background database.</summary>
internal sealed record ResponseRow
{
    public required Guid InvitationId { get; init; }

    public required Guid CampaignId { get; init; }

    public required Guid SupplierId { get; init; }

    public required string Survey { get; init; }

    public required int Version { get; init; }

    public required int Revision { get; init; }

    public required DateTimeOffset? SubmittedAt { get; init; }

    public required byte[] Sealed { get; init; }

    public required int SealKey { get; init; }
}
