using SupplierDiversity.Features.Notices;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Notices;

public sealed class InboxPortal : PortalFixture
{
    public string Inbox { get; } = Path.Combine(Directory.CreateTempSubdirectory("sd-inbox").FullName, "inbox");

    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Notices:Inbox", Inbox)];
}

public class NoticeInboxTests(InboxPortal portal) : IClassFixture<InboxPortal>
{
    [Fact]
    public async Task Run_GoodAndBadFiles_MovesThemWithReasonsAndKeepsBothOfOneName()
    {
        Assert.False((await RunAsync()).DidSomething);
        Put("good.xml", TestNoticeXml.Call());
        Put("bad.xml", "<no");
        Put(".hidden.xml", "<no");
        Put("upload.xml.part", "<no");
        Assert.True((await RunAsync()).DidSomething);
        Assert.Equal([".hidden.xml", "done/good.xml", "refused/bad.xml", "refused/bad.xml.txt", "upload.xml.part"], Files());
        var reason = await File.ReadAllTextAsync(Path.Combine(portal.Inbox, "refused", "bad.xml.txt"), TestContext.Current.CancellationToken);
        Assert.Matches(@"^bad\.xml:1: .+\.\s*$", reason);

        Put("good.xml", TestNoticeXml.Call());
        await RunAsync();
        Assert.Contains("done/good (2).xml", Files());
        Assert.False((await RunAsync()).DidSomething);
    }

    private void Put(string name, string text)
    {
        var path = Path.Combine(portal.Inbox, name);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(-1));
    }

    private IEnumerable<string> Files() => Directory.GetFiles(portal.Inbox, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(portal.Inbox, f)).Order(StringComparer.Ordinal);

    private Task<SupplierDiversity.Jobs.JobCount> RunAsync() => NoticeInbox.RunAsync(portal.Services, TestContext.Current.CancellationToken);
}
