using SupplierDiversity.Features.Assurance;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Clauses;
using SupplierDiversity.Features.Misreads;
using SupplierDiversity.Rules.Assurance;
using SupplierDiversity.Rules.Authoring;
using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Clauses.Guard;

namespace SupplierDiversity.Features.TenderAuthoring;

/// <summary>Everything that stops a draft or that an officer should look at: what is missing, dates, clauses, assessment, and what the legal guard finds.</summary>
public sealed class DraftReview(DraftClauses clauses, Assessments assessments, MisreadBook misreads, CityList cities, TimeProvider clock)
{
    /// <summary>All findings, in the order of the questions, those that stop first.</summary>
    public async Task<IReadOnlyList<DraftFinding>> FindAsync(City city, TenderDraft draft, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        ArgumentNullException.ThrowIfNull(draft);
        var filled = await clauses.OfAsync(city, draft, ct);
        var signed = await misreads.SignedAsync(city, ct);
        var assessment = draft.AssessmentId is { } id ? (await assessments.OfCityAsync(city, ct)).FirstOrDefault(a => a.AssessmentId == id) : null;
        var found = DraftCheck.Find(draft, city.Zone, clock.GetUtcNow()).Concat(OfBuyer(draft, await cities.BuyersOfAsync(city.CityId, ct)))
            .Concat(OfAssessment(draft, assessment)).Concat(filled.SelectMany(f => OfClause(f, draft, city.WeightLimitBp, signed))).Concat(OfTexts(draft, signed));
        return [.. found.OrderBy(f => DraftCheck.Steps.ToList().IndexOf(f.Step)).ThenByDescending(f => f.Stops)];
    }

    private static IEnumerable<DraftFinding> OfBuyer(TenderDraft draft, IReadOnlyList<Buyer> buyers)
    {
        if (draft.Buyer is null ? buyers.Count > 1 : buyers.All(b => b.BuyerId != draft.Buyer.BuyerId))
        {
            yield return new(draft.Buyer is null ? "buyer-missing" : "buyer-gone", "title", Stops: true) { Words = draft.Buyer?.Name ?? "" };
        }
    }

    private static IEnumerable<DraftFinding> OfAssessment(TenderDraft draft, Assessment? assessment)
    {
        if (assessment is null)
        {
            yield break;
        }

        if (assessment.State is not ("signed" or "reassessed"))
        {
            yield return new("assurance-unsigned", "assurance", Stops: true);
        }

        // What the matrix asks for stands in the tender: an impact without its clause was found for nothing.
        foreach (var impact in assessment.Impacts.Where(i => assessment.Counts != AssuranceNeed.None && draft.Clauses.All(c => c.ImpactId != i.ImpactId)))
        {
            yield return new("impact-without-clause", "clauses", Stops: false) { Words = impact.Impact };
        }

        // What was signed in the check is what the tender says, or somebody looks again.
        foreach (var (clause, impact) in draft.Clauses.Join(assessment.Impacts, c => c.ImpactId, i => i.ImpactId, (c, i) => (c, i)).Where(x => !Same(x.c.Blanks, x.i.Blanks)))
        {
            yield return new("clause-other-blanks", "clauses", Stops: false) { Words = impact.Impact, ImpactId = clause.ImpactId };
        }

        foreach (var clause in draft.Clauses.Where(c => assessment.Impacts.All(i => i.ImpactId != c.ImpactId)))
        {
            yield return new("clause-without-impact", "clauses", Stops: true) { Words = clause.ClauseId };
        }
    }

    private static IEnumerable<DraftFinding> OfClause(FilledClause filled, TenderDraft draft, int weightLimit, SignedMisreads signed)
    {
        var language = draft.Language;
        var name = filled.InTender?.Title.For(language, "en")?.Text ?? filled.Clause.ClauseId;
        if (filled.Problem is { } problem)
        {
            yield return new(problem, "clauses", Stops: problem != "clause-replaced") { Words = name, ImpactId = filled.Clause.ImpactId };
        }

        if (filled is not { Original: { } original, InTender: { } clause })
        {
            yield break;
        }

        if (original.Position == ClausePosition.Award && filled.Clause.WeightBasisPoints is not > 0)
        {
            yield return new("clause-weight-missing", "criteria", Stops: true) { Words = name, Article = "2014/24/EU art. 67(5)" };
        }

        if (filled.Clause.WeightBasisPoints > weightLimit)
        {
            yield return new("weight-over", "criteria", Stops: true) { Words = name, Article = "2014/24/EU art. 67(4)", Number = weightLimit / 100 };
        }

        foreach (var (tag, text) in clause.Text.ByLanguage)
        {
            var read = ClauseReview.Checked(original, tag, text, clause.Evidence.ByLanguage.GetValueOrDefault(tag, ""));
            // The library's words were looked at when the city approved them; new is only which contract they are for.
            var subject = tag == language ? Subject(draft, tag) : null;
            foreach (var finding in LegalGuard.Check(read, subject: subject).Where(f => f.Severity == GuardSeverity.Block || f.Rule == GuardRule.SubjectMatter))
            {
                yield return Guard(finding, "clauses", read, signed, name);
            }
        }
    }

    // Whatever an officer wrote, in each language it is written in.
    private static IEnumerable<DraftFinding> OfTexts(TenderDraft draft, SignedMisreads signed)
    {
        foreach (var (key, original) in DraftTexts.Of(draft))
        {
            var texts = draft.Translations.Select(t => (Language: t.Key, t.Value.GetValueOrDefault(key)?.Text)).Prepend((draft.Language, original));
            foreach (var (language, text) in texts.Where(t => t.Item2 is { Length: > 0 }))
            {
                var position = key.StartsWith("criterion.", StringComparison.Ordinal) ? ClausePosition.Award : ClausePosition.Specification;
                var read = new ClauseText(position, language, text!);
                var subject = position == ClausePosition.Award ? Subject(draft, language) : null;
                foreach (var finding in LegalGuard.Check(read, subject: subject).Where(f => f.Rule != GuardRule.WeightMissing))
                {
                    yield return Guard(finding, StepOf(key), read, signed, original);
                }
            }
        }
    }

    private static DraftFinding Guard(GuardFinding finding, string step, ClauseText read, SignedMisreads signed, string name) =>
        new("guard", step, signed.Stops(read, finding)) { Rule = finding.Rule, Article = finding.Article, Words = finding.Excerpt ?? name, Checked = read };

    // Title and description in the language of a clause, where they are written in it.
    private static ContractSubject? Subject(TenderDraft draft, string language)
    {
        string Text(string key, string original) => language == draft.Language ? original : draft.Translations.GetValueOrDefault(language)?.GetValueOrDefault(key)?.Text ?? "";
        var (title, description) = (Text("title", draft.Title), Text("description", draft.Description));
        return title.Length == 0 || description.Length == 0 ? null : new(draft.Nature, draft.Cpv, $"{title}. {description}");
    }

    private static bool Same(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(b => other.GetValueOrDefault(b.Key) == b.Value);

    private static string StepOf(string key) => key.Split('.')[0] switch
    {
        "lot" => "lots",
        "criterion" => "criteria",
        var own => own,
    };
}
