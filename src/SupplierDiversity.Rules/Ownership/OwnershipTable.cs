namespace SupplierDiversity.Rules.Ownership;

/// <summary>Who owns a firm: its owners, their owners and all stakes between them, on any day.</summary>
public sealed class OwnershipTable
{
    private readonly Dictionary<string, Owner> _owners;
    private readonly IReadOnlyList<Stake> _stakes;

    /// <summary>
    /// The table of one firm. An owner that is not listed is a company when something is held in it, otherwise a person
    /// who has not said.
    /// </summary>
    public OwnershipTable(string firm, IEnumerable<Owner> owners, IReadOnlyList<Stake> stakes)
    {
        Firm = firm;
        _stakes = stakes;
        _owners = [];
        foreach (var owner in owners)
        {
            _owners[owner.Id] = owner;
        }

        foreach (var held in stakes.Select(s => s.In).Append(firm))
        {
            _owners.TryAdd(held, new Owner(held, OwnerKind.Company));
        }

        foreach (var stake in stakes)
        {
            _owners.TryAdd(stake.OwnerId, new Owner(stake.OwnerId, OwnerKind.Person));
        }
    }

    /// <summary>The firm that is asked about.</summary>
    public string Firm { get; }

    /// <summary>An owner of the table, or the firm itself.</summary>
    public Owner this[string id] => _owners[id];

    /// <summary>The stakes held on a day, by the firm they are held in.</summary>
    public Dictionary<string, List<Stake>> HeldOn(DateOnly day)
    {
        var held = new Dictionary<string, List<Stake>>(StringComparer.Ordinal);
        foreach (var stake in _stakes)
        {
            if (stake.IsHeldOn(day))
            {
                if (!held.TryGetValue(stake.In, out var list))
                {
                    held[stake.In] = list = [];
                }

                list.Add(stake);
            }
        }

        return held;
    }

    /// <summary>
    /// What cannot be true on the day: a stake below nothing or above the whole, one that ends before it begins, a firm
    /// held for more than the whole, a person or an institution that is owned. Empty when all can be.
    /// </summary>
    public IReadOnlyList<OwnershipContradiction> ContradictionsOn(DateOnly day)
    {
        List<OwnershipContradiction> found = [];
        foreach (var stake in _stakes)
        {
            if (stake.Share < Share.Zero || stake.Share > Share.One)
            {
                found.Add(new(OwnershipFault.StakeOutOfRange, stake.OwnerId, stake.In, stake.Share));
            }

            if (stake.From > stake.To)
            {
                found.Add(new(OwnershipFault.EndsBeforeItBegins, stake.OwnerId, stake.In, stake.Share));
            }

            if (_owners[stake.In].Kind != OwnerKind.Company)
            {
                found.Add(new(OwnershipFault.HeldIsNoCompany, stake.OwnerId, stake.In, stake.Share));
            }
        }

        foreach (var (company, stakes) in HeldOn(day))
        {
            var total = stakes.Aggregate(Share.Zero, (sum, stake) => sum + stake.Share);
            if (total > Share.One)
            {
                found.Add(new(OwnershipFault.TotalOverWhole, null, company, total));
            }
        }

        return found;
    }
}

/// <summary>Why a table cannot be true.</summary>
public enum OwnershipFault
{
    /// <summary>A stake of less than nothing or more than the whole.</summary>
    StakeOutOfRange,

    /// <summary>The last day lies before the first.</summary>
    EndsBeforeItBegins,

    /// <summary>A person or an institution cannot be owned.</summary>
    HeldIsNoCompany,

    /// <summary>All stakes in one firm come to more than the whole.</summary>
    TotalOverWhole,
}

/// <summary>One thing that cannot be true.</summary>
/// <param name="Fault">Which.</param>
/// <param name="OwnerId">Whose stake; null when it is about all owners of the firm.</param>
/// <param name="In">The firm held.</param>
/// <param name="Share">The stake or the total.</param>
public sealed record OwnershipContradiction(OwnershipFault Fault, string? OwnerId, string In, Share Share);
