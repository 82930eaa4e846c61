using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using SupplierDiversity.Jobs;
using SupplierDiversity.Mail;
using SupplierDiversity.Operating.Adapters;
using SupplierDiversity.Tests.Hosting;
using SupplierDiversity.Tests.Operating;

[assembly: HostingStartup(typeof(AdapterTests.Startup))]

namespace SupplierDiversity.Tests.Operating;

public sealed class AdapterTests
{
    [Theory]
    [InlineData(null, typeof(QuartzServer))]
    [InlineData(" ", typeof(QuartzServer))]
    [InlineData("Quartz", typeof(QuartzServer))]
    [InlineData("none", typeof(NoJobServer))]
    [InlineData("Tests", typeof(NoJobs))]
    public async Task Choose_WordOfAPartThatIsThere_IsThatPart(string? word, Type expected)
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false);
        var builder = Builder("Jobs:Server", word);
        builder.Services.AddJobs();
        builder.Services.AddSingleton(new SupplierDiversity.Database.Db(database.Settings));
        await using var app = builder.Build();
        Assert.IsType(expected, app.Services.GetRequiredService<IJobServer>());
    }

    [Theory]
    [InlineData("Nowhere", "SupplierDiversity.Nowhere.dll is expected in ")]
    [InlineData("Rules", "SupplierDiversity.Rules.dll is expected in ")]
    [InlineData("../Nowhere", "cannot be the name of an adapter")]
    public async Task Choose_AdapterThatIsNotThere_IsRefusedWithWhatToDo(string word, string expected)
    {
        await using var app = Builder("Mail:Client", word).Build();
        var e = Assert.Throws<AdapterMissingException>(() => AdapterChoice.Mail.Chosen<IMailClient>(app.Services));
        Assert.StartsWith($"Mail__Client is '{word}', which is not one of the portal's own (BuiltIn)", e.Message, StringComparison.Ordinal);
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.EndsWith("et BuiltIn.", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Jobs__Server", "dotnet publish src/SupplierDiversity.Nowhere -o ")]
    [InlineData("Mail__Client", "or set BuiltIn.")]
    public async Task Serve_AdapterThatIsNotThere_EndsWithTheReason(string setting, string expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var program = new ServedProgram(database.Settings, "Development", (setting, "Nowhere"));
        using var nobody = new SocketsHttpHandler();
        await Assert.ThrowsAsync<InvalidOperationException>(() => program.VisitAsync(nobody));
        Assert.Contains(program.Log, line => line.StartsWith($"{setting} is 'Nowhere'", StringComparison.Ordinal) && line.Contains(expected, StringComparison.Ordinal));
    }

    private static WebApplicationBuilder Builder(string setting, string? word)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration[setting] = word;
        AdapterChoice.Jobs.AddTo(builder);
        AdapterChoice.Mail.AddTo(builder);
        return builder;
    }

    /// <summary>This assembly as an adapter: <c>Jobs__Server=Tests</c>.</summary>
    public sealed class Startup : IHostingStartup
    {
        public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services => services.AddKeyedSingleton<IJobServer, NoJobs>("Tests"));
    }

    private sealed class NoJobs : IJobServer
    {
        public Task StartAsync(IReadOnlyList<PortalJob> jobs, Func<PortalJob, CancellationToken, Task<JobCount>> runAsync, CancellationToken ct) => Task.CompletedTask;

        public Task NudgeAsync(string job, CancellationToken ct) => Task.CompletedTask;

        public Task StopAsync(CancellationToken ct) => Task.CompletedTask;
    }
}
