namespace SupplierDiversity.Rules.Monitoring;

/// <summary>A tender as public figures count it: what its notices say, nothing about persons.</summary>
/// <param name="Day">The day it was first published.</param>
/// <param name="Lots">How many lots it has.</param>
/// <param name="Duty">How its equality duties are known.</param>
public sealed record CountedTender(DateOnly Day, int Lots, DutyEvidence Duty);

/// <summary>How it is known that a tender carries an equality duty. Of several, the strongest counts.</summary>
public enum DutyEvidence
{
    /// <summary>Neither a code nor words for one were found; papers outside the notice may still hold some.</summary>
    None,

    /// <summary>Only words in a text of the notice suggest it.</summary>
    Text,

    /// <summary>An official code states it.</summary>
    Code,
}

/// <summary>The result of one lot. A number that is null was not stated or is withheld (BT-195); it never means zero.</summary>
public sealed record CountedResult
{
    /// <summary>The day the result was first published.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>BT-142: "selec-w", "clos-nw", "open-nw"; null when not stated.</summary>
    public string? Status { get; init; }

    /// <summary>BT-144, why nobody won.</summary>
    public string? NotAwardedReason { get; init; }

    /// <summary>BT-759 for the kind "tenders": all bids.</summary>
    public int? Bids { get; init; }

    /// <summary>"t-sme": bids from micro, small and medium-sized businesses.</summary>
    public int? SmeBids { get; init; }

    /// <summary>"t-oth-eea": bids from other countries of the European Economic Area.</summary>
    public int? OtherEeaBids { get; init; }

    /// <summary>"t-no-eea": bids from outside the European Economic Area.</summary>
    public int? OutsideEeaBids { get; init; }

    /// <summary>The bids that won; a consortium is one bid.</summary>
    public IReadOnlyList<CountedWin> Wins { get; init; } = [];

    /// <summary>False while the competition goes on ("open-nw").</summary>
    public bool IsFinished => Status != "open-nw";

    /// <summary>True when somebody won.</summary>
    public bool IsAwarded => Wins.Count > 0 || Status == "selec-w";

    /// <summary>All bids; "nobody bid" (BT-144 "no-rece") is zero bids even where the count itself is missing.</summary>
    public int? KnownBids => Bids ?? (NotAwardedReason == "no-rece" ? 0 : null);
}

/// <summary>A bid that won.</summary>
/// <param name="Size">BT-165 of the bidder, or of the leader of a consortium; null when not stated.</param>
/// <param name="ValueCents">BT-720 in cents; null when not stated or withheld.</param>
/// <param name="Currency">ISO 4217, with the value.</param>
public sealed record CountedWin(string? Size, long? ValueCents, string? Currency);
