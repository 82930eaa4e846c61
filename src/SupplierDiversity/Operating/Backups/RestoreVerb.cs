using SupplierDiversity.Commands;
using SupplierDiversity.Integrity;

namespace SupplierDiversity.Operating.Backups;

/// <summary><c>restore</c>: a backup into an empty database. Nothing is sent until an administrator has decided what waits.</summary>
internal static class RestoreVerb
{
    public static Verb Verb { get; } = new("restore", "FOLDER", "fill an empty database from a backup; nothing is sent until you say so", UsesDatabase: false, async call =>
    {
        if (call.Arguments is not [{ Length: > 0 } folder] || folder.StartsWith('-'))
        {
            call.Error.WriteLine("restore takes one folder that backup made.");
            return Exit.BadUsage;
        }

        try
        {
            var migrations = await call.Get<PortalRestore>().FillAsync(Path.GetFullPath(folder), call.Cancellation);
            var problems = await ActivatorUtilities.CreateInstance<IntegrityCheck>(call.Services).FindAsync(null, call.Cancellation);
            var waiting = await call.Get<RestoredPortal>().WaitingAsync(call.Cancellation);
            call.Error.WriteLine("Sending is stopped. Under Administration, Restored, decide what happens to the mails that waited when the backup was made.");
            call.Print(
                new { migrations, problems, waiting },
                problems.Count == 0 ? $"Restored. {waiting} mails wait for your decision." : string.Join(Environment.NewLine, problems.Select(p => $"{p.Check} ({p.Count}): {p.Meaning}")));
            return problems.Count == 0 ? Exit.Success : Exit.SomeRefused;
        }
        catch (InvalidDataException e)
        {
            call.Error.WriteLine(e.Message);
            return Exit.Unusable;
        }
    });
}
