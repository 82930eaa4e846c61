using System.Collections.Frozen;

namespace SupplierDiversity.Rules.Notices;

/// <summary>Names an eForms notice is made of.</summary>
internal static class NoticeNames
{
    /// <summary>Start of the root namespaces; the name of the root follows, then "-2".</summary>
    public const string Ubl = "urn:oasis:names:specification:ubl:schema:xsd:";

    /// <summary>Namespace of the registration notices X01 and X02, which are out of scope.</summary>
    public const string Registration = "http://data.europa.eu/p27/eforms-business-registration-information-notice/1";

    /// <summary>Namespaces below the root: cac, cbc, ext, efext, efac, efbc. Anything else is skipped.</summary>
    public static readonly string[] Vocabularies =
    [
        Ubl + "CommonAggregateComponents-2",
        Ubl + "CommonBasicComponents-2",
        Ubl + "CommonExtensionComponents-2",
        "http://data.europa.eu/p27/eforms-ubl-extensions/1",
        "http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1",
        "http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1",
    ];

    /// <summary>Elements that only wrap an extension.</summary>
    public static readonly FrozenSet<string> Wrappers = FrozenSet.Create(StringComparer.Ordinal,
        "UBLExtensions", "UBLExtension", "ExtensionContent", "EformsExtension");

    /// <summary>Elements that hold sentences; all others hold a code, a name, a number or an address.</summary>
    public static readonly FrozenSet<string> Sentences = FrozenSet.Create(StringComparer.Ordinal,
        "Name", "Description", "ProcurementType", "CalculationExpression", "ChangeDescription", "ReasonDescription");

    /// <summary>
    /// The only elements that are read. What is not named here is passed over with all it contains: contact persons,
    /// jury members and beneficial owners (BT-706 is citizenship, not origin) never enter the program.
    /// </summary>
    public static readonly FrozenSet<string> Read = FrozenSet.Create(StringComparer.Ordinal,
        // notice
        "CustomizationID", "ID", "ContractFolderID", "IssueDate", "IssueTime", "VersionID", "RegulatoryDomain",
        "NoticeTypeCode", "NoticeLanguageCode", "AdditionalNoticeLanguage", "NoticeSubType", "SubTypeCode",
        "Publication", "NoticePublicationID", "PublicationDate", "Changes", "ChangedNoticeIdentifier", "Change",
        "ChangeDescription", "ChangedSection", "ChangedSectionIdentifier", "ChangeReason", "ReasonCode",
        "ReasonDescription", "ContractModification",
        // organisations
        "Organizations", "Organization", "Company", "TouchPoint", "PartyIdentification", "PartyName", "Name",
        "PartyLegalEntity", "CompanyID", "PostalAddress", "CityName", "CountrySubentityCode", "Country",
        "IdentificationCode", "CompanySizeCode", "ContractingParty", "ContractingPartyType", "PartyTypeCode",
        "ContractingActivity", "ActivityTypeCode", "Party",
        // procedure and lots
        "ProcurementProject", "ProcurementProjectLot", "TenderingProcess", "TenderingTerms", "Description",
        "ProcurementTypeCode", "ProcurementType", "ProcurementAdditionalType", "MainCommodityClassification",
        "AdditionalCommodityClassification", "ItemClassificationCode", "RealizedLocation", "Address", "Region",
        "RequestedTenderTotal", "EstimatedOverallContractAmount", "FrameworkMaximumAmount", "PlannedPeriod",
        "DurationMeasure", "DescriptionCode", "StartDate", "EndDate", "EndTime", "SMESuitableIndicator",
        "ProcedureCode", "ContractingSystem", "ContractingSystemTypeCode", "TenderSubmissionDeadlinePeriod",
        "ParticipationRequestReceptionPeriod", "InterestExpressionReceptionPeriod",
        "AdditionalInformationRequestPeriod", "OpenTenderEvent", "OccurrenceDate", "OccurrenceTime",
        "TendererQualificationRequest", "SpecificTendererRequirement", "TendererRequirementTypeCode",
        "ContractExecutionRequirement", "ExecutionRequirementCode", "Language", "CallForTendersDocumentReference",
        "OfficialLanguages", "Attachment", "ExternalReference", "URI", "TenderRecipientParty", "EndpointID",
        "AwardingTerms", "AwardingCriterion", "SubordinateAwardingCriterion", "AwardingCriterionTypeCode",
        "CalculationExpression", "AwardCriterionParameter", "ParameterCode", "ParameterNumeric", "SelectionCriteria",
        "CriterionTypeCode", "CalculationExpressionCode", "AllowedSubcontractTerms", "SubcontractingConditionsCode", "MinimumPercent",
        "MaximumPercent", "TenderSubcontractingRequirements", "TenderSubcontractingRequirementsCode",
        // results
        "NoticeResult", "TotalAmount", "OverallMaximumFrameworkContractsAmount", "LotResult", "TenderLot",
        "TenderResultCode", "DecisionReason", "DecisionReasonCode", "ReceivedSubmissionsStatistics", "StatisticsCode",
        "StatisticsNumeric", "AppealRequestsStatistics", "LowerTenderAmount", "HigherTenderAmount", "LotTender",
        "SettledContract", "TenderingParty", "Tenderer", "GroupLeadIndicator", "SubContractor", "LegalMonetaryTotal",
        "PayableAmount", "RankCode", "SubcontractingTerm", "TermCode", "TermPercent", "Origin", "AwardDate",
        // withheld values
        "FieldsPrivacy", "FieldIdentifierCode", "ProcurementLegislationDocumentReference");
}
