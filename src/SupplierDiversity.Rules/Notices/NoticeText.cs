using System.Text;

namespace SupplierDiversity.Rules.Notices;

/// <summary>Gathers one text in its languages. Texts are trimmed; HTML in them is left as it is.</summary>
internal sealed class NoticeText(string noticeLanguage)
{
    private Dictionary<string, string>? _texts;
    private Dictionary<string, StringBuilder>? _joined;

    /// <summary>The text of the repeated element: one a language, the first wins.</summary>
    public static LocalText Of(NoticeContext context, NoticeElement parent, string name)
    {
        var first = parent.First(name);
        return first is null ? LocalText.Empty : new NoticeText(context.Language).Take(first, parent.IsWithheld).Done();
    }

    /// <summary>Adds the element and those of the same name after it; a language that is there already stays as it is.</summary>
    public NoticeText Take(NoticeElement? element, bool withheld = false)
    {
        for (var e = element; e is not null; e = e.Following())
        {
            if (Readable(e, withheld))
            {
                (_texts ??= new(1)).TryAdd(LanguageOf(e), e.Text!);
            }
        }

        return this;
    }

    /// <summary>Like <see cref="Take"/>, but a further text of a language is set below the first, with a blank line.</summary>
    public NoticeText Append(NoticeElement? element, bool withheld = false)
    {
        for (var e = element; e is not null; e = e.Following())
        {
            if (!Readable(e, withheld))
            {
                continue;
            }

            var language = LanguageOf(e);
            if ((_texts ??= new(1)).TryAdd(language, e.Text!))
            {
                continue;
            }

            if (!(_joined ??= new(1)).TryGetValue(language, out var joined))
            {
                _joined[language] = joined = new StringBuilder(_texts[language]);
            }

            joined.Append("\n\n").Append(e.Text);
        }

        return this;
    }

    /// <summary>The text gathered.</summary>
    public LocalText Done()
    {
        foreach (var (language, text) in _joined ?? [])
        {
            _texts![language] = text.ToString();
        }

        return _texts is null ? LocalText.Empty : new LocalText(_texts);
    }

    private static bool Readable(NoticeElement e, bool withheld) =>
        e.Text is not null && !(withheld && NoticeContext.IsMasked(e.Text));

    private string LanguageOf(NoticeElement e) =>
        string.IsNullOrWhiteSpace(e.Language) ? noticeLanguage : NoticeLanguages.ToIso(e.Language);
}
