using System.Text.Json;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Tests.Notices;

internal sealed partial class NoticeComparison
{
    private void Result()
    {
        var result = Child(facts, "result");
        if (notice.Kind is NoticeKind.Call or NoticeKind.Planning or NoticeKind.OutOfScope)
        {
            return;
        }

        SameMoney("total value", result, "totalValue", notice.Result?.TotalValue);
        SameMoney("framework total", result, "frameworkTotal", notice.Result?.FrameworkMaximum);
        var lotResults = Items(result, "lotResults");
        var read = notice.Result?.LotResults ?? [];
        SameList("lot results", lotResults.Select(r => Text(r, "id") ?? ""), read.Select(r => r.LocalId));
        foreach (var (fact, lotResult) in lotResults.Zip(read))
        {
            LotResult(result, fact, lotResult);
        }
    }

    private void LotResult(JsonElement result, JsonElement fact, NoticeLotResult read)
    {
        var id = read.LocalId;
        SameList($"{id} lot", Texts(fact, "lots"), read.LotId.Length == 0 ? [] : [read.LotId]);
        Same($"{id} status", Text(fact, "status"), read.Status);
        Same($"{id} reason", Text(fact, "notAwardedReason"), read.NotAwardedReason);
        SameMoney($"{id} lowest", fact, "lowest", read.LowestBid);
        SameMoney($"{id} highest", fact, "highest", read.HighestBid);
        SameList(
            $"{id} submissions",
            Items(fact, "submissions").Where(s => Text(s, "count") is not (null or "-1"))
                .Select(s => $"{Text(s, "code") ?? "unspecified"} {Number(Text(s, "count"))}").Distinct().Order(),
            read.Submissions.Select(s => $"{s.Key} {Plain(s.Value)}").Order());
        var tenders = WinningTenders(result, fact).ToList();
        Same($"{id} number of winners", Plain(tenders.Count), Plain(read.Winners.Count));
        foreach (var ((tender, contract), winner) in tenders.Zip(read.Winners))
        {
            Winner($"{id} winner {Text(tender, "id")}", result, tender, contract, winner);
        }
    }

    // Interop § 6: contracts of the result, of their tenders those for this lot; without a contract all if selec-w.
    private static IEnumerable<(JsonElement Tender, JsonElement Contract)> WinningTenders(JsonElement result, JsonElement fact)
    {
        var tenders = Items(result, "tenders").Where(t => Text(t, "id") is not null).ToDictionary(t => Text(t, "id")!);
        var contracts = Items(result, "contracts").Where(c => Text(c, "id") is not null).ToDictionary(c => Text(c, "id")!);
        var listed = Texts(fact, "tenders").ToHashSet();
        var lots = Texts(fact, "lots").ToList();
        if (!Texts(fact, "contracts").Any())
        {
            return Text(fact, "status") == "selec-w" ? listed.Where(tenders.ContainsKey).Select(t => (tenders[t], default(JsonElement))) : [];
        }

        return Texts(fact, "contracts").Where(contracts.ContainsKey)
            .SelectMany(c => Texts(contracts[c], "tenders").Where(tenders.ContainsKey).Select(t => (Tender: tenders[t], Contract: contracts[c])))
            .Where(p => listed.Contains(Text(p.Tender, "id")!) || !Texts(p.Tender, "lots").Any() || Texts(p.Tender, "lots").Any(l => lots.Contains(l) || l.StartsWith("GLO", StringComparison.Ordinal)))
            .DistinctBy(p => Text(p.Tender, "id"));
    }

    private void Winner(string what, JsonElement result, JsonElement tender, JsonElement contract, NoticeWinningTender read)
    {
        SameMoney($"{what} value", tender, "value", read.Value);
        Same($"{what} rank", Text(tender, "rank"), read.Rank is { } rank ? Plain(rank) : null);
        Same($"{what} signed", NotPlaceholder(Day(Text(contract, "concluded"))), Plain(read.SignedOn));
        Same($"{what} decided", NotPlaceholder(Day(Text(contract, "decided"))), Plain(read.DecidedOn));
        var subcontracting = Items(tender, "subcontracting").FirstOrDefault();
        Same($"{what} subcontracting", Text(subcontracting, "code"), read.Subcontracting);
        Same($"{what} subcontracted percent", Number(Text(subcontracting, "percent")), read.SubcontractedPercent is { } p ? Plain(p) : null);
        var party = Items(result, "parties").FirstOrDefault(p => Text(p, "id") == Text(tender, "party"));
        var members = Items(party, "tenderers").Where(t => Text(t, "org") is not null).OrderBy(t => Text(t, "lead") == "true" ? 0 : 1).ToList();
        SameList($"{what} tenderers", members.Select(t => Text(t, "org")!).Distinct(), read.Tenderers.Select(o => o.LocalId));
        SameList($"{what} subcontractors", Texts(party, "subcontractors"), read.Subcontractors.Select(o => o.LocalId));
        foreach (var organisation in read.Tenderers)
        {
            var fact = Items(result, "tendererOrganizations").FirstOrDefault(o => Text(o, "id") == organisation.LocalId);
            SameOrganisation($"{what} {organisation.LocalId}", fact, organisation);
            Same($"{what} {organisation.LocalId} size", Text(fact, "size"), organisation.Size);
        }
    }

    private static string? NotPlaceholder(string? day) => day == "2000-01-01" ? null : day;
}
