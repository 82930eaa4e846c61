namespace SupplierDiversity.Rules.Notices;

/// <summary>
/// One <c>efac:LotTender</c>, read once however many results and contracts refer to it: a hostile notice may be wide
/// and full of references at the same time.
/// </summary>
internal sealed record NoticeTender(string Id, string? Lot, bool IsForGroup, NoticeWinningTender Content, IReadOnlyList<string> Withheld)
{
    /// <summary>Reads the tender; dates are those of the contract and come later.</summary>
    public static NoticeTender Read(NoticeContext context, NoticeElement tender, string id, NoticeParty party)
    {
        var lot = tender.One("TenderLot").One("ID");
        var subcontracting = tender.One("SubcontractingTerm");
        NoticeCodes? withheld = null;
        NoticeWithheld.Add(ref withheld, tender);
        NoticeWithheld.Add(ref withheld, subcontracting);
        NoticeWithheld.Add(ref withheld, tender.One("Origin"));
        var content = new NoticeWinningTender
        {
            Value = context.Amount(tender.One("LegalMonetaryTotal"), "PayableAmount"),
            Rank = context.Count(tender.One("RankCode")),
            Tenderers = party.Tenderers,
            Subcontractors = party.Subcontractors,
            Subcontracting = NoticeContext.Code(subcontracting, "TermCode"),
            SubcontractedPercent = context.Number(subcontracting.One("TermPercent")),
        };
        var group = lot.List == "LotsGroup" || lot.Text?.StartsWith("GLO-", StringComparison.Ordinal) == true;
        return new NoticeTender(id, lot.Text, group, content, NoticeCodes.Done(withheld));
    }
}
