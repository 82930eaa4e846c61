using System.Globalization;
using System.Text.Json.Nodes;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Ocds;

/// <summary>
/// A notice as a release of the Open Contracting Data Standard 1.1 with the profile "OCDS for eForms". A procedure is one
/// contracting process (ocid), each version of a notice one release that is never edited.
/// </summary>
public static class OcdsRelease
{
    /// <summary>The release of one notice.</summary>
    /// <param name="notice">The notice as read.</param>
    /// <param name="place">What the notice alone does not tell.</param>
    public static JsonObject Of(Notice notice, OcdsPlace place)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentNullException.ThrowIfNull(place);
        var parties = new OcdsParties(notice.Language);
        var buyers = notice.Buyers.Select(b => parties.Reference(b, "buyer")).ToList();
        var awards = OcdsAwards.Of(notice, parties);
        var release = new JsonObject
        {
            ["ocid"] = $"{place.Prefix}-{place.ProcedureId}",
            ["id"] = IdOf(notice.NoticeId, notice.Version),
            ["date"] = OcdsJson.Instant(notice.DispatchedAt ?? place.PublishedAt),
            ["tag"] = OcdsJson.Words(Tags(notice, place.IsFirst)),
            ["initiationType"] = "tender",
            ["language"] = notice.Language,
        };
        Add(release, "parties", parties.All);
        Add(release, "buyer", buyers.FirstOrDefault());
        Add(release, "tender", OcdsTender.Of(notice with { ProcedureId = place.ProcedureId }, place.Number.ToString(CultureInfo.InvariantCulture)));
        Add(release, "bids", awards.Bids);
        Add(release, "awards", awards.Awards);
        Add(release, "contracts", awards.Contracts);
        Add(release, "withheldInformation", OcdsJson.List(notice.Withheld.Select(c => OcdsJson.Of(("id", $"{c}-{notice.ProcedureId}"), ("field", c)))));
        return release.With("title", notice.Title, notice.Language)!;
    }

    /// <summary>BT-701, for later versions with the version as BT-758 names it: "…-02".</summary>
    public static string IdOf(string noticeId, int version) =>
        version <= 1 ? noticeId : string.Create(CultureInfo.InvariantCulture, $"{noticeId}-{version:D2}");

    private static string[] Tags(Notice notice, bool first) => notice.Kind switch
    {
        NoticeKind.Planning => [first ? "planning" : "planningUpdate"],
        NoticeKind.Call => [notice.ChangeReason == "cancel" ? "tenderCancellation" : first && notice.ChangedNotice is null ? "tender" : "tenderAmendment"],
        NoticeKind.Modification => ["awardUpdate", "contractUpdate"],
        _ when first => notice.Result is null ? ["award"] : ["award", "contract"],
        _ => notice.Result is null ? ["awardUpdate"] : ["awardUpdate", "contractUpdate"],
    };

    private static void Add(JsonObject release, string name, JsonNode? part)
    {
        if (part is not null)
        {
            release[name] = part;
        }
    }
}

/// <summary>Where a notice stands among the others of its procedure.</summary>
/// <param name="Prefix">The publisher's registered ocid prefix, "ocds-abc123".</param>
/// <param name="ProcedureId">BT-04 of the tender: all its notices are one contracting process, even if one names another id.</param>
/// <param name="PublishedAt">When the portal took the notice in, for notices that do not say when they were sent.</param>
/// <param name="IsFirst">True when no earlier notice of the same kind and id is there.</param>
/// <param name="Number">1, 2 … in the order of publication: id of the amendment it makes.</param>
public sealed record OcdsPlace(string Prefix, string ProcedureId, DateTimeOffset PublishedAt, bool IsFirst, int Number);
