namespace SupplierDiversity.Rules.Notices;

/// <summary>Reads award and selection criteria of a lot.</summary>
internal static class NoticeCriteria
{
    /// <summary>BT-539, 734, 540, 541 and their weights (5421–5423); there may be several numbers a criterion.</summary>
    public static IReadOnlyList<AwardCriterion> Award(NoticeContext context, NoticeElement awarding)
    {
        List<AwardCriterion>? criteria = null;
        for (var e = awarding.First("AwardingCriterion"); e is not null; e = e.Following())
        {
            var subordinate = e.First("SubordinateAwardingCriterion");
            if (subordinate is null && e.First("AwardingCriterionTypeCode") is not null)
            {
                (criteria ??= []).Add(Criterion(context, e));
            }

            for (; subordinate is not null; subordinate = subordinate.Following())
            {
                (criteria ??= []).Add(Criterion(context, subordinate));
            }
        }

        return criteria ?? (IReadOnlyList<AwardCriterion>)[];
    }

    /// <summary>BT-543, the method where no weights are given.</summary>
    public static LocalText Calculation(NoticeContext context, NoticeElement awarding)
    {
        var text = new NoticeText(context.Language);
        for (var e = awarding.First("AwardingCriterion"); e is not null; e = e.Following())
        {
            text.Append(e.First("CalculationExpression"), e.IsWithheld);
        }

        return text.Done();
    }

    /// <summary>BT-809 (BT-747 up to SDK 1.11) with BT-750.</summary>
    public static IReadOnlyList<SelectionCriterion> Selection(NoticeContext context, NoticeElement terms)
    {
        List<SelectionCriterion>? criteria = null;
        for (var e = terms.First("SelectionCriteria"); e is not null; e = e.Following())
        {
            var type = NoticeContext.Code(e, "TendererRequirementTypeCode") ?? NoticeContext.Code(e, "CriterionTypeCode");
            var name = NoticeText.Of(context, e, "Name");
            var description = NoticeText.Of(context, e, "Description");
            if (type is not null || !name.IsEmpty || !description.IsEmpty)
            {
                (criteria ??= []).Add(new SelectionCriterion(type, name, description)
                {
                    Usage = NoticeContext.Code(e, "CalculationExpressionCode"),
                });
            }
        }

        return criteria ?? (IReadOnlyList<SelectionCriterion>)[];
    }

    private static AwardCriterion Criterion(NoticeContext context, NoticeElement e)
    {
        List<CriterionNumber>? numbers = null;
        for (var p = e.First("AwardCriterionParameter"); p is not null; p = p.Following())
        {
            if (context.Number(p.One("ParameterNumeric")) is { } number)
            {
                var code = p.One("ParameterCode");
                (numbers ??= []).Add(new CriterionNumber(code.List ?? "number-weight", NoticeContext.Code(p, "ParameterCode"), number));
            }
        }

        return new AwardCriterion(
            NoticeContext.Code(e, "AwardingCriterionTypeCode"),
            NoticeText.Of(context, e, "Name"),
            NoticeText.Of(context, e, "Description"),
            numbers ?? (IReadOnlyList<CriterionNumber>)[]);
    }
}
