using SupplierDiversity.Commands;
using SupplierDiversity.Features.Audit;

namespace SupplierDiversity.Integrity;

/// <summary><c>check</c>: is everything in the database as it must be? It changes nothing and fails when something is wrong.</summary>
internal static class CheckVerb
{
    public static Verb Verb { get; } = new("check", "[--audit-head NUMBER:HASH]", "integrity: ledger, schema, orphan rows, unreadable secrets", UsesDatabase: true, async call =>
    {
        AuditHead? kept = null;
        if (call.Has("--audit-head") && (kept = AuditHead.Read(call.Option("--audit-head"))) is null)
        {
            call.Error.WriteLine("check: --audit-head is a number, a colon and 64 hexadecimal digits, as in the letter of the week.");
            return Exit.BadUsage;
        }

        var problems = await ActivatorUtilities.CreateInstance<IntegrityCheck>(call.Services).FindAsync(kept, call.Cancellation);
        call.Print(
            new { problems },
            problems.Count == 0 ? "Nothing is wrong." : string.Join(Environment.NewLine, problems.Select(p => $"{p.Check} ({p.Count}): {p.Meaning}")));
        return problems.Count == 0 ? Exit.Success : Exit.SomeRefused;
    });
}
