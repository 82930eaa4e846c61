namespace SupplierDiversity.Rules.Notices;

/// <summary>Tells whether a tender was made for the lot of one lot result.</summary>
internal sealed class NoticeLotTenders
{
    private readonly string _lot;
    private readonly HashSet<string> _listed = new(StringComparer.Ordinal);

    /// <summary>Takes the lot and the tenders that the lot result lists.</summary>
    public NoticeLotTenders(NoticeElement lotResult, string lot)
    {
        _lot = lot;
        for (var e = lotResult.First("LotTender"); e is not null; e = e.Following())
        {
            if (e.One("ID").Text is { } id)
            {
                _listed.Add(id);
            }
        }
    }

    /// <summary>True unless the tender names another lot. A tender for a group of lots (GLO-) is for each of them.</summary>
    public bool Has(NoticeElement tender)
    {
        var own = tender.One("TenderLot").One("ID");
        return own.Text is null
            || own.Text == _lot
            || own.List == "LotsGroup"
            || own.Text.StartsWith("GLO-", StringComparison.Ordinal)
            || _listed.Contains(tender.Value("ID")!);
    }
}
