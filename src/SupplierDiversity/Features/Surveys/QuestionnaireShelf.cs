using System.Reflection;
using SupplierDiversity.Rules.Surveys;

namespace SupplierDiversity.Features.Surveys;

/// <summary>All versions of all questionnaires, read once from the files in <c>Questionnaires/</c>.</summary>
public sealed class QuestionnaireShelf
{
    /// <summary>The survey cities send to suppliers.</summary>
    public const string Equality = "equality";

    private const string Prefix = "questionnaires/";

    /// <summary>Reads the files.</summary>
    /// <exception cref="InvalidOperationException">A file is refused; the message names file, place and reason.</exception>
    public QuestionnaireShelf() => All = [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>All versions.</summary>
    public IReadOnlyList<Questionnaire> All { get; }

    /// <summary>The version that new surveys ask.</summary>
    public Questionnaire Newest(string name) => All.Where(q => q.Name == name).MaxBy(q => q.Version) ?? throw new KeyNotFoundException($"There is no questionnaire '{name}'.");

    /// <summary>The version a survey asks.</summary>
    public Questionnaire Of(string name, int version) => All.Single(q => q.Name == name && q.Version == version);

    private static Questionnaire Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        var (read, faults) = QuestionnaireReader.Read(reader.ReadToEnd());
        if (read is null || resource != $"{Prefix}{read.Name}.{read.Version}.json")
        {
            throw new InvalidOperationException(
                $"{resource} is refused: {(read is null ? string.Join(" ", faults.Select(f => $"{f.Place}: {f.Reason}")) : "its name must be NAME.VERSION.json.")}");
        }

        return read;
    }
}
