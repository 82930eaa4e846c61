namespace SupplierDiversity.Rules.Notices;

/// <summary>The organisations of a notice by their local id; touch points lead to the organisation they belong to.</summary>
internal sealed class NoticeOrganisations
{
    private readonly Dictionary<string, NoticeOrganisation> _byId = new(StringComparer.Ordinal);
    private readonly NoticeContext _context;

    /// <summary>Reads <c>efac:Organizations</c>.</summary>
    public NoticeOrganisations(NoticeContext context, NoticeElement root)
    {
        _context = context;
        for (var all = root.First("Organizations"); all is not null; all = all.Following())
        {
            for (var e = all.First("Organization"); e is not null; e = e.Following())
            {
                Add(e);
            }
        }
    }

    /// <summary>
    /// The organisation behind an ORG- or TPO- id. An id that leads nowhere gives an organisation without a name and a
    /// warning, because the notice is usable without it.
    /// </summary>
    public NoticeOrganisation Find(NoticeElement reference)
    {
        var id = reference.Text!;
        if (!_byId.TryGetValue(id, out var organisation))
        {
            _context.Warn(reference, $"{id} is not described in the notice.");
            _byId[id] = organisation = new NoticeOrganisation { LocalId = id };
        }

        return organisation;
    }

    /// <summary>The buyers (OPT-300): repeated contracting parties and ids are joint buyers, each counted once.</summary>
    public IReadOnlyList<NoticeOrganisation> Buyers(NoticeElement root)
    {
        var buyers = new List<NoticeOrganisation>(1);
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var e = root.First("ContractingParty"); e is not null; e = e.Following())
        {
            var party = e.One("Party");
            for (var p = party.First("PartyIdentification"); p is not null; p = p.Following())
            {
                var id = p.One("ID");
                if (id.Text is not null && Find(id) is var buyer && known.Add(buyer.LocalId))
                {
                    buyers.Add(WithRole(buyer, e));
                }
            }

            // Notices older than SDK 1 describe the buyer in place.
            if (party.First("PartyIdentification") is null && party.One("PartyName").Value("Name") is not null)
            {
                buyers.Add(WithRole(Company(party, $"buyer-{buyers.Count + 1}"), e));
            }
        }

        return buyers;
    }

    private static NoticeOrganisation WithRole(NoticeOrganisation buyer, NoticeElement contractingParty) => buyer with
    {
        LegalType = LegalType(contractingParty),
        Activity = NoticeContext.Code(contractingParty.One("ContractingActivity"), "ActivityTypeCode"),
    };

    private static string? LegalType(NoticeElement contractingParty)
    {
        for (var e = contractingParty.First("ContractingPartyType"); e is not null; e = e.Following())
        {
            // The other list, buyer-contracting-type, says whether it is a contracting entity.
            if (e.One("PartyTypeCode") is { Text: { } code, List: not "buyer-contracting-type" } && !NoticeContext.IsMasked(code))
            {
                return code;
            }
        }

        return null;
    }

    private void Add(NoticeElement organisation)
    {
        var company = organisation.One("Company");
        var id = company.One("PartyIdentification").Value("ID");
        if (id is null)
        {
            _context.Warn(organisation, "the organisation has no id and was left out.");
            return;
        }

        var read = Company(company, id);
        if (!_byId.TryAdd(id, read))
        {
            _context.Warn(organisation, $"{id} is described twice; the first description is used.");
        }

        for (var t = organisation.First("TouchPoint"); t is not null; t = t.Following())
        {
            if (t.One("PartyIdentification").Value("ID") is { } touchPoint)
            {
                _byId.TryAdd(touchPoint, read);
            }
        }
    }

    private NoticeOrganisation Company(NoticeElement company, string id)
    {
        var name = new NoticeText(_context.Language);
        for (var e = company.First("PartyName"); e is not null; e = e.Following())
        {
            name.Take(e.First("Name"));
        }

        NoticeCodes? numbers = null;
        for (var e = company.First("PartyLegalEntity"); e is not null; e = e.Following())
        {
            NoticeCodes.Add(ref numbers, e.Value("CompanyID"));
        }

        var address = company.One("PostalAddress");
        return new NoticeOrganisation
        {
            LocalId = id,
            Name = name.Done(),
            CompanyIds = NoticeCodes.Done(numbers),
            City = address.Value("CityName"),
            Nuts = address.Value("CountrySubentityCode"),
            Country = address.One("Country").Value("IdentificationCode"),
            Size = NoticeContext.Code(company, "CompanySizeCode"),
        };
    }
}
