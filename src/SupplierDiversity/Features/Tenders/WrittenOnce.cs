using System.Collections.Concurrent;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.Tenders;

/// <summary>
/// Something of tenders in the words of each language, written when it is first asked for and kept until the words would
/// differ: a deadline or a midnight passes, or code lists are imported. Whoever holds it drops it when a tender is written.
/// </summary>
internal sealed class WrittenOnce<T>
{
    private readonly ConcurrentDictionary<Language, Text> _texts = new();

    public T In(Language language, CodeLabels labels, DateTimeOffset now, Func<TenderWording, T> write)
    {
        // Read before anything is written: an import meanwhile moves it, and the next reader writes anew.
        var version = labels.Imported.Version;
        if (_texts.TryGetValue(language, out var known) && known.Labels == version && known.From <= now && now < known.Until)
        {
            return known.Value;
        }

        var words = new TenderWording(language, labels, now);
        var value = write(words);
        _texts[language] = new(version, now, words.Until, value);
        return value;
    }

    private sealed record Text(object? Labels, DateTimeOffset From, DateTimeOffset Until, T Value);
}
