using System.Globalization;
using System.Xml.Linq;
using SupplierDiversity.Rules.Notices;
using static SupplierDiversity.Rules.Eforms.EformsXml;

namespace SupplierDiversity.Rules.Eforms;

/// <summary>One lot: terms, process and project, in this order.</summary>
internal static class EformsLot
{
    /// <summary>The lot.</summary>
    public static XElement? Of(NoticeLot lot) =>
        Group(Cac + "ProcurementProjectLot", Id("Lot", lot.LotId), Terms(lot), Process(lot), EformsProject.Of(lot));

    private static XElement? Terms(NoticeLot lot) => Group(
        Cac + "TenderingTerms",
        Extension(
            lot.SelectionCriteria.Select(EformsCriteria.Selection),
            lot.SubcontractingIndications.Select(c => Group(
                Efac + "TenderSubcontractingRequirements", Code(Efbc + "TenderSubcontractingRequirementsCode", "subcontracting-indication", c)))),
        Documents(lot),
        Group(
            Cac + "TendererQualificationRequest",
            lot.ReservedParticipation.Select(c => Group(Cac + "SpecificTendererRequirement", Code(Cbc + "TendererRequirementTypeCode", "reserved-procurement", c)))),
        Subcontracting(lot),
        Group(Cac + "ContractExecutionRequirement", Code(Cbc + "ExecutionRequirementCode", "reserved-execution", lot.ReservedExecution)),
        Conditions(lot),
        EformsCriteria.Award(lot),
        Group(Cac + "TenderRecipientParty", Value(Cbc + "EndpointID", lot.SubmissionUrl)),
        lot.BidLanguages.Select(l => Group(Cac + "Language", Value(Cbc + "ID", NoticeLanguages.ToEforms(l)))));

    // BT-70: where a clause on equality becomes a duty of the contract (2014/24/EU art. 70).
    private static XElement? Conditions(NoticeLot lot) => Text(Cbc + "Description", lot.PerformanceConditions).ToList() is { Count: > 0 } said
        ? Group(Cac + "ContractExecutionRequirement", Code(Cbc + "ExecutionRequirementCode", "conditions", "performance"), said)
        : null;

    private static IEnumerable<XElement?> Documents(NoticeLot lot)
    {
        var addresses = lot.DocumentUrls.Count == 0 && lot.DocumentLanguages.Count > 0 ? [null] : lot.DocumentUrls.AsEnumerable<string?>();
        return addresses.Select((url, i) => Group(
            Cac + "CallForTendersDocumentReference",
            Extension(Group(
                Efac + "OfficialLanguages",
                lot.DocumentLanguages.Select(l => Group(Cac + "Language", Value(Cbc + "ID", NoticeLanguages.ToEforms(l)))))),
            Value(Cbc + "ID", string.Create(CultureInfo.InvariantCulture, $"DOC-{i + 1}")),
            url is null ? null : Value(Cbc + "DocumentType", "non-restricted-document"),
            Group(Cac + "Attachment", Group(Cac + "ExternalReference", Value(Cbc + "URI", url)))));
    }

    private static IEnumerable<XElement?> Subcontracting(NoticeLot lot) =>
        lot.SubcontractingObligations.DefaultIfEmpty("").Select((code, i) => Group(
            Cac + "AllowedSubcontractTerms",
            Code(Cbc + "SubcontractingConditionsCode", "subcontracting-obligation", code),
            i == 0 ? Number(Cbc + "MaximumPercent", lot.SubcontractingMaximumPercent) : null,
            i == 0 ? Number(Cbc + "MinimumPercent", lot.SubcontractingMinimumPercent) : null));

    private static XElement? Process(NoticeLot lot) => Group(
        Cac + "TenderingProcess",
        Extension(Until(Efac + "InterestExpressionReceptionPeriod", lot.InterestDeadline)),
        Until(Cac + "TenderSubmissionDeadlinePeriod", lot.TenderDeadline),
        Until(Cac + "ParticipationRequestReceptionPeriod", lot.ParticipationDeadline),
        Until(Cac + "AdditionalInformationRequestPeriod", lot.QuestionsDeadline),
        lot.OpeningAt is { } opening ? Group(Cac + "OpenTenderEvent", Date("OccurrenceDate", opening.At), Time("OccurrenceTime", opening.At)) : null,
        Group(Cac + "ContractingSystem", Code(Cbc + "ContractingSystemTypeCode", "framework-agreement", lot.Framework)));
}
