namespace SupplierDiversity.Rules.Roles;

/// <summary>What a person is to the portal, to one of its cities, or to their own organisation.</summary>
public enum Role
{
    /// <summary>Runs the portal for all cities: imports, mail, jobs, cities. Never sees anybody's background.</summary>
    PortalAdministrator,

    /// <summary>Gives and ends the roles of one city and keeps its details.</summary>
    CityAdministrator,

    /// <summary>Prepares and publishes the city's tenders.</summary>
    ProcurementOfficer,

    /// <summary>Evaluates bids (2014/24/EU art. 56 and 67); stands before the wall and sees no background.</summary>
    Evaluator,

    /// <summary>Checks the evidence behind what suppliers declare about ownership and workforce.</summary>
    Verifier,

    /// <summary>Releases clauses and answers legal questions.</summary>
    Lawyer,

    /// <summary>Reads and publishes the city's monitoring (2000/43/EC).</summary>
    MonitoringOfficer,

    /// <summary>Follows how contractors keep the duties they accepted (2014/24/EU art. 70).</summary>
    ContractManager,

    /// <summary>Helps firms to bid: enterprise desk, chamber, micro-credit.</summary>
    BusinessAdviser,

    /// <summary>Comes from another city and tests this one's self-assessment.</summary>
    PeerReviewer,

    /// <summary>Reads what was done, and changes nothing.</summary>
    Auditor,

    /// <summary>Watches over personal data (GDPR art. 37–39).</summary>
    DataProtectionOfficer,

    /// <summary>Acts for a firm in the register.</summary>
    Supplier,

    /// <summary>Acts for a business network, community organisation or medium.</summary>
    Network,
}
