using SupplierDiversity.Commands;

namespace SupplierDiversity.Integrity;

/// <summary><c>check</c>: is everything in the database as it must be? It changes nothing and fails when something is wrong.</summary>
internal static class CheckVerb
{
    public static Verb Verb { get; } = new("check", "", "integrity: ledger, schema, orphan rows, unreadable secrets", UsesDatabase: true, async call =>
    {
        var problems = await ActivatorUtilities.CreateInstance<IntegrityCheck>(call.Services).FindAsync(call.Cancellation);
        call.Print(
            new { problems },
            problems.Count == 0 ? "Nothing is wrong." : string.Join(Environment.NewLine, problems.Select(p => $"{p.Check} ({p.Count}): {p.Meaning}")));
        return problems.Count == 0 ? Exit.Success : Exit.SomeRefused;
    });
}
