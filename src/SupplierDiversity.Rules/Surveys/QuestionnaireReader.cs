using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupplierDiversity.Rules.Surveys;

/// <summary>Something wrong in the file of a questionnaire.</summary>
/// <param name="Place">Where: a path of the file ("$.sections[0]") or the name of a question.</param>
/// <param name="Reason">What, in one English sentence for whoever keeps the file.</param>
public sealed record DefinitionFault(string Place, string Reason);

/// <summary>Reads a questionnaire's file and refuses one that could not be asked or counted as it says.</summary>
public static class QuestionnaireReader
{
    private static readonly JsonSerializerOptions AsWritten = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The questionnaire, or everything that is wrong with its file.</summary>
    public static (Questionnaire? Questionnaire, IReadOnlyList<DefinitionFault> Faults) Read(string json)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Questionnaire>(json, AsWritten);
            List<DefinitionFault> faults = read is null ? [new("$", "the file is empty.")] : [.. QuestionnaireCheck.Faults(read)];
            return (faults.Count == 0 ? read : null, faults);
        }
        catch (JsonException e)
        {
            return (null, [new(e.Path is { Length: > 0 } path ? path : "$", $"line {(e.LineNumber ?? 0) + 1}: {e.Message.Split(" Path:")[0]}")]);
        }
    }
}
