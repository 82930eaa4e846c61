using SupplierDiversity.Commands;

namespace SupplierDiversity.Wall.Sealing;

/// <summary><c>reseal</c>: a new key for what is behind the wall, now instead of at the end of the quarter, because one may have come into wrong hands.</summary>
internal static class ResealVerb
{
    public static Verb Verb { get; } = new("reseal", "", "seal everything behind the wall with a new key now", UsesDatabase: true, async call =>
    {
        if (call.Arguments.Count > 0)
        {
            call.Error.WriteLine("reseal takes nothing.");
            return Exit.BadUsage;
        }

        var key = await ResealJob.ResealAsync(call.Services, now: true, call.Cancellation);
        call.Error.WriteLine("The old key is deleted in the night after two days, when no process uses it any more. Backups made before keep it.");
        call.Print(new { key }, $"Everything is sealed with key {key}");
        return Exit.Success;
    });
}
