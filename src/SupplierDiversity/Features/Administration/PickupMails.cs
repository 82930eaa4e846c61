using SupplierDiversity.Mail;

namespace SupplierDiversity.Features.Administration;

/// <summary>
/// The mails of a portal that writes them to a folder instead of sending them: tried out, shown, demonstrated. With a
/// mail server there is nothing to see here, so nobody can read other people's mail.
/// </summary>
public sealed class PickupMails(MailSettings settings, IHostEnvironment environment)
{
    private const int LargestMail = 5_000_000;

    /// <summary>True when mails go to a folder and nobody real receives them: their links work for whoever reads them.</summary>
    public bool CanBeRead => settings.Transport == MailTransport.Pickup && !environment.IsProduction();

    /// <summary>The newest mails, newest first.</summary>
    public async Task<IReadOnlyList<ReadMail>> NewestAsync(int count, CancellationToken ct)
    {
        if (!CanBeRead || !Directory.Exists(settings.PickupDirectory))
        {
            return [];
        }

        var files = new DirectoryInfo(settings.PickupDirectory).EnumerateFiles("*.eml")
            .OrderByDescending(f => f.LastWriteTimeUtc).ThenByDescending(f => f.Name, StringComparer.Ordinal).Take(count).ToList();
        var mails = new List<ReadMail>();
        foreach (var file in files)
        {
            if (await FindAsync(file.Name, ct) is { } mail)
            {
                mails.Add(mail);
            }
        }

        return mails;
    }

    /// <summary>The mail in a file of the folder, or null. A name that is not a plain file name finds nothing.</summary>
    public async Task<ReadMail?> FindAsync(string name, CancellationToken ct)
    {
        if (!CanBeRead || name != Path.GetFileName(name) || name.StartsWith('.') || !name.EndsWith(".eml", StringComparison.Ordinal))
        {
            return null;
        }

        var file = new FileInfo(Path.Combine(settings.PickupDirectory, name));
        return file is { Exists: true, Length: <= LargestMail, LinkTarget: null }
            ? ReadMail.Of(name, await File.ReadAllBytesAsync(file.FullName, ct)) : null;
    }
}
