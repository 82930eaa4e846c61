using System.Text.Json;
using SupplierDiversity.Commands;
using SupplierDiversity.Jobs;
using SupplierDiversity.Operating.Backups;
using SupplierDiversity.Tests.Features.TenderAlerts;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Operating;

/// <summary>The portal as it comes back on another machine: an empty database filled by the restore command.</summary>
public sealed class RestoredFixture(string folder, DateTimeOffset now) : PortalFixture
{
    /// <summary>What the command printed.</summary>
    public JsonElement Report { get; private set; }

    /// <summary>"address tender" of each alert that lies in a mail folder.</summary>
    public static IReadOnlyList<string> Told(string folder) =>
        [.. Directory.GetFiles(folder, "*.eml").Select(f => SentMail.Read(File.ReadAllText(f))).SelectMany(m => m.Tenders.Select(t => $"{m["To"]} {t}"))];

    /// <summary>Copies a portal by the backup command, run in its own process space while it works.</summary>
    public static async Task<string> BackUpAsync(PortalFixture portal)
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("sd-backup").FullName, "backup");
        using var output = new StringWriter();
        var call = new VerbCall([folder], Json: true, portal.Services, TestContext.Current.CancellationToken) { Out = output, Error = output };
        Assert.True(await BackupVerb.Verb.RunAsync(call) == Exit.Success, output.ToString());
        return folder;
    }

    public Task RunJobsAsync() => JobList.RunDueAsync(Services, untilIdle: true, TestContext.Current.CancellationToken);

    protected override async Task<TestDatabase> MakeDatabaseAsync()
    {
        Clock.Set(now);
        var database = await TestDatabase.CreateAsync(migrated: false);
        var (exit, json, error) = await PortalProgram.RunAsync(database.Settings, now, "restore", folder);
        Assert.True(exit == Exit.Success, error + json);
        Report = json;
        return database;
    }
}
