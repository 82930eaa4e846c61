using System.Text.Json;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Tests.Notices;

internal sealed partial class NoticeComparison
{
    private void Lots()
    {
        var lots = Items(facts, "lots").Where(l => Text(l, "scheme") is null or "Lot").ToList();
        SameList("lots", lots.Select(l => Text(l, "id") ?? "").Where(i => i.Length > 0).Distinct(), notice.Lots.Select(l => l.LotId));
        foreach (var read in notice.Lots)
        {
            var fact = lots.FirstOrDefault(l => Text(l, "id") == read.LotId);
            if (fact.ValueKind == JsonValueKind.Object)
            {
                Lot(fact, read);
            }
        }
    }

    private void Lot(JsonElement fact, NoticeLot read)
    {
        var lot = read.LotId;
        SameTexts($"{lot} title", fact, "title", read.Title);
        SameLengths($"{lot} description", fact, "descriptionLength", read.Description);
        Same($"{lot} nature", Text(fact, "nature"), read.Nature);
        SameList($"{lot} cpv", Cpv(fact), read.Cpv);
        SamePlace(lot, fact, read.Place);
        SameMoney($"{lot} value", fact, "estimatedValue", read.Value);
        SameMoney($"{lot} framework maximum", fact, "frameworkMaximum", read.FrameworkMaximum);
        Same($"{lot} framework", Text(fact, "framework"), read.Framework);
        SameDeadline($"{lot} tender deadline", fact, "deadlineTenders", read.TenderDeadline);
        SameDeadline($"{lot} request deadline", fact, "deadlineRequests", read.ParticipationDeadline);
        SameDeadline($"{lot} interest deadline", fact, "deadlineInterest", read.InterestDeadline);
        SameList($"{lot} strategic", Texts(fact, "strategic").Distinct(), read.StrategicAims);
        SameList($"{lot} social", Texts(fact, "social").Distinct(), read.SocialObjectives);
        SameList($"{lot} reserved participation", Texts(fact, "reservedParticipation").Distinct(), read.ReservedParticipation);
        Same($"{lot} reserved execution", Text(fact, "reservedExecution"), read.ReservedExecution);
        SameLengths($"{lot} conditions", fact, "performanceTermsLength", read.PerformanceConditions);
        SameList($"{lot} bid languages", Texts(fact, "submissionLanguages").Select(Iso).Distinct(), read.BidLanguages);
        SameList($"{lot} document languages", Texts(fact, "documentLanguages").Select(Iso).Distinct(), read.DocumentLanguages);
        SameList($"{lot} documents", Texts(fact, "documentUrls").Distinct().Select(Web).Where(u => u.Length > 0), read.DocumentUrls);
        Same($"{lot} submission", Text(fact, "submissionUrl") is { } url && Web(url).Length > 0 ? Web(url) : null, read.SubmissionUrl);
        SameList($"{lot} subcontracting obligations", Texts(fact, "subcontractingObligation").Distinct(), read.SubcontractingObligations);
        SameList($"{lot} subcontracting indications", Texts(fact, "subcontractingIndication").Distinct(), read.SubcontractingIndications);
        SameList($"{lot} selection criteria", Texts(fact, "selectionCriteria"), read.SelectionCriteria.Select(c => c.Type ?? "").Where(t => t.Length > 0));
        Criteria(lot, Items(fact, "awardCriteria"), read.AwardCriteria);
    }

    private void Criteria(string lot, List<JsonElement> criteria, IReadOnlyList<AwardCriterion> read)
    {
        Same($"{lot} number of award criteria", Plain(criteria.Count), Plain(read.Count));
        foreach (var (fact, criterion) in criteria.Zip(read))
        {
            Same($"{lot} criterion type", Text(fact, "type"), criterion.Type);
            SameTexts($"{lot} criterion name", fact, "name", criterion.Name);
            SameList(
                $"{lot} criterion numbers",
                Items(fact, "numbers").Select(n => $"{Text(n, "kind")} {Text(n, "code")} {Number(Text(n, "number"))}"),
                criterion.Numbers.Select(n => $"{n.Kind} {n.Code} {Plain(n.Number)}"));
        }
    }

    private static string Web(string raw)
    {
        var url = raw.Trim();
        return url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? url
            : url.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? "https://" + url
            : "";
    }
}
