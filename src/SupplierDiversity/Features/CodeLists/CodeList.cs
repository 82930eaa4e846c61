namespace SupplierDiversity.Features.CodeLists;

/// <summary>The codes of one file or of one list with their labels by language (ISO 639-1).</summary>
internal sealed class CodeList
{
    private const int MaxCodes = 200_000;
    private const int MaxCodeLength = 200;
    private const int MaxLabelLength = 20_000;

    private readonly Dictionary<string, Dictionary<string, string>> _labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Dictionary<string, string>> Labels => _labels;

    /// <summary>Adds a code of a file; the labels are trimmed, empty ones left out.</summary>
    /// <exception cref="CodeListRefusedException">The code or a label cannot be right.</exception>
    public void Add(string code, IEnumerable<KeyValuePair<string, string>> labels, int line)
    {
        if (code.Length is 0 or > MaxCodeLength || code.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
        {
            throw new CodeListRefusedException(line, code.Length == 0 ? "the code is missing" : "a code is 1 to 200 characters without blanks");
        }

        if (!_lines.TryAdd(code, line))
        {
            throw new CodeListRefusedException(line, $"code '{code}' stands in line {_lines[code]} already");
        }

        if (_labels.Count == MaxCodes)
        {
            throw new CodeListRefusedException(line, $"more than {MaxCodes} codes");
        }

        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (language, text) in labels)
        {
            var label = text.Trim();
            if (label.Length > MaxLabelLength || label.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            {
                throw new CodeListRefusedException(line, $"the label '{language}' of '{code}' is longer than {MaxLabelLength} characters or holds a control character");
            }

            if (label.Length > 0)
            {
                kept[language] = label;
            }
        }

        _labels.Add(code, kept);
    }

    /// <summary>Adds what another file of the same list knows and this one does not: older codes never replace newer ones.</summary>
    public void AddMissing(CodeList older)
    {
        foreach (var (code, labels) in older._labels)
        {
            _labels.TryAdd(code, labels);
        }
    }
}

/// <summary>A file that cannot be taken in, with the line where it stops making sense.</summary>
internal sealed class CodeListRefusedException(int line, string reason) : Exception(reason)
{
    /// <summary>1-based; 0 where no line is known.</summary>
    public int Line => line;
}
