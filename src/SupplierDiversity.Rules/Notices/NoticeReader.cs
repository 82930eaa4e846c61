namespace SupplierDiversity.Rules.Notices;

/// <summary>
/// Reads one eForms notice (UBL ContractNotice-2, ContractAwardNotice-2 or PriorInformationNotice-2) of any SDK version
/// or national dialect. Lenient: what cannot be understood becomes a warning; refused is only what cannot be used, that
/// is broken or hostile XML, a notice without an id, a kind or a buyer, and a call without a title or a lot.
/// </summary>
public static class NoticeReader
{
    /// <summary>Reads the bytes of one file. Bad input never throws.</summary>
    public static NoticeReading Read(ReadOnlyMemory<byte> xml, NoticeLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var (tree, refusal) = NoticeTree.Read(xml, limits);
        if (tree is null)
        {
            return NoticeReading.Refused(refusal!);
        }

        var root = tree.Root;
        if (NoticeHead.Kind(root) is not { } kind)
        {
            return Refuse(root, "NoticeTypeCode", "cbc:SubTypeCode",
                "Neither the notice subtype (OPP-070) nor the notice type (BT-02, BT-03) is known, so nobody can tell what the notice is.");
        }

        // What is out of scope is passed over whatever it lacks.
        var id = NoticeHead.Id(root) ?? (kind == NoticeKind.OutOfScope ? "" : null);
        if (id is null)
        {
            return Refuse(root, "ID", "cbc:ID", "The notice has no notice id (BT-701).");
        }

        var context = new NoticeContext(limits);
        context.Language = NoticeHead.Language(context, root);
        var organisations = new NoticeOrganisations(context, root);
        var notice = Body(context, root, organisations, NoticeHead.Read(context, root, id, kind)) with { Withheld = Withheld(tree) };
        return Missing(root, notice) ?? WithResult(context, root, organisations, notice, limits);
    }

    private static Notice Body(NoticeContext context, NoticeElement root, NoticeOrganisations organisations, Notice head)
    {
        var project = root.One("ProcurementProject");
        var total = project.One("RequestedTenderTotal");
        return head with
        {
            Buyers = organisations.Buyers(root),
            Title = NoticeText.Of(context, project, "Name"),
            Description = NoticeText.Of(context, project, "Description"),
            Nature = NoticeContext.Code(project, "ProcurementTypeCode"),
            Cpv = NoticeScope.Cpv(context, project),
            Place = NoticeScope.Place(project),
            Value = context.Amount(total, "EstimatedOverallContractAmount"),
            FrameworkMaximum = context.Amount(total, "FrameworkMaximumAmount"),
            Procedure = NoticeContext.Code(root.One("TenderingProcess"), "ProcedureCode"),
            ExclusionGrounds = NoticeTerms.Requirements(root.One("TenderingTerms"), "exclusion-ground"),
            Lots = NoticeLots.Read(context, root),
        };
    }

    /// <summary>The refusal of a notice that lacks what its kind needs, or null.</summary>
    private static NoticeReading? Missing(NoticeElement root, Notice notice)
    {
        if (notice.Kind == NoticeKind.OutOfScope)
        {
            return null;
        }

        if (notice.Buyers.Count == 0)
        {
            return Refuse(root, "ContractingParty", "cac:ContractingParty", "The notice names no buyer (OPT-300).");
        }

        if (notice.Kind != NoticeKind.Call)
        {
            return null;
        }

        if (notice.Lots.Count == 0)
        {
            return Refuse(root, "ProcurementProjectLot", "cac:ProcurementProjectLot", "The call has no lot (BT-137).");
        }

        return notice.Title.IsEmpty && notice.Lots.All(l => l.Title.IsEmpty)
            ? Refuse(root, "ProcurementProject", "cac:ProcurementProject/cbc:Name", "The call has no title (BT-21).")
            : null;
    }

    private static NoticeReading WithResult(NoticeContext context, NoticeElement root, NoticeOrganisations organisations, Notice notice, NoticeLimits limits)
    {
        NoticeResult? result = null;
        if (notice.Kind is NoticeKind.Result or NoticeKind.DirectAward or NoticeKind.Modification)
        {
            if (root.First("NoticeResult") is { } element)
            {
                (result, var refusal) = new NoticeResults(context, element, new NoticeWinners(context, organisations, element, limits)).Read();
                if (refusal is not null)
                {
                    return NoticeReading.Refused(refusal);
                }
            }
            else
            {
                context.Warn(root, "the notice holds no result.");
            }
        }

        return NoticeReading.Of(notice with { Result = result, Warnings = context.Warnings });
    }

    private static IReadOnlyList<string> Withheld(NoticeTree tree)
    {
        NoticeCodes? codes = null;
        foreach (var code in tree.Withheld)
        {
            NoticeCodes.Add(ref codes, code.Text);
        }

        return NoticeCodes.Done(codes);
    }

    /// <summary>Names the line of the faulty element, or that of the root where it is missing.</summary>
    private static NoticeReading Refuse(NoticeElement root, string child, string element, string reason) =>
        NoticeReading.Refused(new(element, (root.First(child) ?? root).Line, reason));
}
