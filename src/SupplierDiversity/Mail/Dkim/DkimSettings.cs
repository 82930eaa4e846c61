using System.Security.Cryptography;

namespace SupplierDiversity.Mail.Dkim;

/// <summary>The settings <c>Mail__Dkim__…</c>: who signs, and the key whose public half is in the domain's DNS.</summary>
/// <param name="Domain">Signing domain (<c>d=</c>).</param>
/// <param name="Selector">Name of the key below <c>_domainkey</c> (<c>s=</c>).</param>
/// <param name="KeyPem">The RSA private key as PEM text.</param>
internal sealed record DkimSettings(string Domain, string Selector, string KeyPem)
{
    /// <summary>Null when nothing is set, so mail leaves unsigned; throws when only a part is set or the key cannot be read.</summary>
    public static DkimSettings? Read(IConfiguration configuration, string contentRoot)
    {
        var section = configuration.GetSection("Mail:Dkim");
        string?[] given = [section["Domain"], section["Selector"], section["KeyFile"]];
        if (given.All(string.IsNullOrWhiteSpace))
        {
            return null;
        }

        if (given.Any(string.IsNullOrWhiteSpace))
        {
            throw new InvalidOperationException("Mail__Dkim__Domain, Mail__Dkim__Selector and Mail__Dkim__KeyFile go together; set all or none.");
        }

        var file = Path.GetFullPath(given[2]!, contentRoot);
        if (!File.Exists(file))
        {
            throw new InvalidOperationException($"Mail__Dkim__KeyFile names {file}, which does not exist.");
        }

        var settings = new DkimSettings(given[0]!.Trim(), given[1]!.Trim(), File.ReadAllText(file));
        try
        {
            using var key = RSA.Create();
            key.ImportFromPem(settings.KeyPem);
            return key.ExportParameters(true).D is null ? throw new CryptographicException("It is a public key.") : settings;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            throw new InvalidOperationException($"Mail__Dkim__KeyFile: {file} holds no RSA private key. {e.Message}", e);
        }
    }
}
