using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using SupplierDiversity.Database;

namespace SupplierDiversity.Security.Keys;

/// <summary>Where keys and secrets are, and what seals them.</summary>
internal static class KeysFeature
{
    public static void AddKeys(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        // Before the framework reads its keys.
        services.AddHostedService<FirstKey>();
        services.AddSingleton<PortalSecrets>();
        var keys = services.AddDataProtection().SetApplicationName("SupplierDiversity");
        services.AddOptions<KeyManagementOptions>().Configure<Db, TimeProvider>((o, db, clock) => o.XmlRepository = new DatabaseKeys(db, clock));
        services.AddLogging(log => log.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        if (Certificate(configuration, contentRoot, "Certificate") is { } certificate)
        {
            keys.ProtectKeysWithCertificate(certificate);
        }

        if (Certificate(configuration, contentRoot, "OldCertificate") is { } old)
        {
            keys.UnprotectKeysWithAnyCertificate(old);
        }
    }

    /// <summary>True when keys are sealed in the database.</summary>
    public static bool AreSealed(IConfiguration configuration) => configuration["Keys:CertificateFile"] is { Length: > 0 };

    // A wrong file or password ends the start: a portal that cannot open its keys would make new ones and end every sign-in.
    private static X509Certificate2? Certificate(IConfiguration configuration, string contentRoot, string name) =>
        configuration[$"Keys:{name}File"] is { Length: > 0 } file
            ? X509CertificateLoader.LoadPkcs12FromFile(Path.GetFullPath(file, contentRoot), configuration[$"Keys:{name}Password"])
            : null;
}
