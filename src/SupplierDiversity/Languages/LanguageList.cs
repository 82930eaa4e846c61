using System.Reflection;

namespace SupplierDiversity.Languages;

/// <summary>The interface languages: one embedded JSON file each. Adding a language means adding its file.</summary>
public sealed class LanguageList
{
    private readonly Dictionary<string, Language> _byTag;

    /// <summary>Loads every language file.</summary>
    public LanguageList()
    {
        var assembly = Assembly.GetExecutingAssembly();
        _byTag = assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith("languages/", StringComparison.Ordinal))
            .Select(n =>
            {
                using var stream = assembly.GetManifestResourceStream(n)!;
                return Language.Load(Path.GetFileNameWithoutExtension(n), stream);
            })
            .ToDictionary(l => l.Tag, StringComparer.OrdinalIgnoreCase);
        All = [.. _byTag.Values.OrderBy(l => l.Tag != "en").ThenBy(l => l.Tag, StringComparer.Ordinal)];
    }

    /// <summary>English first, the rest by tag.</summary>
    public IReadOnlyList<Language> All { get; }

    /// <summary>What is used when nothing fits: English.</summary>
    public Language Default => _byTag["en"];

    /// <summary>The language of a tag ("de", "de-AT"), or null.</summary>
    public Language? Find(string? tag) =>
        tag is null ? null : _byTag.GetValueOrDefault(tag) ?? _byTag.GetValueOrDefault(tag.Split('-', '_')[0]);

    /// <summary>The first of the wished languages that the portal speaks, else English.</summary>
    public Language FirstOf(IEnumerable<string> wished) => wished.Select(Find).FirstOrDefault(l => l is not null) ?? Default;
}
