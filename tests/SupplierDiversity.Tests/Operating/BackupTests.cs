using System.Net;
using SupplierDiversity.Commands;
using SupplierDiversity.Jobs;
using SupplierDiversity.Operating.Backups;
using SupplierDiversity.Rules.Alerts;
using SupplierDiversity.Tests.Features.TenderAlerts;
using SupplierDiversity.Tests.Hosting;
using SupplierDiversity.Wall;
using SupplierDiversity.Wall.Sealing;

namespace SupplierDiversity.Tests.Operating;

public sealed class BackupTests(AlertFixture portal) : IClassFixture<AlertFixture>
{
    private readonly string _trade = AlertFixture.NewTrade();

    [Fact]
    public async Task Restore_BackupMadeWhileWriting_BringsEverythingBackAndTellsNobodyTwice()
    {
        var session = await SessionAsync();
        var secret = await SealAsync();
        await portal.SubscribeAsync("now@back.example", _trade);
        await portal.SubscribeAsync("daily@back.example", _trade, frequency: AlertFrequency.Daily);
        var queued = await portal.Tenders.PublishAsync(portal.Call(_trade));
        await portal.FanOutAsync();
        var announced = await portal.Tenders.PublishAsync(portal.Call(_trade));
        var folder = await BackUpWhileWritingAsync();

        // The portal goes on after the backup with another key behind the wall, then it is lost. The backup has its own key.
        Assert.Equal(2, await ResealJob.ResealAsync(portal.Services, now: true, TestContext.Current.CancellationToken));
        await JobList.RunDueAsync(portal.Services, untilIdle: true, TestContext.Current.CancellationToken);
        var before = RestoredFixture.Told(portal.MailFolder);
        Assert.Contains($"now@back.example {queued}", before);
        Assert.Contains($"now@back.example {announced}", before);

        await using var restored = new RestoredFixture(folder, portal.Clock.GetUtcNow().AddMinutes(5));
        await restored.InitializeAsync();
        Assert.Equal(0, restored.Report.GetProperty("problems").GetArrayLength());
        Assert.True(restored.Report.GetProperty("waiting").GetInt32() >= 1);
        await PagesAndLinksWorkAsync(restored, session, queued);
        var background = restored.Services.GetRequiredService<BackgroundDatabase>();
        await background.Keys.ReadyAsync(TestContext.Current.CancellationToken);
        Assert.Equal("said", background.Seal.OpenJson<string>("test", Guid.Empty, secret));
        Assert.Equal(1, background.Keys.Newest.Number);

        await restored.RunJobsAsync();
        Assert.Empty(RestoredFixture.Told(restored.MailFolder));

        var back = await Administrators.VisitAsync(restored);
        using var resumed = await back.SubmitAsync(await back.GetAsync("/en/admin/restored"), [], "main form[action$=settle]");
        Assert.Equal("/en/admin/mail?done=settled", resumed.Headers.Location?.ToString());
        await restored.RunJobsAsync();
        Assert.Empty(RestoredFixture.Told(restored.MailFolder));

        // What could not have been sent yet still goes out, and life goes on.
        var later = await new TestTenders(restored.Services).PublishAsync(TestTenders.Call(cpv: _trade, deadline: restored.Clock.GetUtcNow().AddDays(60)));
        await restored.RunJobsAsync();
        restored.Clock.Advance(TimeSpan.FromDays(1));
        await restored.RunJobsAsync();
        var after = RestoredFixture.Told(restored.MailFolder);
        Assert.Contains($"now@back.example {later}", after);
        Assert.Contains($"daily@back.example {queued}", after);
        Assert.Empty(after.Intersect(before));
        Assert.Equal(after.Count, after.Distinct().Count());
    }

    [Fact]
    public async Task Restore_AdministratorSendsAll_NobodyMissesAnything()
    {
        await portal.SubscribeAsync("all@back.example", _trade);
        var queued = await portal.Tenders.PublishAsync(portal.Call(_trade));
        await portal.FanOutAsync();
        var announced = await portal.Tenders.PublishAsync(portal.Call(_trade));
        await using var restored = new RestoredFixture(await RestoredFixture.BackUpAsync(portal), portal.Clock.GetUtcNow().AddMinutes(5));
        await restored.InitializeAsync();
        var administrator = await Administrators.VisitAsync(restored);
        Assert.Contains("/en/admin/restored", (await administrator.GetAsync("/en/admin")).Body!.InnerHtml, StringComparison.Ordinal);

        // Not by the ordinary switch: it would not say what becomes of what waited.
        using var resume = await administrator.SubmitAsync(await administrator.GetAsync("/en/admin/restored"), [], "main form[action$=send]");
        Assert.Equal("/en/admin/mail?done=sent_all", resume.Headers.Location?.ToString());
        await restored.RunJobsAsync();
        var told = RestoredFixture.Told(restored.MailFolder);
        Assert.Contains($"all@back.example {queued}", told);
        Assert.Contains($"all@back.example {announced}", told);
        Assert.Equal(told.Count, told.Distinct().Count());
    }

