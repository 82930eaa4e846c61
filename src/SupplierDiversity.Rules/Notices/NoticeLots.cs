namespace SupplierDiversity.Rules.Notices;

/// <summary>Reads the lots (<c>cac:ProcurementProjectLot</c>); planning parts and lot groups use the same element.</summary>
internal static class NoticeLots
{
    /// <summary>The lots in the notice's order.</summary>
    public static IReadOnlyList<NoticeLot> Read(NoticeContext context, NoticeElement root)
    {
        var lots = new List<NoticeLot>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var e = root.First("ProcurementProjectLot"); e is not null; e = e.Following())
        {
            var id = e.One("ID");
            if (!IsLot(id))
            {
                continue;
            }

            if (id.Text is null)
            {
                context.Warn(e, "the lot has no id and was left out.");
            }
            else if (!known.Add(id.Text))
            {
                context.Warn(e, $"{id.Text} is described twice; the first description is used.");
            }
            else
            {
                lots.Add(Lot(context, e, id.Text));
            }
        }

        return lots;
    }

    private static bool IsLot(NoticeElement id) => string.IsNullOrEmpty(id.List)
        ? id.Text is null || !(id.Text.StartsWith("PAR-", StringComparison.Ordinal) || id.Text.StartsWith("GLO-", StringComparison.Ordinal))
        : id.List.Equals("Lot", StringComparison.OrdinalIgnoreCase);

    private static NoticeLot Lot(NoticeContext context, NoticeElement lot, string id)
    {
        var project = lot.One("ProcurementProject");
        var process = lot.One("TenderingProcess");
        var terms = lot.One("TenderingTerms");
        var total = project.One("RequestedTenderTotal");
        var period = project.One("PlannedPeriod");
        var read = new NoticeLot
        {
            LotId = id,
            Title = NoticeText.Of(context, project, "Name"),
            Description = NoticeText.Of(context, project, "Description"),
            Nature = NoticeContext.Code(project, "ProcurementTypeCode"),
            Cpv = NoticeScope.Cpv(context, project),
            Place = NoticeScope.Place(project),
            Value = context.Amount(total, "EstimatedOverallContractAmount"),
            FrameworkMaximum = context.Amount(total, "FrameworkMaximumAmount"),
            Duration = Duration(context, period),
            StartsOn = context.Day(period, "StartDate"),
            EndsOn = context.Day(period, "EndDate"),
            SuitableForSmes = NoticeContext.Indicator(project, "SMESuitableIndicator"),
            Framework = Framework(process),
            TenderDeadline = context.Deadline(process.One("TenderSubmissionDeadlinePeriod"), "EndDate", "EndTime"),
            ParticipationDeadline = context.Deadline(process.One("ParticipationRequestReceptionPeriod"), "EndDate", "EndTime"),
            InterestDeadline = context.Deadline(process.One("InterestExpressionReceptionPeriod"), "EndDate", "EndTime"),
            QuestionsDeadline = context.Deadline(process.One("AdditionalInformationRequestPeriod"), "EndDate", "EndTime"),
            OpeningAt = context.Deadline(process.One("OpenTenderEvent"), "OccurrenceDate", "OccurrenceTime"),
        };
        return NoticeTerms.Read(context, NoticeAims.Read(context, read, project), terms);
    }

    private static NoticeDuration? Duration(NoticeContext context, NoticeElement period)
    {
        var measure = period.One("DurationMeasure");
        if (context.Number(measure) is { } length)
        {
            return new NoticeDuration(length, measure.Unit ?? "");
        }

        return period.Value("DescriptionCode") == "UNLIMITED" ? new NoticeDuration(0, "UNLIMITED") : null;
    }

    private static string? Framework(NoticeElement process)
    {
        for (var e = process.First("ContractingSystem"); e is not null; e = e.Following())
        {
            if (NoticeContext.Code(e, "ContractingSystemTypeCode", "framework-agreement") is { } code)
            {
                return code;
            }
        }

        return null;
    }
}
