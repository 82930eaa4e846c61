namespace SupplierDiversity.Rules.Bids;

/// <summary>Which procedures first choose who may go on, and then compare offers (Directive 2014/24/EU, Articles 28 to 31).</summary>
public static class ProcedureStages
{
    private static readonly string[] Two = ["restricted", "neg-w-call", "comp-dial", "innovation", "oth-mult"];

    /// <summary>True when there is a short list before the award.</summary>
    /// <param name="procedure">Code of the list procurement-procedure-type (BT-105), or null.</param>
    public static bool HasTwo(string? procedure) => procedure is not null && Two.Contains(procedure);
}
