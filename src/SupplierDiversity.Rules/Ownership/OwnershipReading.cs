namespace SupplierDiversity.Rules.Ownership;

/// <summary>
/// Who holds a firm in the end, along all chains of companies, on a day. The four parts add up to the whole.
/// </summary>
/// <param name="Held">By people with a migrant background.</param>
/// <param name="Others">By people without, and by institutions.</param>
/// <param name="Undeclared">By people who have not said.</param>
/// <param name="Circular">True when companies own parts of each other.</param>
public sealed record OwnershipReading(Share Held, Share Others, Share Undeclared, bool Circular)
{
    /// <summary>For which no owner is stated, somewhere along the chains.</summary>
    public Share Missing => Share.One - Held - Others - Undeclared;

    /// <summary>Undeclared and missing together: what is not known.</summary>
    public Share Unknown => Undeclared + Missing;

    /// <summary>
    /// Reads a table without contradictions (<see cref="OwnershipTable.ContradictionsOn"/>). A stake through companies
    /// counts as the product along the chain, and chains add up: 40 % held directly and 60 % of a firm that holds 20 %
    /// are 52 %. Companies that own each other are unknowns of linear equations, solved exactly.
    /// </summary>
    public static OwnershipReading Of(OwnershipTable table, DateOnly day)
    {
        var held = table.HeldOn(day);
        // Nearly all firms are owned by people alone; they need no equations.
        if (held.TryGetValue(table.Firm, out var direct) && direct.TrueForAll(s => table[s.OwnerId].Kind != OwnerKind.Company))
        {
            var sum = HeldParts.None;
            foreach (var stake in direct)
            {
                sum = sum.Plus(stake.Share, HeldParts.Of(table[stake.OwnerId]));
            }

            return new(sum.Held, sum.Others, sum.Undeclared, Circular: false);
        }

        var (parts, circular) = OwnershipEquations.Solve(table, held);
        return new(parts.Held, parts.Others, parts.Undeclared, circular);
    }
}

/// <summary>The known parts of one firm.</summary>
internal readonly record struct HeldParts(Share Held, Share Others, Share Undeclared)
{
    public static HeldParts None => default;

    public static HeldParts Of(Owner owner) => owner switch
    {
        { Kind: OwnerKind.Institution } or { Kind: OwnerKind.Person, Background: Background.No } => new(Share.Zero, Share.One, Share.Zero),
        { Kind: OwnerKind.Person, Background: Background.Yes } => new(Share.One, Share.Zero, Share.Zero),
        { Kind: OwnerKind.Person } => new(Share.Zero, Share.Zero, Share.One),
        _ => throw new ArgumentException("A company is read through its owners.", nameof(owner)),
    };

    public HeldParts Plus(Share factor, HeldParts more) =>
        new(Held + (factor * more.Held), Others + (factor * more.Others), Undeclared + (factor * more.Undeclared));

    public HeldParts Over(Share divisor) => new(Held / divisor, Others / divisor, Undeclared / divisor);
}
