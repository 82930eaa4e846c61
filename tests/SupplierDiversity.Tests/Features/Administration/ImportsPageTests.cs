using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using SupplierDiversity.Features.Administration;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Administration;

public class ImportsPageTests(AdministrationPortal portal) : IClassFixture<AdministrationPortal>
{
    [Fact]
    public async Task Withdraw_WithReason_TakesTheImportBackAndSaysWho()
    {
        var published = await new TestTenders(portal.Services).PublishAsync([TestTenders.Call("Wrongly taken in")]);
        Assert.NotNull(Assert.Single(published).TenderId);
        var import = (await Imports.ListAsync(0, 1, CancellationToken.None))[0];
        var page = await portal.Administrator.GetAsync($"/en/admin/imports/{import.ImportId}");
        var ask = await portal.Administrator.GetAsync(page.QuerySelector(".actions a")!.GetAttribute("href")!);
        Assert.Contains("1 notice will no longer count", ask.QuerySelector(".box")!.TextContent, StringComparison.Ordinal);
        var done = await portal.FollowAsync(ask, [new("reason", "These were test files")]);
        Assert.Contains("These were test files", done.QuerySelector(".box.stop")!.TextContent, StringComparison.Ordinal);
        var after = (await Imports.FindAsync(import.ImportId, CancellationToken.None))!;
        Assert.Equal(("officer@portal.example", 0), (after.WithdrawnBy, after.LiveNotices));
        var log = await portal.Administrator.GetAsync("/en/admin/actions");
        Assert.Contains("These were test files", log.QuerySelector("q")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "", "Write the reason in 5 to 500 characters")]
    [InlineData("tr", "yok", "Gerekçeyi 5 ila 500 karakterle yazın")]
    public async Task Withdraw_WithoutGoodReason_ChangesNothingAndKeepsWhatWasTyped(string language, string reason, string words)
    {
        await new TestTenders(portal.Services).PublishAsync([TestTenders.Call("Stays")]);
        var import = (await Imports.ListAsync(0, 1, CancellationToken.None))[0];
        var ask = await portal.Administrator.GetAsync($"/{language}/admin/imports/{import.ImportId}/withdraw");
        using var response = await portal.Administrator.SubmitAsync(ask, [new("reason", reason)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var again = await PageVisitor.ReadAsync(response);
        Assert.Contains(words, again.QuerySelector("#reason-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(reason, ((IHtmlTextAreaElement)again.QuerySelector("#reason")!).Value);
        Assert.Null((await Imports.FindAsync(import.ImportId, CancellationToken.None))!.WithdrawnAt);
    }

    public static TheoryData<string, byte[], string> Hostile => new()
    {
        { "empty.xml", [], "file that is not empty" },
        { "page.html", Encoding.UTF8.GetBytes("<html></html>"), "neither an XML file nor a zip archive" },
        { "program.xml", [0x7F, .. "ELF"u8, 2, 1, 1, 0], "neither an XML file nor a zip archive" },
        { "picture.zip", [0x89, .. "PNG\r\n"u8], "neither an XML file nor a zip archive" },
        { "notice.zip", Encoding.UTF8.GetBytes("<ContractNotice/>"), "neither an XML file nor a zip archive" },
        { "archive.xml", Zip(("a.xml", "<x/>")), "neither an XML file nor a zip archive" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Upload_FileOfAnotherKind_IsRefusedBesideTheField(string name, byte[] content, string words)
    {
        var before = (await Imports.ListAsync(0, 1000, CancellationToken.None)).Count;
        using var response = await UploadAsync(name, content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(words, (await PageVisitor.ReadAsync(response)).QuerySelector("#file-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, (await Imports.ListAsync(0, 1000, CancellationToken.None)).Count);
        Assert.False(Directory.Exists(Path.Combine(portal.MailFolder, "uploads")) && Directory.EnumerateFileSystemEntries(Path.Combine(portal.MailFolder, "uploads")).Any());
    }

    [Fact]
    public async Task Upload_TooLarge_IsRefusedBesideTheField()
    {
        using var response = await UploadAsync("large.xml", [(byte)'<', .. new byte[NoticeUpload.LargestFile]]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("at most 50 MB", (await PageVisitor.ReadAsync(response)).QuerySelector("#file-error")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bomb.xml", "<!DOCTYPE a [<!ENTITY b \"b\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>")]
    [InlineData("reach.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")]
    [InlineData("other.xml", "<?xml version=\"1.0\"?><invoice/>")]
    [InlineData("../../climb.xml", "<notice")]
    [InlineData("<script>.xml", "<notice/>")]
    public async Task Upload_XmlThatIsNoNotice_IsListedAsRefusedWithItsReason(string name, string content)
    {
        using var response = await UploadAsync(name, Encoding.UTF8.GetBytes(content));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var page = await portal.Administrator.GetAsync(response.Headers.Location!.ToString());
        Assert.NotNull(page.QuerySelector(".history .tag.stop"));
        Assert.DoesNotContain("root:", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("..", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain('<', page.QuerySelector("h1")!.TextContent);
        Assert.Contains((await portal.Administrator.GetAsync("/en/admin")).QuerySelectorAll(".worklist bdi"), b => b.TextContent == NoticeUpload.SafeName(name));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(portal.MailFolder, "uploads")));
    }

    [Fact]
    public async Task Upload_ArchiveWithRealNotices_PublishesThem()
    {
        var notices = Directory.GetFiles(SharedData.Folder("notices"), "*.xml", SearchOption.AllDirectories).Take(3).ToList();
        using var response = await UploadAsync("three.zip", Zip([.. notices.Select(n => (Path.GetFileName(n), File.ReadAllText(n)))]));
        var id = Guid.Parse(response.Headers.Location!.ToString().Split('/')[^1].Split('?')[0]);
        var import = (await Imports.FindAsync(id, CancellationToken.None))!;
        Assert.Equal(("upload", "three.zip", 3), (import.Source, import.Name, import.FilesRead));
    }

    private NoticeImports Imports => portal.Services.GetRequiredService<NoticeImports>();

    private async Task<HttpResponseMessage> UploadAsync(string name, byte[] content)
    {
        var page = await portal.Administrator.GetAsync("/en/admin/imports");
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(content);
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "file", FileName = $"\"{name.Replace("\"", "", StringComparison.Ordinal)}\"" };
        form.Add(file);
        form.Add(new StringContent(page.QuerySelector("main form input[name='__RequestVerificationToken']")!.GetAttribute("value")!), "__RequestVerificationToken");
        return await portal.Administrator.Http.PostAsync("/en/admin/imports", form);
    }

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return memory.ToArray();
    }
}
