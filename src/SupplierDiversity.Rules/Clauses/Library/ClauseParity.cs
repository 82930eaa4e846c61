namespace SupplierDiversity.Rules.Clauses.Library;

/// <summary>Compares the languages of a clause with each other and with its blanks.</summary>
public static class ClauseParity
{
    private const int LongestTitle = 90;

    /// <summary>What is wrong, one sentence each, with the language it is about.</summary>
    public static IEnumerable<(string Language, string Problem)> Of(LibraryClause clause, IEnumerable<string> languages)
    {
        foreach (var language in languages)
        {
            if (!clause.Wordings.TryGetValue(language, out var wording))
            {
                yield return (language, "the language is missing.");
                continue;
            }

            foreach (var problem in Of(clause.Blanks, wording))
            {
                yield return (language, problem);
            }
        }
    }

    /// <summary>What is wrong with one wording: the names in braces must be the blanks, all of them, and no others.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<ClauseBlank> blanks, ClauseWording wording)
    {
        var names = blanks.Select(b => b.Name).ToHashSet(StringComparer.Ordinal);
        var used = ClauseFilling.NamesIn(wording.Text + " " + wording.Evidence);
        foreach (var lost in names.Except(used))
        {
            yield return $"{{{lost}}} is in neither text nor evidence.";
        }

        foreach (var unknown in used.Except(names))
        {
            yield return $"{{{unknown}}} is no blank of this clause.";
        }

        foreach (var name in names.Except(wording.Blanks.Keys))
        {
            yield return $"'## blank {name}' is missing.";
        }

        foreach (var name in wording.Blanks.Keys.Except(names))
        {
            yield return $"'## blank {name}' is no blank of this clause.";
        }

        var outside = wording.Title + wording.Purpose + wording.Proportionate + wording.Monitoring + wording.Guide + string.Concat(wording.Blanks.Values);
        if (outside.Contains('{', StringComparison.Ordinal))
        {
            yield return "only text and evidence have blanks.";
        }

        if (wording.Title.Length > LongestTitle)
        {
            yield return $"the title has {wording.Title.Length} characters; {LongestTitle} fit.";
        }

        var all = outside + wording.Text + wording.Evidence;
        if (all.Any(c => char.IsDigit(c) && !char.IsAsciiDigit(c)))
        {
            yield return "digits are Latin in every language.";
        }
    }
}
