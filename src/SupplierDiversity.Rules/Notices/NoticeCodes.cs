namespace SupplierDiversity.Rules.Notices;

/// <summary>Gathers codes, each once and in order. Made only when there is one: most lists of a notice are empty.</summary>
internal sealed class NoticeCodes
{
    /// <summary>From here on a set finds repeated codes, so that a long list does not take quadratic time.</summary>
    private const int Many = 32;

    private readonly List<string> _codes = [];
    private HashSet<string>? _known;

    /// <summary>Adds a code; missing, withheld and repeated ones are not added.</summary>
    public static void Add(ref NoticeCodes? codes, string? code)
    {
        if (code is not null && !NoticeContext.IsMasked(code))
        {
            (codes ??= new NoticeCodes()).Add(code);
        }
    }

    /// <summary>Adds the texts of all elements of this name.</summary>
    public static void AddAll(ref NoticeCodes? codes, NoticeElement parent, string name)
    {
        for (var e = parent.First(name); e is not null; e = e.Following())
        {
            Add(ref codes, e.Text);
        }
    }

    /// <summary>Adds the ISO codes of all <c>Language/ID</c> or the like.</summary>
    public static void AddLanguages(ref NoticeCodes? codes, NoticeElement parent, string name)
    {
        for (var e = parent.First(name); e is not null; e = e.Following())
        {
            if (e.Value("ID") is { } code)
            {
                Add(ref codes, NoticeLanguages.ToIso(code));
            }
        }
    }

    /// <summary>The codes gathered; empty when there were none.</summary>
    public static IReadOnlyList<string> Done(NoticeCodes? codes) => codes is null ? [] : codes._codes;

    private void Add(string code)
    {
        if (_known is null && _codes.Count == Many)
        {
            _known = new HashSet<string>(_codes, StringComparer.Ordinal);
        }

        if (_known is null ? !_codes.Contains(code) : _known.Add(code))
        {
            _codes.Add(code);
        }
    }
}
