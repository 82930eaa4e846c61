namespace SupplierDiversity.Rules.Notices;

/// <summary>Reads <c>cac:TenderingTerms</c> of a lot: conditions, languages, documents, subcontracting.</summary>
internal static class NoticeTerms
{
    /// <summary>The lot with its terms.</summary>
    public static NoticeLot Read(NoticeContext context, NoticeLot lot, NoticeElement terms)
    {
        NoticeCodes? bidLanguages = null, documentLanguages = null, urls = null, indications = null;
        NoticeCodes.AddLanguages(ref bidLanguages, terms, "Language");
        for (var e = terms.First("CallForTendersDocumentReference"); e is not null; e = e.Following())
        {
            for (var o = e.First("OfficialLanguages"); o is not null; o = o.Following())
            {
                NoticeCodes.AddLanguages(ref documentLanguages, o, "Language");
            }

            NoticeCodes.Add(ref urls, context.Url(e.One("Attachment").One("ExternalReference"), "URI"));
        }

        for (var e = terms.First("TenderSubcontractingRequirements"); e is not null; e = e.Following())
        {
            NoticeCodes.Add(ref indications, e.Value("TenderSubcontractingRequirementsCode"));
        }

        var (execution, conditions) = Execution(context, terms);
        var awarding = terms.One("AwardingTerms");
        return Subcontracting(context, lot, terms) with
        {
            BidLanguages = NoticeCodes.Done(bidLanguages),
            DocumentLanguages = NoticeCodes.Done(documentLanguages),
            DocumentUrls = NoticeCodes.Done(urls),
            SubmissionUrl = context.Url(terms.One("TenderRecipientParty"), "EndpointID"),
            ReservedParticipation = Requirements(terms, "reserved-procurement"),
            ReservedExecution = execution,
            PerformanceConditions = conditions,
            AwardCriteria = NoticeCriteria.Award(context, awarding),
            AwardCalculation = NoticeCriteria.Calculation(context, awarding),
            SelectionCriteria = NoticeCriteria.Selection(context, terms),
            SubcontractingIndications = NoticeCodes.Done(indications),
        };
    }

    /// <summary>Codes of one list among the requirements on tenderers: BT-71 of a lot, BT-67 of the procedure.</summary>
    public static IReadOnlyList<string> Requirements(NoticeElement terms, string list)
    {
        NoticeCodes? codes = null;
        for (var q = terms.First("TendererQualificationRequest"); q is not null; q = q.Following())
        {
            for (var r = q.First("SpecificTendererRequirement"); r is not null; r = r.Following())
            {
                NoticeCodes.Add(ref codes, NoticeContext.Code(r, "TendererRequirementTypeCode", list));
            }
        }

        return NoticeCodes.Done(codes);
    }

    private static (string? Reserved, LocalText Conditions) Execution(NoticeContext context, NoticeElement terms)
    {
        string? reserved = null;
        var conditions = new NoticeText(context.Language);
        for (var e = terms.First("ContractExecutionRequirement"); e is not null; e = e.Following())
        {
            var code = e.One("ExecutionRequirementCode");
            if (code.List == "reserved-execution")
            {
                reserved ??= code.Text;
            }
            else if (code.List == "conditions" || (code.List is null && code.Text == "performance"))
            {
                conditions.Append(e.First("Description"));
            }
        }

        return (reserved, conditions.Done());
    }

    private static NoticeLot Subcontracting(NoticeContext context, NoticeLot lot, NoticeElement terms)
    {
        var first = terms.First("AllowedSubcontractTerms");
        if (first is null)
        {
            return lot;
        }

        NoticeCodes? codes = null;
        decimal? least = null, most = null;
        for (var e = first; e is not null; e = e.Following())
        {
            NoticeCodes.Add(ref codes, e.Value("SubcontractingConditionsCode"));
            least ??= context.Number(e.One("MinimumPercent"));
            most ??= context.Number(e.One("MaximumPercent"));
        }

        return lot with
        {
            SubcontractingObligations = NoticeCodes.Done(codes),
            SubcontractingMinimumPercent = least,
            SubcontractingMaximumPercent = most,
        };
    }
}
