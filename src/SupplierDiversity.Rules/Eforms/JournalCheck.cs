using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Rules.Eforms;

/// <summary>
/// What the Official Journal would refuse in a call of subtype 16 or 20 although it fits the schemas: the rules of TED that
/// matter most to a tender written here, and the fields it demands that only the sender's own system knows. Terms are the
/// numbers of Implementing Regulation (EU) 2019/1780, as a sender's system names them.
/// </summary>
public static class JournalCheck
{
    private const int FinestPlace = 5;
    private const int LongestTitle = 400;
    private const int LongestText = 6000;

    /// <summary>All findings: first what is to be mended in the tender, then what is added elsewhere. Words: <c>authoring.journal.finding.…</c>.</summary>
    public static IReadOnlyList<JournalFinding> Find(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return [.. Here(notice).DistinctBy(f => (f.Code, f.Words)), .. Elsewhere(notice).Where(f => f.Terms.Count > 0)];
    }

    private static IEnumerable<JournalFinding> Here(Notice notice)
    {
        if (NoticeLanguages.OfNotices(notice.Language) is null)
        {
            yield return new("language", "title", ["BT-702"]);
        }

        foreach (var code in notice.Cpv.Take(1).Where(c => !Fits(c, notice.Nature)))
        {
            yield return new("main-code", "trade", ["BT-23", "BT-262"]) { Words = code };
        }

        foreach (var code in notice.Place.Nuts.Where(n => n.Length < FinestPlace))
        {
            yield return new("place", "place", ["BT-5071"]) { Words = code };
        }

        var countries = notice.Place.Countries.Select(PlaceCodes.CountryLetters).OfType<string>().ToList();
        foreach (var code in notice.Place.Nuts.Where(n => countries.Count > 0 && !countries.Exists(c => n.StartsWith(c, StringComparison.Ordinal))))
        {
            yield return new("place-country", "place", ["BT-5071", "BT-5141"]) { Words = code };
        }

        foreach (var lot in notice.Lots)
        {
            // The day counts, not the hour: what is due on the day of dispatch is refused.
            if ((lot.TenderDeadline ?? lot.ParticipationDeadline) is { } due && notice.DispatchedAt is { } sent && due.At.Date <= sent.ToOffset(due.At.Offset).Date)
            {
                yield return new("deadline", "dates", ["BT-131", "BT-1311"]);
            }

            foreach (var criterion in lot.AwardCriteria.Where(c => c.Description.IsEmpty))
            {
                yield return new("criterion-description", "criteria", ["BT-540"]) { Words = criterion.Name.For(notice.Language, notice.Language)?.Text ?? "" };
            }

            if (Longest(lot.Title) > LongestTitle || Longest(lot.Description) > LongestText || Longest(lot.PerformanceConditions) > LongestText)
            {
                yield return new("long", "clauses", ["BT-24", "BT-70"]) { Words = lot.Title.For(notice.Language, notice.Language)?.Text ?? lot.LotId };
            }
        }
    }

    private static IEnumerable<JournalFinding> Elsewhere(Notice notice)
    {
        var whole = notice.Subtype == "16";
        var twoStages = notice.Procedure is "restricted" or "neg-w-call";
        var (lot, buyer) = (notice.Lots[0], notice.Buyers[0]);
        yield return Add("contact", ("BT-503", true), ("BT-506", true), ("BT-512", true));
        yield return Add(
            "buyer", ("BT-501", buyer.CompanyIds.Count == 0), ("BT-507", buyer.Nuts is not { Length: FinestPlace }), ("BT-513", buyer.City is null), ("BT-514", buyer.Country is null),
            ("BT-10", whole && buyer.Activity is null), ("BT-11", whole && buyer.LegalType is null));
        yield return Add("sources", ("BT-806", true), ("BT-821", true));
        yield return Add("execution", ("BT-736", lot.ReservedExecution is null));
        yield return Add("money", ("BT-60", whole), ("BT-115", whole));
        yield return Add("electronic", ("BT-17", whole), ("BT-18", whole && lot.SubmissionUrl is null), ("BT-92", whole), ("BT-93", whole), ("BT-743", whole), ("BT-764", whole));
        yield return Add("techniques", ("BT-765", whole && lot.Framework is null), ("BT-766", whole), ("BT-767", whole));
        yield return Add(
            "procedure", ("BT-98", whole && notice.Procedure == "open"), ("BT-106", whole), ("BT-50", whole && twoStages), ("BT-661", whole && twoStages),
            ("BT-52", whole && notice.Procedure == "neg-w-call"), ("BT-120", whole && notice.Procedure == "neg-w-call"));
        yield return Add("features", ("BT-88", !whole));
        yield return Add("term", ("BT-36", whole && lot is { Duration: null, StartsOn: null }));
        yield return Add("review", ("BT-99", whole), ("OPT-301", whole));
    }

    private static JournalFinding Add(string code, params (string Term, bool IsMissing)[] terms) =>
        new(code, "", [.. terms.Where(t => t.IsMissing).Select(t => t.Term)]) { Elsewhere = true };

    // BR-BT-00262: supplies begin with 0 to 4, services with 49 and 5 to 9, works with 45.
    private static bool Fits(string cpv, string? nature) => nature switch
    {
        "works" => cpv.StartsWith("45", StringComparison.Ordinal),
        "supplies" => cpv[0] is >= '0' and <= '3' || (cpv[0] == '4' && cpv[1] is >= '0' and <= '4' or '8'),
        "services" => cpv[0] is >= '5' and <= '9' || cpv.StartsWith("49", StringComparison.Ordinal),
        _ => true,
    };

    private static int Longest(LocalText text) => text.ByLanguage.Values.Select(t => t.Length).DefaultIfEmpty().Max();
}

/// <summary>Something the Official Journal would refuse.</summary>
/// <param name="Code">Short and stable.</param>
/// <param name="Step">The question of the draft it is about; empty where the sender's own system adds it.</param>
/// <param name="Terms">Business terms: "BT-131".</param>
public sealed record JournalFinding(string Code, string Step, IReadOnlyList<string> Terms)
{
    /// <summary>True: the portal does not ask for it; the system that sends the notice adds it.</summary>
    public bool Elsewhere { get; init; }

    /// <summary>A code or name it is about.</summary>
    public string Words { get; init; } = "";
}
