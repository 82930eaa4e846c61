namespace SupplierDiversity.Rules.Notices;

/// <summary>
/// Follows the references of a result: lot result → contracts → tenders → tendering party → organisations. The winners
/// of a lot are the tenders its contracts refer to (BT-3202), not all tenders listed: some buyers list losers, too.
/// </summary>
internal sealed class NoticeWinners
{
    private readonly NoticeContext _context;
    private readonly NoticeLimits _limits;
    private readonly Dictionary<string, NoticeTender> _tenders;
    private readonly Dictionary<string, NoticeContract> _contracts;
    private readonly Dictionary<string, NoticeParty> _parties;
    private int _links;
    private int _steps;

    /// <summary>Reads parties, tenders and contracts, each once.</summary>
    public NoticeWinners(NoticeContext context, NoticeOrganisations organisations, NoticeElement result, NoticeLimits limits)
    {
        (_context, _limits) = (context, limits);
        _parties = Index(result, "TenderingParty", (e, _) => NoticeParty.Read(organisations, e));
        _tenders = Index(result, "LotTender", (e, id) => NoticeTender.Read(context, e, id, PartyOf(e)));
        _contracts = Index(result, "SettledContract", (e, _) => NoticeContract.Read(context, e));
    }

    /// <summary>Set when there are more winners than the limits allow.</summary>
    public NoticeRefusal? Refusal { get; private set; }

    /// <summary>The tenders that won this lot result.</summary>
    public IReadOnlyList<NoticeWinningTender> Of(NoticeElement lotResult, string lot, string? status, ref NoticeCodes? withheld)
    {
        var winners = new List<NoticeWinningTender>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var listed = NoticeContract.References(lotResult, "LotTender");
        var contracts = NoticeContract.References(lotResult, "SettledContract");
        if (contracts.Count == 0 && status == "selec-w")
        {
            foreach (var tender in Tenders(listed, lotResult))
            {
                Add(winners, known, tender, null, ref withheld);
            }
        }

        HashSet<string>? listedIds = null;
        foreach (var reference in contracts)
        {
            if (Find(_contracts, reference) is not { } contract)
            {
                continue;
            }

            foreach (var tender in Tenders(contract.Tenders, reference))
            {
                // One contract may settle several lots; a tender for another lot did not win this one, unless the
                // result lists it. A tender for a group of lots is for each of them.
                if (tender.Lot is null || tender.Lot == lot || tender.IsForGroup
                    || (listedIds ??= [.. listed.Select(l => l.Text!)]).Contains(tender.Id))
                {
                    Add(winners, known, tender, contract, ref withheld);
                }
            }
        }

        if (contracts.Count > 0 && winners.Count == 0 && status == "selec-w")
        {
            _context.Warn(lotResult, "the contract of this result refers to no tender for its lot, so the winner is unknown.");
        }

        return winners;
    }

    private IEnumerable<NoticeTender> Tenders(IReadOnlyList<NoticeElement> references, NoticeElement owner)
    {
        foreach (var reference in references)
        {
            if (++_steps > 100L * _limits.MaxWinnerLinks || _links > _limits.MaxWinnerLinks)
            {
                Refusal = new("efac:NoticeResult", owner.Line, $"The results name more than {_limits.MaxWinnerLinks} winners and organisations.");
                yield break;
            }

            if (Find(_tenders, reference) is { } tender)
            {
                yield return tender;
            }
        }
    }

    private void Add(List<NoticeWinningTender> winners, HashSet<string> known, NoticeTender tender, NoticeContract? contract, ref NoticeCodes? withheld)
    {
        if (!known.Add(tender.Id))
        {
            return;
        }

        _links += 1 + tender.Content.Tenderers.Count + tender.Content.Subcontractors.Count;
        foreach (var code in tender.Withheld)
        {
            NoticeCodes.Add(ref withheld, code);
        }

        winners.Add(tender.Content with { DecidedOn = contract?.DecidedOn, SignedOn = contract?.SignedOn });
    }

    private NoticeParty PartyOf(NoticeElement tender) => Find(_parties, tender.One("TenderingParty").One("ID")) ?? NoticeParty.Nobody;

    private T? Find<T>(Dictionary<string, T> index, NoticeElement reference) where T : class
    {
        if (reference.Text is null)
        {
            return null;
        }

        if (!index.TryGetValue(reference.Text, out var found))
        {
            _context.Warn(reference, $"{reference.Text} is not described in the notice.");
        }

        return found;
    }

    private Dictionary<string, T> Index<T>(NoticeElement result, string name, Func<NoticeElement, string, T> read)
    {
        var index = new Dictionary<string, T>(StringComparer.Ordinal);
        for (var e = result.First(name); e is not null; e = e.Following())
        {
            if (e.Value("ID") is not { } id)
            {
                continue;
            }

            if (index.ContainsKey(id))
            {
                _context.Warn(e, $"{id} is described twice; the first description is used.");
            }
            else
            {
                index.Add(id, read(e, id));
            }
        }

        return index;
    }
}