    [Fact]
    public async Task Resume_RestoredAndUndecided_LeadsToTheDecision()
    {
        await using var restored = new RestoredFixture(await RestoredFixture.BackUpAsync(portal), portal.Clock.GetUtcNow().AddMinutes(5));
        await restored.InitializeAsync();
        var administrator = await Administrators.VisitAsync(restored);
        var page = await administrator.GetAsync("/en/admin/restored");
        Assert.Empty((await administrator.GetAsync("/en/admin/mail")).QuerySelectorAll("main form"));
        page.QuerySelector("main form[action$=send]")!.SetAttribute("action", "/en/admin/mail/resume");
        using var answer = await administrator.SubmitAsync(page, [], "main form[action$=resume]");
        Assert.Equal("/en/admin/restored", answer.Headers.Location?.ToString());
        Assert.NotNull(await restored.Services.GetRequiredService<RestoredPortal>().FindAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Restore_WhatIsNoWholeBackupOrNoEmptyDatabase_IsRefusedAndChangesNothing()
    {
        var folder = await RestoredFixture.BackUpAsync(portal);
        var now = portal.Clock.GetUtcNow();
        var (exit, _, error) = await PortalProgram.RunAsync(portal.Services.GetRequiredService<SupplierDiversity.Database.DatabaseSettings>(), now, "restore", folder);
        Assert.Equal(Exit.Unusable, exit);
        Assert.Contains("not empty", error, StringComparison.Ordinal);

        await using var empty = await TestDatabase.CreateAsync(migrated: false);
        var file = Directory.GetFiles(folder, "portal.*").Single(f => !f.EndsWith(".json", StringComparison.Ordinal));
        await File.AppendAllTextAsync(file, "x", TestContext.Current.CancellationToken);
        (exit, _, error) = await PortalProgram.RunAsync(empty.Settings, now, "restore", folder);
        Assert.Equal(Exit.Unusable, exit);
        Assert.Contains(file, error, StringComparison.Ordinal);

        File.Delete(Path.Combine(folder, BackupManifest.FileName));
        (exit, _, error) = await PortalProgram.RunAsync(empty.Settings, now, "restore", folder);
        Assert.Equal(Exit.Unusable, exit);
        Assert.Contains("not a whole backup", error, StringComparison.Ordinal);

        (exit, _, error) = await PortalProgram.RunAsync(empty.Settings, now, "backup", folder);
        Assert.Equal(Exit.Unusable, exit);
        Assert.Contains("already", error, StringComparison.Ordinal);
        Assert.Equal(Exit.BadUsage, (await PortalProgram.RunAsync(empty.Settings, now, "backup")).Exit);
    }

    // What is behind the wall comes back with its key, and opens with the keys of the other database.
    private Task<SealedValue> SealAsync()
    {
        var background = portal.Services.GetRequiredService<BackgroundDatabase>();
        return background.InTransactionAsync(
            BackgroundReason.Work, (_, _) => Task.FromResult(background.Seal.CloseJson("test", Guid.Empty, "said")), TestContext.Current.CancellationToken);
    }

    // Notices keep coming in for as long as the copy takes.
    private async Task<string> BackUpWhileWritingAsync()
    {
        using var enough = new CancellationTokenSource();
        var under = new TaskCompletionSource();
        var writing = Task.Run(async () =>
        {
            for (var count = 0; !enough.IsCancellationRequested; count++)
            {
                await portal.Tenders.PublishAsync(portal.Call(_trade));
                if (count == 2)
                {
                    under.SetResult();
                }
            }
        });
        await under.Task;
        var folder = await RestoredFixture.BackUpAsync(portal);
        await enough.CancelAsync();
        await writing;
        return folder;
    }

    private async Task<string> SessionAsync()
    {
        var email = $"keeper-{Guid.NewGuid():N}@portal.example";
        await Administrators.VisitAsync(portal, email);
        using var entered = await Administrators.SignInAsync(portal.NewVisitor(), email, Administrators.Password);
        return entered.Headers.GetValues("Set-Cookie").Single(c => c.Contains("session", StringComparison.Ordinal)).Split(';')[0];
    }

    private async Task PagesAndLinksWorkAsync(RestoredFixture restored, string session, string tender)
    {
        var visitor = restored.NewVisitor();
        await visitor.GetAsync("/en/tenders");
        await visitor.GetAsync($"/ar/tenders/{tender}");

        // The keys came with the database: who was signed in still is, and a link of an old mail still stops its alerts.
        visitor.Http.DefaultRequestHeaders.Add("Cookie", session);
        await visitor.GetAsync("/en/admin");
        var stop = SentMail.In(portal.MailFolder, "now@back.example")[0]["List-Unsubscribe"].Trim('<', '>');
        await restored.NewVisitor().GetAsync(new Uri(stop).PathAndQuery, HttpStatusCode.OK);
    }
}
