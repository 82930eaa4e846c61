namespace SupplierDiversity.Rules.Clauses.Library;

/// <summary>
/// Reads the words of a clause from a file that lawyers and translators write: a line "# Title", then parts that begin
/// with "## purpose", "## proportionate", "## text", "## evidence", "## monitoring", "## guide", and for each blank
/// "## blank NAME". Lines of a paragraph are joined; an empty line parts paragraphs.
/// </summary>
public static class ClauseFile
{
    private const string Blank = "blank ";
    private static readonly string[] Parts = ["purpose", "proportionate", "text", "evidence", "monitoring", "guide"];

    /// <summary>The wording.</summary>
    /// <exception cref="FormatException">A part is missing, unknown, empty or written twice; the message says which.</exception>
    public static ClauseWording Read(string file)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in ("\n" + file.ReplaceLineEndings("\n")).Split("\n## ").Select((text, i) => i == 0 ? "title\n" + text.Trim().TrimStart('#') : text))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            var name = (end < 0 ? part : part[..end]).Trim();
            var words = end < 0 ? "" : Paragraphs(part[end..]);
            if (name != "title" && !Parts.Contains(name) && !name.StartsWith(Blank, StringComparison.Ordinal))
            {
                throw new FormatException($"'## {name}' is no part of a clause.");
            }

            if (words.Length == 0 || !parts.TryAdd(name, words))
            {
                throw new FormatException($"'{name}' is {(words.Length == 0 ? "empty" : "written twice")}.");
            }
        }

        return Parts.FirstOrDefault(p => !parts.ContainsKey(p)) is { } missing ? throw new FormatException($"'## {missing}' is missing.") : new()
        {
            Title = parts["title"],
            Purpose = parts["purpose"],
            Proportionate = parts["proportionate"],
            Text = parts["text"],
            Evidence = parts["evidence"],
            Monitoring = parts["monitoring"],
            Guide = parts["guide"],
            Blanks = parts.Where(p => p.Key.StartsWith(Blank, StringComparison.Ordinal)).ToDictionary(p => p.Key[Blank.Length..], p => p.Value, StringComparer.Ordinal),
        };
    }

    private static string Paragraphs(string text) => string.Join(
        "\n\n", text.Split("\n\n").Select(p => string.Join(' ', p.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))).Where(p => p.Length > 0));
}
