using System.Collections.Concurrent;
using System.Collections.Frozen;
using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.CodeLists;

/// <summary>
/// The labels of the imported lists, kept in memory language by language. An import moves the lists' stamp, which is
/// looked at once a minute; lookups themselves never wait for the database once a language is loaded.
/// </summary>
internal sealed class ImportedLabels(Db db, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private Loaded? _loaded;
    private long _lookedTicks;

    /// <summary>Label and language of a code in exactly this language, or null.</summary>
    public (string Text, string Language)? Find(string list, string code, string language) =>
        Of(language).TryGetValue(list, out var codes) && codes.TryGetValue(code, out var label) ? label : null;

    /// <summary>The label of a code that has none in English, in any language; or null.</summary>
    public (string Text, string Language)? FindAny(string list, string code) => Find(list, code, "");

    /// <summary>All codes of a list with a label in this language.</summary>
    public IReadOnlyDictionary<string, (string Text, string Language)> Codes(string list, string language) =>
        Of(language).GetValueOrDefault(list) ?? FrozenDictionary<string, (string, string)>.Empty;

    /// <summary>The languages that have been asked for since the last import.</summary>
    public IEnumerable<string> LanguagesInMemory => _loaded?.Languages.Keys.Where(l => l.Length > 0) ?? [];

    /// <summary>Identifies what is loaded now; another value after an import.</summary>
    public object? Version => _loaded;

    /// <summary>Loads the languages that are not in memory and, once a minute, looks whether an import changed the lists.</summary>
    public async ValueTask ReadyAsync(IEnumerable<string> languages, CancellationToken ct)
    {
        var loaded = _loaded;
        var fresh = loaded is not null && SinceLooked() < LookAgain;
        if (fresh && languages.All(loaded!.Languages.ContainsKey))
        {
            return;
        }

        await _gate.WaitAsync(ct);
        try
        {
            await using var connection = await db.OpenAsync(ct);
            loaded = _loaded;
            if (loaded is null || SinceLooked() >= LookAgain)
            {
                // Before the look: an import that ends meanwhile forgets it again.
                Volatile.Write(ref _lookedTicks, clock.GetUtcNow().UtcTicks);
                var stamp = string.Join('\n', (await connection.QueryAsync<StampRow>(new CommandDefinition(CodeListsSql.FindStamps, cancellationToken: ct)))
                    .Select(s => $"{s.List} {s.ImportedAt:O} {s.SourceHash}"));
                if (loaded?.Stamp != stamp)
                {
                    loaded = new Loaded(stamp);
                }
            }

            foreach (var language in languages.Where(l => !loaded.Languages.ContainsKey(l)))
            {
                var rows = await connection.QueryAsync<LabelRow>(new CommandDefinition(
                    language.Length == 0 ? CodeListsSql.FindLabelsWithoutEnglish : CodeListsSql.FindLabelsOfLanguage,
                    new { Language = language },
                    cancellationToken: ct));
                loaded.Languages[language] = rows.GroupBy(r => r.List).ToFrozenDictionary(
                    l => l.Key,
                    l => l.DistinctBy(r => r.Code).ToFrozenDictionary(r => r.Code, r => (r.Label, r.Language), StringComparer.Ordinal),
                    StringComparer.Ordinal);
            }

            _loaded = loaded;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Looks at the database again at the next <see cref="ReadyAsync"/>; called after an import in this process.</summary>
    public void Forget() => Volatile.Write(ref _lookedTicks, 0);

    private TimeSpan SinceLooked() => TimeSpan.FromTicks(clock.GetUtcNow().UtcTicks - Volatile.Read(ref _lookedTicks));

    public void Dispose() => _gate.Dispose();

    // Requests and jobs make their languages ready first. A language nobody announced is loaded here, once, by waiting.
    private FrozenDictionary<string, FrozenDictionary<string, (string Text, string Language)>> Of(string language)
    {
        if (_loaded is { } loaded && loaded.Languages.TryGetValue(language, out var labels))
        {
            return labels;
        }

        Task.Run(() => ReadyAsync([language], CancellationToken.None).AsTask()).GetAwaiter().GetResult();
        return _loaded!.Languages.GetValueOrDefault(language) ?? FrozenDictionary<string, FrozenDictionary<string, (string, string)>>.Empty;
    }

    private sealed record Loaded(string Stamp)
    {
        public ConcurrentDictionary<string, FrozenDictionary<string, FrozenDictionary<string, (string Text, string Language)>>> Languages { get; } =
            new(StringComparer.Ordinal);
    }
}
