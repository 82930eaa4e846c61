namespace SupplierDiversity.Rules.Statuses;

/// <summary>The answer to "is this firm …?" under one definition on one day.</summary>
public enum StatusAnswer
{
    /// <summary>Yes.</summary>
    Yes,

    /// <summary>Not under this definition.</summary>
    No,

    /// <summary>People have not said, and what they would say could change the answer.</summary>
    Undeclared,

    /// <summary>Figures are missing that nobody was asked for, and they could change the answer.</summary>
    CannotBeDetermined,
}

/// <summary>One step of the reasoning; its name is the last part of a sentence's key, its values fill the sentence.</summary>
/// <param name="Name">"known", "staff_needed" …</param>
/// <param name="Values">Shares, whole numbers and days.</param>
public sealed record StatusReason(string Name, params (string Name, object Value)[] Values);

/// <summary>An answer that explains itself.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Reasons">Why, in the order of the arithmetic.</param>
public sealed record StatusDecision(StatusAnswer Answer, IReadOnlyList<StatusReason> Reasons);
