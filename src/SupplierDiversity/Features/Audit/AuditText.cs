using System.Globalization;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.Audit;

/// <summary>
/// What is kept as codes, in the reader's words. The log itself keeps codes: they mean the same in every language and in
/// ten years. A code without words is shown as it is.
/// </summary>
internal sealed class AuditText(Language t, LanguageList languages)
{
    /// <summary>The thing, with the role in it named: "Rosenhafen: evaluator".</summary>
    public string Thing(AuditRecord record)
    {
        var name = record.Name.Length > 0 ? record.Name : record.ObjectId;
        var colon = name.LastIndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && record.Action.StartsWith("role-", StringComparison.Ordinal) ? $"{name[..colon]}: {Role(name[(colon + 2)..])}" : name;
    }

    /// <summary>One change in a sentence.</summary>
    public string Change(AuditChange change)
    {
        var field = Field(change.Field);
        return change switch
        {
            { Sensitive: true } => t.Of("audit.changed", ("field", field)),
            { Before: null or "", After: { Length: > 0 } after } => t.Of("audit.set", ("field", field), ("after", Value(change.Field, after))),
            { Before: { Length: > 0 } before, After: null or "" } => t.Of("audit.cleared", ("field", field), ("before", Value(change.Field, before))),
            _ => t.Of("audit.from_to", ("field", field), ("before", Value(change.Field, change.Before ?? "")), ("after", Value(change.Field, change.After ?? ""))),
        };
    }

    private string Field(string code) => t.Has($"audit.field.{code}") ? t[$"audit.field.{code}"] : code;

    private string Code(string code) =>
        new[] { $"authoring.regime.{code}", $"codes.procurement-procedure-type.{code}", $"codes.contract-nature.{code}" }.FirstOrDefault(t.Has) is { } key ? t[key] : code;

    private string Role(string code) => t.Has($"people.role.{code}") ? t[$"people.role.{code}"] : code;

    private string Value(string field, string value) => field switch
    {
        "language" => languages.Find(value)?.NativeName ?? value,
        "role" => Role(value),
        "second_factor" or "one_language" => t[value == "yes" ? "audit.yes" : "audit.no"],
        "trade" or "procedure" => string.Join("; ", value.Split('\n').Select(Code)),
        "title" or "place" or "lots" or "languages" or "dates" or "clauses" or "criteria" => value.Replace("\n", "; ", StringComparison.Ordinal),
        _ when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => t.ShortDay(day),
        _ => value,
    };
}
