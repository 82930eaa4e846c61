using SupplierDiversity.Commands;

namespace SupplierDiversity.Database;

/// <summary><c>migrate</c>: apply pending migrations and say which.</summary>
internal static class MigrateVerb
{
    public static Verb Verb { get; } = new("migrate", "", "apply pending migrations", UsesDatabase: false, async call =>
    {
        var applied = await call.Get<PortalDatabase>().PrepareAsync(call.Cancellation);
        call.Print(new { applied }, applied.Count == 0 ? "The database is up to date." : string.Join(Environment.NewLine, applied));
        return Exit.Success;
    });
}
