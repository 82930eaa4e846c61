using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Clauses.Library;

namespace SupplierDiversity.Features.Clauses;

/// <summary>What is wrong with a blank, in words.</summary>
internal static class BlankText
{
    public static string Of(Language t, ClauseBlank blank, BlankProblem problem) => problem switch
    {
        BlankProblem.Missing => t["clauses.blank.missing"],
        BlankProblem.NoLevel => t["clauses.blank.level"],
        _ when blank.Kind == BlankKind.Text => t.Of("clauses.blank.text", ("least", blank.Least), ("most", blank.Most)),
        _ => t.Of("clauses.blank.number", ("least", blank.Least), ("most", blank.Most)),
    };
}
