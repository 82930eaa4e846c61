using SupplierDiversity.Rules.Surveys;

namespace SupplierDiversity.Features.Surveys;

/// <summary>Answers a firm sent to a city.</summary>
/// <param name="Survey">Name of the questionnaire.</param>
/// <param name="Version">Its version.</param>
/// <param name="Answers">By question.</param>
/// <param name="At">When they were sent (UTC).</param>
internal sealed record SentAnswers(string Survey, int Version, IReadOnlyDictionary<string, SurveyAnswer> Answers, DateTimeOffset At);
