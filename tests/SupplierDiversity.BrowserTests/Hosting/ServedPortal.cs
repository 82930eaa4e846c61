using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.BrowserTests.Hosting;

/// <summary>The real application on a real port with a database of its own, filled with invented tenders.</summary>
public sealed class ServedPortal : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly WebApplicationFactory<Program> _factory;

    private ServedPortal(TestDatabase database, string mail)
    {
        (_database, MailFolder) = (database, mail);
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("Database:Provider", database.Settings.Engine.ToString());
            host.UseSetting("ConnectionStrings:Portal", database.Settings.ConnectionString);
            host.UseSetting("Mail:PickupDirectory", mail);
            host.UseSetting("Portal:DataDirectory", mail);
            host.UseSetting("Jobs:Server", "None");
            host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
        });
        _factory.UseKestrel(0);
        _factory.StartServer();
        Address = _factory.ClientOptions.BaseAddress;
    }

    /// <summary>Where it is served: http://127.0.0.1 and a free port.</summary>
    public Uri Address { get; }

    /// <summary>The folder mails are put into.</summary>
    public string MailFolder { get; }

    public TestClock Clock { get; } = new();

    public IServiceProvider Services => _factory.Services;

    public static async Task<ServedPortal> StartAsync() =>
        new(await TestDatabase.CreateAsync(), Directory.CreateTempSubdirectory("sd-browser").FullName);

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(MailFolder, recursive: true);
    }
}
