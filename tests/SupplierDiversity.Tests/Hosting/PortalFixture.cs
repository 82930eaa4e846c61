using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using SupplierDiversity.Database;

namespace SupplierDiversity.Tests.Hosting;

/// <summary>The real application on a database of its own, with a clock the test moves and a mail folder it reads.</summary>
public class PortalFixture : IAsyncLifetime
{
    private TestDatabase? _database;
    private WebApplicationFactory<Program>? _factory;
    private int _visitors;

    public TestClock Clock { get; } = new();

    public string MailFolder { get; } = Directory.CreateTempSubdirectory("sd-mail").FullName;

    public IServiceProvider Services => _factory!.Services;

    public Db Db => Services.GetRequiredService<Db>();

    /// <summary>Settings of this class's application beyond the defaults.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string?>> Settings => [];

    /// <summary>True: served on a real port, as in production; otherwise in memory.</summary>
    protected virtual bool OnKestrel => false;

    /// <summary>Whom requests come from: a proxy on this machine, so that each visitor's own address is believed.</summary>
    protected virtual System.Net.IPAddress Proxy => System.Net.IPAddress.Loopback;

    /// <summary>A visitor: keeps cookies, follows no redirects by itself, has a network address of its own.</summary>
    public PageVisitor NewVisitor()
    {
        // Over a real port the factory's clients follow redirects whatever they are told.
        var http = OnKestrel ? new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = _factory!.ClientOptions.BaseAddress }
            : _factory!.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        var number = Interlocked.Increment(ref _visitors);
        http.DefaultRequestHeaders.Add("X-Forwarded-For", $"10.0.{number / 250}.{number % 250}");
        return new(http);
    }

    public async ValueTask InitializeAsync()
    {
        _database = await MakeDatabaseAsync();
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

            host.ConfigureTestServices(services => Configure(services.AddSingleton<TimeProvider>(Clock).AddSingleton<IStartupFilter>(new LastProxy(Proxy))));
        });
        if (OnKestrel)
        {
            _factory.UseKestrel(0);
            _factory.StartServer();
        }

        _ = _factory.Services;
        await PrepareAsync();
    }

    /// <summary>The database of the class; a migrated empty one unless it says otherwise.</summary>
    protected virtual Task<TestDatabase> MakeDatabaseAsync() => TestDatabase.CreateAsync();

    /// <summary>Services of this class's application that stand beside or around the real ones.</summary>
    protected virtual void Configure(IServiceCollection services)
    {
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

    /// <summary>Requests arrive as from this proxy.</summary>
    private sealed class LastProxy(System.Net.IPAddress proxy) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                context.Connection.RemoteIpAddress = proxy;
                return following(context);
            });
            next(app);
        };
    }
}
