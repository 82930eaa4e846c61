namespace SupplierDiversity.Rules.Ownership;

/// <summary>What an owner is.</summary>
public enum OwnerKind
{
    /// <summary>A human being, who alone can have a background.</summary>
    Person,

    /// <summary>A firm, which is owned in turn.</summary>
    Company,

    /// <summary>A public body, foundation or association that nobody owns: its stake is known to be no person's.</summary>
    Institution,
}

/// <summary>Whether a person has a migrant background under the definition that is asked about.</summary>
public enum Background
{
    /// <summary>Not said, not asked, refused, withdrawn or expired. Never the same as "no".</summary>
    Undeclared,

    /// <summary>Yes.</summary>
    Yes,

    /// <summary>No.</summary>
    No,
}

/// <summary>An owner of a firm or of one of the firms that own it.</summary>
/// <param name="Id">Names the owner in the stakes; a label or number is enough.</param>
/// <param name="Kind">Person, company or institution.</param>
/// <param name="Background">A person's; of no meaning for others.</param>
public sealed record Owner(string Id, OwnerKind Kind, Background Background = Background.Undeclared);

/// <summary>A part of one firm held by one owner for a time. Several stakes of one owner in one firm add up.</summary>
/// <param name="OwnerId">Who holds it.</param>
/// <param name="In">The firm that is held.</param>
/// <param name="Share">Of the stock, or of profit or votes where the city counts these for firms without stock.</param>
/// <param name="From">First day; null when it always was.</param>
/// <param name="To">Last day; null when it still is.</param>
public sealed record Stake(string OwnerId, string In, Share Share, DateOnly? From = null, DateOnly? To = null)
{
    /// <summary>True when it is held on the day; both ends count.</summary>
    public bool IsHeldOn(DateOnly day) => !(From > day) && !(To < day);
}
