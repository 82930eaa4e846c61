using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Clauses;
using SupplierDiversity.Rules.Authoring;
using SupplierDiversity.Rules.Clauses.Library;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Features.TenderAuthoring;

/// <summary>The words of a draft's clauses: the city's version of each, with the blanks filled in, in every language the city has it in.</summary>
public sealed class DraftClauses(CityClauses clauses, ClauseLibrary library)
{
    /// <summary>All clauses of a draft, in its order.</summary>
    public async Task<IReadOnlyList<FilledClause>> OfAsync(City city, TenderDraft draft, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(draft);
        List<FilledClause> filled = [];
        foreach (var clause in draft.Clauses)
        {
            filled.Add(await FillAsync(city, draft.Language, clause, ct));
        }

        return filled;
    }

    private async Task<FilledClause> FillAsync(City city, string language, DraftClause clause, CancellationToken ct)
    {
        var version = (await clauses.OfClauseAsync(city, clause.ClauseId, ct)).FirstOrDefault(v => v.CityClauseId == clause.CityClauseId);
        if (version is null || library.Find(clause.ClauseId, version.LibraryVersion) is not { } original)
        {
            return new(clause, null, null, "clause-gone");
        }

        Dictionary<string, string> texts = [], evidence = [];
        foreach (var tag in original.Wordings.Keys.Order(StringComparer.Ordinal))
        {
            if (await clauses.WordingAsync(version, tag, ct) is { } wording && ClauseFilling.Of(wording, original.Blanks, clause.Blanks) is { Text: { } text, Evidence: { } shown })
            {
                (texts[tag], evidence[tag]) = (text, shown);
            }
        }

        var problem = texts.Count == 0 ? "clause-blank" : version.State != "approved" ? "clause-replaced" : !texts.ContainsKey(language) ? "clause-language" : null;
        return new(clause, original, new ClauseInTender
        {
            ImpactId = clause.ImpactId,
            CityClauseId = clause.CityClauseId,
            ClauseId = clause.ClauseId,
            Position = original.Position,
            SocialObjective = original.SocialObjective,
            Title = new LocalText(original.Wordings.ToDictionary(w => w.Key, w => w.Value.Title)),
            Text = new LocalText(texts),
            Evidence = new LocalText(evidence),
            WeightBasisPoints = clause.WeightBasisPoints,
        }, problem);
    }
}

/// <summary>A clause of a draft with its words.</summary>
/// <param name="Clause">As the draft holds it.</param>
/// <param name="Original">The version of the library; null when there is none any more.</param>
/// <param name="InTender">With its words, which are empty while a blank is; null when the clause is gone.</param>
/// <param name="Problem">Code of what keeps it from being used (<see cref="DraftFinding"/>), or null.</param>
public sealed record FilledClause(DraftClause Clause, LibraryClause? Original, ClauseInTender? InTender, string? Problem);
