using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using SupplierDiversity.Database;

namespace SupplierDiversity.Tests.Hosting;

/// <summary>The real application on a database of its own, with a clock the test moves and a mail folder it reads.</summary>
public class PortalFixture : IAsyncLifetime
{
    private TestDatabase? _database;
    private WebApplicationFactory<Program>? _factory;

    public TestClock Clock { get; } = new();

    public string MailFolder { get; } = Directory.CreateTempSubdirectory("sd-mail").FullName;

    public IServiceProvider Services => _factory!.Services;

    public Db Db => Services.GetRequiredService<Db>();

    /// <summary>Settings of this class's application beyond the defaults.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string?>> Settings => [];

    /// <summary>A visitor: keeps cookies, follows no redirects by itself.</summary>
    public PageVisitor NewVisitor() => new(_factory!.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }));

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("Database:Provider", _database.Settings.Engine.ToString());
            host.UseSetting("ConnectionStrings:Portal", _database.Settings.ConnectionString);
            host.UseSetting("Mail:PickupDirectory", MailFolder);
            host.UseSetting("Portal:DataDirectory", MailFolder);
            host.UseSetting("Portal:BaseUrl", "https://portal.example");
            host.UseSetting("Jobs:Server", "None");
            foreach (var (key, value) in Settings)
            {
                host.UseSetting(key, value);
            }

            host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
        });
        _ = _factory.Server;
        await PrepareAsync();
    }

    /// <summary>Data every test of the class starts from.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_factory is not null)
        {
            await _factory.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        Directory.Delete(MailFolder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
