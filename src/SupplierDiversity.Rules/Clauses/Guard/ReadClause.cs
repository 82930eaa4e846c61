namespace SupplierDiversity.Rules.Clauses.Guard;

/// <summary>A clause with its sentences read.</summary>
internal sealed class ReadClause(ClauseText clause, GuardWords words)
{
    public ClausePosition Position { get; } = clause.Position;

    public string Text { get; } = clause.Text;

    public IReadOnlyList<ReadSentence> Sentences { get; } = [.. Clauses.Sentences.Of(clause.Text).Select(s => new ReadSentence(s, words, clause.Language))];

    /// <summary>True when any sentence names it, even to deny it.</summary>
    public bool Names(Concept concept) => Sentences.Any(s => s.Names(concept));

    /// <summary>True when any sentence says it.</summary>
    public bool Says(Concept concept) => Sentences.Any(s => s.Says(concept));
}
