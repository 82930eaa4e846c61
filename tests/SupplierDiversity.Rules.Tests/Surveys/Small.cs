using SupplierDiversity.Rules.Surveys;

namespace SupplierDiversity.Rules.Tests.Surveys;

/// <summary>A questionnaire with every kind of question.</summary>
internal static class Small
{
    public const string Json =
        """
        {
          "name": "small",
          "version": 1,
          "sections": [
            { "name": "people", "questions": [
              { "name": "owners", "kind": "count", "most": 1000, "hint": true },
              { "name": "owners_background", "kind": "count", "most": 1000, "background": true, "within": "owners", "if": [{ "question": "owners", "least": 1 }] },
              { "name": "owners_unknown", "kind": "count", "most": 1000, "background": true, "within": "owners", "with": ["owners_background"], "if": [{ "question": "owners", "least": 1 }] }
            ] },
            { "name": "practice", "questions": [
              { "name": "policy", "kind": "oneOf", "options": ["written", "spoken", "none"], "points": { "written": 4, "spoken": 1 } },
              { "name": "told", "kind": "manyOf", "options": ["staff", "others"], "points": { "staff": 1, "others": 1 }, "if": [{ "question": "policy", "is": ["written"] }] },
              { "name": "offers", "kind": "manyOf", "options": ["holidays", "hours", "nothing"], "noneOption": "nothing", "points": { "holidays": 2, "hours": 2 }, "mostPoints": 3 },
              { "name": "reach", "kind": "scale", "least": 1, "most": 5, "points": { "point": 2 } },
              { "name": "share", "kind": "share" },
              { "name": "counted_on", "kind": "day" },
              { "name": "wishes", "kind": "text", "most": 20 }
            ] }
          ],
          "figures": [
            { "name": "owners_share", "part": "owners_background", "whole": "owners", "unknown": "owners_unknown" },
            { "name": "with_policy", "question": "policy", "options": ["written"] }
          ]
        }
        """;

    public static Questionnaire Questionnaire { get; } = QuestionnaireReader.Read(Json).Questionnaire!;

    /// <summary>Answers by question, as they are written.</summary>
    public static Dictionary<string, SurveyAnswer> Answers(params (string Question, string Written)[] answers) =>
        answers.ToDictionary(a => a.Question, a => SurveyAnswer.Parse(a.Written));
}
