using SupplierDiversity.Commands;

namespace SupplierDiversity.Operating.Backups;

/// <summary><c>backup</c>: a copy of everything while the portal works. It does not migrate: it is what one does before.</summary>
internal static class BackupVerb
{
    public static Verb Verb { get; } = new("backup", "FOLDER", "copy everything into a new folder while the portal works", UsesDatabase: false, async call =>
    {
        if (call.Arguments is not [{ Length: > 0 } folder] || folder.StartsWith('-'))
        {
            call.Error.WriteLine("backup takes one folder, which must not be there yet.");
            return Exit.BadUsage;
        }

        try
        {
            var made = await call.Get<PortalBackup>().MakeAsync(Path.GetFullPath(folder), call.Cancellation);
            if (made.KeysAreSealed)
            {
                call.Error.WriteLine("The keys in this backup open only with the certificate of Keys__CertificateFile. Keep that file and its password somewhere else.");
            }

            var bytes = made.Files.Sum(f => f.Bytes);
            call.Print(new { folder = Path.GetFullPath(folder), files = made.Files.Count, bytes, madeAt = made.MadeAt }, $"{made.Files.Count} files, {bytes} bytes in {folder}");
            return Exit.Success;
        }
        catch (InvalidDataException e)
        {
            call.Error.WriteLine(e.Message);
            return Exit.Unusable;
        }
    });
}
