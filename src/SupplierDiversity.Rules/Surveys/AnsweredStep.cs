namespace SupplierDiversity.Rules.Surveys;

/// <summary>
/// How many firms have answered a running survey, told in steps: between two looks the number stays or grows by at least k, so
/// that nobody learns from it whether one firm answered. That all have answered is never told, since it would tell it of each.
/// </summary>
public static class AnsweredStep
{
    /// <summary>The largest multiple of <paramref name="k"/> that leaves as many firms silent; 0 before the first step.</summary>
    /// <param name="answered">Answers by the last midnight.</param>
    /// <param name="invited">Firms that were asked.</param>
    /// <param name="k">The least count that is shown.</param>
    public static long Of(long answered, long invited, int k) => Math.Max(0, Math.Min(answered, invited - k)) / k * k;
}
