using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Clauses.Library;

namespace SupplierDiversity.Features.Clauses;

/// <summary>The clauses that come with the portal, read from the files of <c>ClauseLibrary/</c>.</summary>
public sealed class ClauseLibrary
{
    private const string Prefix = "clauses/";
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
    private readonly FrozenDictionary<(string Id, int Version), LibraryClause> _clauses = Read();

    /// <summary>The newest version of each clause, by position and name.</summary>
    public IReadOnlyList<LibraryClause> All { get; }

    /// <summary>Every version of every clause.</summary>
    public IEnumerable<LibraryClause> Versions => _clauses.Values;

    /// <summary>Reads every file once.</summary>
    public ClauseLibrary() =>
        All = [.. _clauses.Values.GroupBy(c => c.Id).Select(g => g.MaxBy(c => c.Version)!).OrderBy(c => c.Position).ThenBy(c => c.Id, StringComparer.Ordinal)];

    /// <summary>The newest version of a clause, or null.</summary>
    public LibraryClause? Find(string id) => All.FirstOrDefault(c => c.Id == id);

    /// <summary>One version of a clause, or null.</summary>
    public LibraryClause? Find(string id, int version) => _clauses.GetValueOrDefault((id, version));

    /// <summary>Clauses whose guide explains a duty, those of the duty's own position first.</summary>
    public IReadOnlyList<LibraryClause> For(string duty, ClausePosition position) =>
        [.. All.Where(c => c.Duties.Contains(duty)).OrderBy(c => c.Position != position)];

    private static FrozenDictionary<(string Id, int Version), LibraryClause> Read() => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Select(n => (Resource: n, Parts: n[Prefix.Length..].Split('/')))
        .GroupBy(n => (Id: n.Parts[0], Version: int.Parse(n.Parts[1][1..], System.Globalization.CultureInfo.InvariantCulture)))
        .Select(g => Read(g.Key.Id, g.Key.Version, g.ToDictionary(n => n.Parts[2], n => Text(n.Resource))))
        .ToFrozenDictionary(c => (c.Id, c.Version));

    private static LibraryClause Read(string id, int version, Dictionary<string, string> files)
    {
        var frame = JsonSerializer.Deserialize<Frame>(files["clause.json"], Options) ?? throw new FormatException($"{id}/v{version}/clause.json is empty.");
        return new()
        {
            Id = id,
            Version = version,
            Position = Enum.Parse<ClausePosition>(frame.Position, ignoreCase: true),
            Law = frame.Law,
            Duties = frame.Duties,
            SocialObjective = frame.Objective,
            Blanks = [.. frame.Blanks.Select(b => new ClauseBlank(b.Name, Enum.Parse<BlankKind>(b.Kind, ignoreCase: true), b.Least, b.Most, b.Example))],
            Wordings = files.Where(f => f.Key.EndsWith(".md", StringComparison.Ordinal)).ToDictionary(f => f.Key[..^3], f => Wording($"{id}/v{version}/{f.Key}", f.Value)),
        };
    }

    private static ClauseWording Wording(string file, string text)
    {
        try
        {
            return ClauseFile.Read(text);
        }
        catch (FormatException e)
        {
            throw new FormatException($"{file}: {e.Message}", e);
        }
    }

    private static string Text(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    private sealed record Frame(string Position, string[] Law, string[] Duties, string Objective, FrameBlank[] Blanks);

    private sealed record FrameBlank(string Name, string Kind, int Least, int Most, string Example);
}
