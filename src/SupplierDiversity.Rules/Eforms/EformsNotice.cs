using System.Globalization;
using System.Xml.Linq;
using SupplierDiversity.Rules.Notices;
using static SupplierDiversity.Rules.Eforms.EformsXml;

namespace SupplierDiversity.Rules.Eforms;

/// <summary>
/// A call as an eForms contract notice of subtype 16 or 20 (Implementing Regulation (EU) 2019/1780), in the order of
/// elements that UBL 2.3 demands. It holds what the portal knows; what only the sender's own system knows (contact
/// persons, the review body, electronic invoicing …) is added there before it goes to the Official Journal.
/// </summary>
public static class EformsNotice
{
    private const string Sdk = "eforms-sdk-1.15";

    /// <summary>True for a call that can be written as one of the two forms.</summary>
    public static bool CanWrite(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return notice is { Kind: NoticeKind.Call, Subtype: "16" or "20" } && notice.Buyers.Count > 0 && notice.Lots.Count > 0
            && NoticeLanguages.OfNotices(notice.Language) is not null;
    }

    /// <summary>The notice as XML.</summary>
    /// <param name="notice">One that <see cref="CanWrite"/> accepts.</param>
    /// <param name="sentAt">BT-05 where the notice does not tell.</param>
    /// <exception cref="ArgumentException">It is another kind of notice.</exception>
    public static XDocument Write(Notice notice, DateTimeOffset sentAt)
    {
        if (!CanWrite(notice))
        {
            throw new ArgumentException("Only calls of the subtypes 16 and 20, in a language of notices, can be written.", nameof(notice));
        }

        var sent = notice.DispatchedAt ?? sentAt;
        return new XDocument(new XElement(
            Root + "ContractNotice",
            Prefixes(),
            Extension(Changes(notice), Group(Efac + "NoticeSubType", Code(Cbc + "SubTypeCode", "notice-subtype", notice.Subtype)), EformsParties.Organisations(notice)),
            Value(Cbc + "UBLVersionID", "2.3"),
            Value(Cbc + "CustomizationID", Sdk),
            Id("notice-id", notice.NoticeId),
            Value(Cbc + "ContractFolderID", notice.ProcedureId),
            Date("IssueDate", sent),
            Time("IssueTime", sent),
            Value(Cbc + "VersionID", notice.Version.ToString("D2", CultureInfo.InvariantCulture)),
            Value(Cbc + "RegulatoryDomain", notice.LegalBasis),
            Code(Cbc + "NoticeTypeCode", notice.FormType ?? "competition", notice.NoticeType ?? (notice.Subtype == "20" ? "cn-social" : "cn-standard")),
            Value(Cbc + "NoticeLanguageCode", NoticeLanguages.OfNotices(notice.Language)),
            notice.OtherLanguages.Select(NoticeLanguages.OfNotices).OfType<string>().Select(l => Group(Cac + "AdditionalNoticeLanguage", Value(Cbc + "ID", l))),
            EformsParties.Buyers(notice),
            Group(Cac + "TenderingTerms", ExclusionGrounds(notice)),
            Group(Cac + "TenderingProcess", Code(Cbc + "ProcedureCode", "procurement-procedure-type", notice.Procedure)),
            EformsProject.Of(notice),
            notice.Lots.Select(EformsLot.Of)));
    }

    private static IEnumerable<XAttribute> Prefixes() =>
        new[] { ("cac", Cac), ("cbc", Cbc), ("ext", Ext), ("efext", Efext), ("efac", Efac), ("efbc", Efbc) }
            .Select(p => new XAttribute(XNamespace.Xmlns + p.Item1, p.Item2.NamespaceName));

    // BT-758, BT-140, BT-141 and BT-13716.
    private static XElement? Changes(Notice notice) => notice.ChangedNotice is null ? null : Group(
        Efac + "Changes",
        Value(Efbc + "ChangedNoticeIdentifier", notice.ChangedNotice),
        Group(
            Efac + "Change",
            Text(Efbc + "ChangeDescription", notice.ChangeDescription),
            notice.ChangedSections.Select(s => Group(Efac + "ChangedSection", Value(Efbc + "ChangedSectionIdentifier", s)))),
        Group(Efac + "ChangeReason", Code(Cbc + "ReasonCode", "change-corrig-justification", notice.ChangeReason)));

    private static XElement? ExclusionGrounds(Notice notice) => Group(
        Cac + "TendererQualificationRequest",
        notice.ExclusionGrounds.Select(g => Group(Cac + "SpecificTendererRequirement", Code(Cbc + "TendererRequirementTypeCode", "exclusion-ground", g))));
}
