namespace SupplierDiversity.Rules.Notices;

/// <summary>A tendering party: one firm or a consortium, with the subcontractors it names.</summary>
internal sealed record NoticeParty(IReadOnlyList<NoticeOrganisation> Tenderers, IReadOnlyList<NoticeOrganisation> Subcontractors)
{
    /// <summary>A tender that names no party.</summary>
    public static NoticeParty Nobody { get; } = new([], []);

    /// <summary>Reads the party (OPT-300, OPT-170, OPT-301); the leader of a consortium comes first.</summary>
    public static NoticeParty Read(NoticeOrganisations organisations, NoticeElement party)
    {
        var tenderers = new List<NoticeOrganisation>(1);
        var known = new HashSet<string>(StringComparer.Ordinal);
        var leaders = 0;
        for (var e = party.First("Tenderer"); e is not null; e = e.Following())
        {
            if (e.One("ID") is { Text: not null } id && organisations.Find(id) is var firm && known.Add(firm.LocalId))
            {
                var leads = NoticeContext.Indicator(e, "GroupLeadIndicator") == true;
                tenderers.Insert(leads ? leaders++ : tenderers.Count, firm);
            }
        }

        var subcontractors = new List<NoticeOrganisation>();
        known.Clear();
        for (var e = party.First("SubContractor"); e is not null; e = e.Following())
        {
            if (e.One("ID") is { Text: not null } id && organisations.Find(id) is var firm && known.Add(firm.LocalId))
            {
                subcontractors.Add(firm);
            }
        }

        return new NoticeParty(tenderers, subcontractors);
    }
}
