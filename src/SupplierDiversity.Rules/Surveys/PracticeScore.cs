namespace SupplierDiversity.Rules.Surveys;

/// <summary>
/// How far a firm's practice includes equality and diversity, by the points of the questionnaire. What was not said is
/// unknown and never counts as nothing: the score lies between a lowest and a highest value.
/// </summary>
/// <param name="LowBasisPoints">If everything unsaid gave no point; 0 to 10,000.</param>
/// <param name="HighBasisPoints">If everything unsaid gave all points; 0 to 10,000.</param>
public sealed record PracticeScore(int LowBasisPoints, int HighBasisPoints)
{
    /// <summary>True when nothing that counts is unsaid.</summary>
    public bool IsExact => LowBasisPoints == HighBasisPoints;

    /// <summary>
    /// The score of these answers over the questions that are asked; null when none of them counts, or none that counts
    /// was answered.
    /// </summary>
    public static PracticeScore? Of(IReadOnlyList<SurveySection> shown, IReadOnlyDictionary<string, SurveyAnswer> answers)
    {
        long reach = 0, said = 0, unsaid = 0;
        foreach (var question in shown.SelectMany(s => s.Questions).Where(q => q.Reach > 0))
        {
            reach += question.Reach;
            if (answers.GetValueOrDefault(question.Name) is { Unsaid: false } answer)
            {
                said += Points(question, answer);
            }
            else
            {
                unsaid += question.Reach;
            }
        }

        // Rounded down, so that nobody reaches a minimum by rounding.
        return unsaid == reach ? null : new((int)(said * 10_000 / reach), (int)((said + unsaid) * 10_000 / reach));
    }

    /// <summary>
    /// The score as a whole number of 100 for a city's least score: the lowest where it is enough, the highest where even
    /// that is not, and null while what was not said could decide.
    /// </summary>
    public int? Decided(int minimum) => LowBasisPoints >= minimum * 100 ? LowBasisPoints / 100
        : HighBasisPoints < minimum * 100 ? HighBasisPoints / 100 : null;

    private static int Points(SurveyQuestion question, SurveyAnswer answer) => question.Kind switch
    {
        QuestionKind.Scale => question.Points.Values.Max() * (int)(answer.Number!.Value - question.Least!.Value),
        _ => Math.Min(question.Reach, answer.Options!.Sum(o => question.Points.GetValueOrDefault(o))),
    };
}
