namespace SupplierDiversity.Features.Assurance;

internal static class AssuranceSql
{
    private const string Columns =
        """
        SELECT assessment_id, title, rules_version, revision, override_level, override_reason, state, written_by, written_at, signed_by, signed_at,
               after_result, after_text, after_at
        FROM assessments
        """;

    // Nobody writes over what somebody else wrote meanwhile, nor into what waits for a signature or has one.
    private const string OpenAndUnchanged = " WHERE assessment_id = @AssessmentId AND revision = @Revision AND state = 'open'";

    public const string OfCity = Columns + " WHERE city_id = @CityId ORDER BY written_at DESC, assessment_id";

    public const string Answers =
        """
        SELECT assessment_answers.assessment_id, question, answer FROM assessment_answers
        JOIN assessments ON assessments.assessment_id = assessment_answers.assessment_id WHERE city_id = @CityId
        """;

    public const string Impacts =
        """
        SELECT impact_id, assessment_impacts.assessment_id, impact, mitigation, tool, clause_id, city_clause_id, language, blanks_json, clause_text, evidence
        FROM assessment_impacts JOIN assessments ON assessments.assessment_id = assessment_impacts.assessment_id WHERE city_id = @CityId ORDER BY impact_id
        """;

    public const string Start =
        """
        INSERT INTO assessments (assessment_id, city_id, title, rules_version, revision, override_reason, state, written_by, written_at, after_text)
        VALUES (@AssessmentId, @CityId, @Title, @RulesVersion, 1, '', 'open', @By, @Now, '')
        """;

    public const string Touch = "UPDATE assessments SET revision = revision + 1, written_by = @By, written_at = @Now" + OpenAndUnchanged;

    public const string Answer =
        """
        INSERT INTO assessment_answers (assessment_id, question, answer) VALUES (@AssessmentId, @Question, @Answer)
        ON CONFLICT (assessment_id, question) DO UPDATE SET answer = excluded.answer
        """;

    public const string Forget = "DELETE FROM assessment_answers WHERE assessment_id = @AssessmentId AND question = @Question";

    public const string Override = "UPDATE assessments SET override_level = @Level, override_reason = @Reason WHERE assessment_id = @AssessmentId";

    public const string AddImpact =
        """
        INSERT INTO assessment_impacts (impact_id, assessment_id, impact, mitigation, tool, clause_id, city_clause_id, language, blanks_json, clause_text, evidence)
        VALUES (@ImpactId, @AssessmentId, @Impact, @Mitigation, @Tool, @ClauseId, @CityClauseId, @Language, '{}', '', '')
        """;

    public const string FillImpact =
        "UPDATE assessment_impacts SET blanks_json = @BlanksJson, clause_text = @ClauseText, evidence = @Evidence WHERE impact_id = @ImpactId AND assessment_id = @AssessmentId";

    public const string RemoveImpact = "DELETE FROM assessment_impacts WHERE impact_id = @ImpactId AND assessment_id = @AssessmentId";

    public const string Move =
        """
        UPDATE assessments SET state = @To, revision = revision + 1,
            signed_by = CASE WHEN @To = 'signed' THEN @By ELSE signed_by END, signed_at = CASE WHEN @To = 'signed' THEN @Now ELSE signed_at END
        WHERE assessment_id = @AssessmentId AND revision = @Revision AND state = @From
        """;

    public const string After =
        """
        UPDATE assessments SET state = 'reassessed', revision = revision + 1, after_result = @Result, after_text = @Text, after_at = @Now
        WHERE assessment_id = @AssessmentId AND revision = @Revision AND state = 'signed'
        """;

    public const string LevelNames = "SELECT axis, level, name FROM assurance_level_names WHERE city_id = @CityId";

    public const string NameLevel =
        """
        INSERT INTO assurance_level_names (city_id, axis, level, name) VALUES (@CityId, @Axis, @Level, @Name)
        ON CONFLICT (city_id, axis, level) DO UPDATE SET name = excluded.name
        """;

    public const string UnnameLevel = "DELETE FROM assurance_level_names WHERE city_id = @CityId AND axis = @Axis AND level = @Level";
}
