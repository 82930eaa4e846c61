using System.IO.Compression;
using Dapper;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Notices;

public sealed class NoticeImportTests(PortalFixture portal) : IClassFixture<PortalFixture>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sd-notices").FullName;
    private readonly List<RefusedFile> _refused = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Import_GoodFilesBesideHostileOnes_KeepsTheGoodAndSaysWhyForEachOther()
    {
        Write("a/good.xml", TestNoticeXml.Call());
        Write("broken/cut.xml", TestNoticeXml.Call()[..900]);
        Write("broken/doctype.xml", TestNoticeXml.Call().Replace("?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", StringComparison.Ordinal));
        Write("broken/empty.xml", "");
        Write("broken/encoding.xml", TestNoticeXml.Call().Replace("UTF-8", "UTF-7", StringComparison.Ordinal));
        Write("broken/id.xml", TestNoticeXml.Call().Replace("<cbc:ID schemeName=\"notice-id\">", "<cbc:Note>", StringComparison.Ordinal).Replace("</cbc:ID>\n  <cbc:ContractFolderID>", "</cbc:Note><cbc:ContractFolderID>", StringComparison.Ordinal));
        await using (var huge = File.Create(Path.Combine(_folder, "broken", "huge.xml")))
        {
            huge.SetLength(100_000_000);
        }

        Write("broken/not-a.zip", "PK, but nothing else");
        Zip("z.zip", ("../../evil.xml", TestNoticeXml.Bytes(TestNoticeXml.Call())), ("readme.txt", [1]), ("inner.zip", [1]), ("bomb.xml", new byte[9_000_000]), ("after.xml", [1]));
        Write("zz/good.xml", TestNoticeXml.Call());

        var counts = await ImportAsync(_folder);

        Assert.Equal((3, 0, 10, 13), (counts.Published, counts.Unchanged, counts.Rejected, counts.Read));
        Assert.Equal(
            ["cut.xml", "doctype.xml", "empty.xml", "encoding.xml", "huge.xml", "id.xml", "not-a.zip", "inner.zip", "bomb.xml", "z.zip"],
            _refused.Select(r => Path.GetFileName(r.Path)));
        Assert.All(_refused, r => Assert.Matches(@"^.+:\d+: .+\.$", r.ToString()));
        Assert.Equal("cbc:ID", _refused.Single(r => r.Path.EndsWith("id.xml", StringComparison.Ordinal)).Refusal.Element);
        Assert.False(File.Exists(Path.Combine(_folder, "../../evil.xml")));
        var findings = await portal.Services.GetRequiredService<NoticeImports>().FindingsAsync(counts.ImportId, 0, 50, CancellationToken.None);
        Assert.Equal(10, findings.Count(f => f.Severity == "rejected"));
        Assert.DoesNotContain(findings, f => f.FileName.Contains(_folder, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_Again_IsUnchangedAndListedWithItsCounts()
    {
        Write("one.xml", TestNoticeXml.Call());
        Zip("more.zip", ("two.xml", TestNoticeXml.Bytes(TestNoticeXml.Call())), ("three.XML", TestNoticeXml.Bytes(TestNoticeXml.Call())));
        Assert.Equal(3, (await ImportAsync(_folder)).Published);
        var again = await ImportAsync(_folder);
        Assert.Equal((3, 3), (again.Unchanged, again.Read));
        var listed = (await portal.Services.GetRequiredService<NoticeImports>().ListAsync(0, 1, CancellationToken.None)).Single();
        Assert.Equal((again.ImportId, 3, 3, 0), (listed.ImportId, listed.FilesRead, listed.Unchanged, listed.LiveNotices));
        Assert.NotNull(listed.FinishedAt);
    }

    [Fact]
    public async Task Import_AllSharedNotices_ReadsEveryValidOneAndChangesNothingTheSecondTime()
    {
        var folder = SharedData.Folder("notices");
        await using var fresh = new PortalFixture();
        await fresh.InitializeAsync();
        var import = fresh.Services.GetRequiredService<NoticeImport>();
        var first = await import.RunAsync(new([folder], "command", "notices", true), _refused.Add, null, CancellationToken.None);
        var files = Directory.GetFiles(folder, "*.xml", SearchOption.AllDirectories).Length;
        Assert.True(files > 200, $"Only {files} files were looked at.");
        Assert.Equal(files, first.Read);
        Assert.All(_refused, r => Assert.Contains("INVALID_", r.Path, StringComparison.Ordinal));
        Assert.True(first.Skipped > 0 && first.Published > 150, first.ToString());
        var again = await import.RunAsync(new([folder], "command", "notices", true), _ => { }, null, CancellationToken.None);
        Assert.Equal((0, 0, files - again.Skipped - again.Rejected), (again.Published, again.Updated, again.Unchanged));
    }

    [Fact]
    public async Task Import_VariedSharedNoticesEachAlone_GivesOneTenderWithWordsEach()
    {
        var files = Directory.GetFiles(SharedData.Folder("notices"), "*.xml", SearchOption.AllDirectories)
            .Where(f => !Path.GetFileName(f).StartsWith("INVALID_", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        var looked = 0;
        for (var i = 0; i < files.Count; i += files.Count / 20)
        {
            await using var alone = new PortalFixture();
            await alone.InitializeAsync();
            var counts = await alone.Services.GetRequiredService<NoticeImport>().RunAsync(new([files[i]], "command", "one", true), _refused.Add, null, CancellationToken.None);
            await using var connection = await alone.Db.OpenAsync(CancellationToken.None);
            Assert.Equal(1, counts.Published + counts.Skipped);
            Assert.Equal(counts.Published, await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM tenders t JOIN buyers b ON b.buyer_id = t.buyer_id WHERE t.title_json <> '{}'"));
            looked++;
        }

        Assert.Empty(_refused);
        Assert.True(looked >= 20, $"Only {looked} files were looked at.");
    }

    private Task<NoticeImportCounts> ImportAsync(string path) =>
        portal.Services.GetRequiredService<NoticeImport>().RunAsync(new([path], "command", "test", true), _refused.Add, null, CancellationToken.None);

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private void Zip(string name, params (string Name, byte[] Bytes)[] entries)
    {
        using var zip = ZipFile.Open(Path.Combine(_folder, name), ZipArchiveMode.Create);
        foreach (var (entry, bytes) in entries)
        {
            using var stream = zip.CreateEntry(entry).Open();
            stream.Write(bytes);
        }
    }
}
