using SupplierDiversity.Database;

namespace SupplierDiversity.Features.Suppliers.Listing;

/// <summary>Writes a search of the directory in the engine's own words: FTS5 on SQLite, tsquery on PostgreSQL.</summary>
internal sealed class DirectoryQuery(DatabaseEngine engine)
{
    private readonly List<string> _parts = [];

    /// <summary>The whole query; null: everything is asked for.</summary>
    public string? Text => _parts.Count == 0 ? null : string.Join(And, _parts);

    private bool Postgres => engine == DatabaseEngine.Postgres;

    private string And => Postgres ? " & " : " AND ";

    private string Or => Postgres ? " | " : " OR ";

    /// <summary>One of these tokens, whole.</summary>
    public void AddOneOf(IEnumerable<string> tokens) => _parts.Add($"({string.Join(Or, tokens.Select(t => Token(t, beginning: false)))})");

    /// <summary>Words that begin so, all of them, each in one of its forms; or one of the tokens, which mean the same.</summary>
    public void AddWords(IReadOnlyList<IReadOnlyList<string>> words, IReadOnlyList<string> orOneOf)
    {
        var all = $"({string.Join(And, words.Select(forms => $"({string.Join(Or, forms.Select(f => Token(f, beginning: true)))})"))})";
        _parts.Add(orOneOf.Count == 0 ? all : $"({all}{Or}{string.Join(Or, orOneOf.Select(t => Token(t, beginning: false)))})");
    }

    // Tokens are folded words and codes: letters and digits only.
    private string Token(string token, bool beginning) => Postgres ? $"'{token}'{(beginning ? ":*" : "")}" : $"\"{token}\"{(beginning ? " *" : "")}";
}
