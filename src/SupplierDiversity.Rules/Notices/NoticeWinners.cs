namespace SupplierDiversity.Rules.Notices;

/// <summary>
/// Follows the references of a result: lot result → contracts → tenders → tendering party → organisations. The winners
/// of a lot are the tenders its contracts refer to (BT-3202), not all tenders listed: some buyers list losers, too.
/// </summary>
internal sealed class NoticeWinners
{
    private readonly NoticeContext _context;
    private readonly NoticeOrganisations _organisations;
    private readonly NoticeLimits _limits;
    private readonly Dictionary<string, NoticeElement> _tenders;
    private readonly Dictionary<string, NoticeElement> _contracts;
    private readonly Dictionary<string, NoticeElement> _parties;
    private readonly Dictionary<string, NoticeParty> _readParties = new(StringComparer.Ordinal);
    private int _links;
    private int _steps;

    /// <summary>Indexes tenders, contracts and parties by their local ids.</summary>
    public NoticeWinners(NoticeContext context, NoticeOrganisations organisations, NoticeElement result, NoticeLimits limits)
    {
        (_context, _organisations, _limits) = (context, organisations, limits);
        _tenders = Index(result, "LotTender");
        _contracts = Index(result, "SettledContract");
        _parties = Index(result, "TenderingParty");
    }

    /// <summary>Set when there are more winners than the limits allow.</summary>
    public NoticeRefusal? Refusal { get; private set; }

    /// <summary>The tenders that won this lot result.</summary>
    public IReadOnlyList<NoticeWinningTender> Of(NoticeElement lotResult, string lot, string? status, ref NoticeCodes? withheld)
    {
        var winners = new List<NoticeWinningTender>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var first = lotResult.First("SettledContract");
        if (first is null && status == "selec-w")
        {
            AddTenders(winners, known, lotResult, null, ref withheld);
            return winners;
        }

        // One contract may settle several lots; a tender for another lot did not win this one.
        var lotOnly = new NoticeLotTenders(lotResult, lot);
        for (var c = first; c is not null && Refusal is null; c = c.Following())
        {
            if (Find(_contracts, c.One("ID")) is { } contract)
            {
                AddTenders(winners, known, contract, lotOnly, ref withheld);
            }
        }

        if (first is not null && winners.Count == 0 && status == "selec-w")
        {
            _context.Warn(lotResult, "the contract of this result refers to no tender for its lot, so the winner is unknown.");
        }

        return winners;
    }

    private void AddTenders(List<NoticeWinningTender> winners, HashSet<string> known, NoticeElement owner, NoticeLotTenders? only, ref NoticeCodes? withheld)
    {
        for (var t = owner.First("LotTender"); t is not null && Refusal is null; t = t.Following())
        {
            if (++_steps > 100L * _limits.MaxWinnerLinks)
            {
                Refusal = TooMany(owner);
            }
            else if (Find(_tenders, t.One("ID")) is { } tender && only?.Has(tender) != false && known.Add(tender.Value("ID")!))
            {
                // A result without a contract lists the tenders itself; then there are no contract dates.
                Add(winners, tender, only is null ? NoticeElement.None : owner, ref withheld);
            }
        }
    }

    private void Add(List<NoticeWinningTender> winners, NoticeElement tender, NoticeElement contract, ref NoticeCodes? withheld)
    {
        var party = Party(tender);
        _links += 1 + party.Tenderers.Count + party.Subcontractors.Count;
        if (_links > _limits.MaxWinnerLinks)
        {
            Refusal = TooMany(tender);
            return;
        }

        var subcontracting = tender.One("SubcontractingTerm");
        NoticeWithheld.Add(ref withheld, tender);
        NoticeWithheld.Add(ref withheld, subcontracting);
        NoticeWithheld.Add(ref withheld, tender.One("Origin"));
        winners.Add(new NoticeWinningTender
        {
            Value = _context.Amount(tender.One("LegalMonetaryTotal"), "PayableAmount"),
            Rank = _context.Count(tender.One("RankCode")),
            Tenderers = party.Tenderers,
            Subcontractors = party.Subcontractors,
            Subcontracting = NoticeContext.Code(subcontracting, "TermCode"),
            SubcontractedPercent = _context.Number(subcontracting.One("TermPercent")),
            DecidedOn = NotPlaceholder(_context.Day(contract, "AwardDate")),
            SignedOn = NotPlaceholder(_context.Day(contract, "IssueDate")),
        });
    }

    private NoticeRefusal TooMany(NoticeElement element) =>
        new("efac:NoticeResult", element.Line, $"The results name more than {_limits.MaxWinnerLinks} winners and organisations.");

    // UBL asks for an award date where eForms has none; senders fill in 2000-01-01.
    private static DateOnly? NotPlaceholder(DateOnly? day) => day == new DateOnly(2000, 1, 1) ? null : day;

    private NoticeParty Party(NoticeElement tender)
    {
        var reference = tender.One("TenderingParty").One("ID");
        if (reference.Text is null || Find(_parties, reference) is not { } party)
        {
            return NoticeParty.Nobody;
        }

        if (!_readParties.TryGetValue(reference.Text, out var read))
        {
            _readParties[reference.Text] = read = NoticeParty.Read(_organisations, party);
        }

        return read;
    }

    private NoticeElement? Find(Dictionary<string, NoticeElement> index, NoticeElement reference)
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

    private Dictionary<string, NoticeElement> Index(NoticeElement result, string name)
    {
        var index = new Dictionary<string, NoticeElement>(StringComparer.Ordinal);
        for (var e = result.First(name); e is not null; e = e.Following())
        {
            if (e.Value("ID") is { } id && !index.TryAdd(id, e))
            {
                _context.Warn(e, $"{id} is described twice; the first description is used.");
            }
        }

        return index;
    }
}
