using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Hosting;
using SupplierDiversity.Database;
using SupplierDiversity.Security.Keys;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Security;

/// <summary>Keys that only a certificate opens: the one they were sealed with, named as the present or as the old one.</summary>
public sealed class SealedKeysTests
{
    private const string Password = "only a test";

    [Fact]
    public async Task Keys_SealedByACertificate_OpenWithItAsPresentOrOldAndWithNoOther()
    {
        var folder = Directory.CreateTempSubdirectory("sd-sealed").FullName;
        var (first, second) = (Certificate(folder, "first"), Certificate(folder, "second"));
        await using var database = await TestDatabase.CreateAsync();
        await using var db = new Db(database.Settings);
        var message = await StartAsync(db, s => Protector(s).Protect("for later"), ("Certificate", first));
        await using (var connection = await db.OpenAsync(CancellationToken.None))
        {
            var kept = Assert.Single(await connection.QueryAsync<string>("SELECT xml FROM data_protection_keys"));
            Assert.Contains("EncryptedData", kept, StringComparison.Ordinal);
            Assert.DoesNotContain("<value>", kept, StringComparison.Ordinal);
        }

        Assert.Equal("for later", await StartAsync(db, s => Protector(s).Unprotect(message), ("Certificate", first)));
        Assert.Equal("for later", await StartAsync(db, s => Protector(s).Unprotect(message), ("Certificate", second), ("OldCertificate", first)));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => StartAsync(db, s => Protector(s).Unprotect(message), ("Certificate", second)));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Keys_WrongPasswordOfTheCertificate_EndTheStart()
    {
        var folder = Directory.CreateTempSubdirectory("sd-sealed").FullName;
        var settings = new Dictionary<string, string?> { ["Keys:CertificateFile"] = Certificate(folder, "first"), ["Keys:CertificatePassword"] = "another" };
        Assert.ThrowsAny<CryptographicException>(() => new ServiceCollection().AddKeys(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), folder));
        Directory.Delete(folder, recursive: true);
    }

    private static IDataProtector Protector(IServiceProvider services) => services.GetDataProtector("test");

    // A process that starts with these certificates, does something and ends.
    private static async Task<string> StartAsync(Db db, Func<IServiceProvider, string> work, params (string Name, string File)[] certificates)
    {
        var settings = certificates.SelectMany(c => new[] { KeyValuePair.Create($"Keys:{c.Name}File", (string?)c.File), KeyValuePair.Create($"Keys:{c.Name}Password", (string?)Password) });
        var services = new ServiceCollection().AddLogging().AddSingleton(db).AddSingleton(TimeProvider.System);
        services.AddKeys(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), "/");
        await using var provider = services.BuildServiceProvider();
        foreach (var started in provider.GetServices<IHostedService>().OfType<FirstKey>())
        {
            await started.StartAsync(CancellationToken.None);
        }

        return work(provider);
    }

    private static string Certificate(string folder, string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        var file = Path.Combine(folder, $"{name}.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12, Password));
        return file;
    }
}
