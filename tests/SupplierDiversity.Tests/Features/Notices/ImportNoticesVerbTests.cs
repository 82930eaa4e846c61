using System.Diagnostics;
using System.Text.Json;
using Dapper;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Notices;

/// <summary>The command as an operator runs it: a process of its own on the database of the test.</summary>
public sealed class ImportNoticesVerbTests(PortalFixture portal) : IClassFixture<PortalFixture>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sd-verb").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(0, "good")]
    [InlineData(1, "good", "bad")]
    [InlineData(2)]
    [InlineData(2, "good", "--surprise")]
    [InlineData(3, "good", "missing")]
    public async Task Run_Paths_ExitCodeAndOneJsonLine(int code, params string[] arguments)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "good.xml"), TestNoticeXml.Call(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "bad.xml"), "<no", TestContext.Current.CancellationToken);
        using var process = Start([.. arguments.Select(a => a.StartsWith('-') ? a : Path.Combine(_folder, a + ".xml")), "--no-alerts"]);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(code, process.ExitCode);
        if (code == 2)
        {
            Assert.Empty(output);
            return;
        }

        var json = JsonDocument.Parse(Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries))).RootElement;
        Assert.Equal(
            json.GetProperty("read").GetInt32(),
            new[] { "published", "updated", "unchanged", "skipped", "rejected" }.Sum(name => json.GetProperty(name).GetInt32()));
        Assert.True(json.GetProperty("seconds").GetDouble() >= 0);
        Assert.Equal(code != 0, (await errors).Split('\n').Any(l => l.StartsWith(Path.Combine(_folder, arguments[^1] + ".xml:1: "), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Run_KilledHalfWay_KeepsWhatWasCommittedAndASecondRunFinishes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A named pipe as a file is needed to hold the import half-way.");
        const int Files = 130;
        for (var i = 0; i < Files; i++)
        {
            await File.WriteAllTextAsync(Path.Combine(_folder, $"{i:D3}.xml"), TestNoticeXml.Call(title: $"Lot {i}"), TestContext.Current.CancellationToken);
        }

        // Reading stops at the pipe, since nobody writes to it: the import cannot end before it is killed.
        var pipe = Path.Combine(_folder, "110.xml.xml");
        await Process.Start("mkfifo", [pipe]).WaitForExitAsync(TestContext.Current.CancellationToken);
        using (var process = Start([_folder]))
        {
            while (await CountAsync("SELECT count(*) FROM notices WHERE file_name LIKE '0%.xml'") < 100)
            {
                Assert.False(process.HasExited, "The import ended although it should wait.");
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        File.Delete(pipe);
        var kept = await CountAsync("SELECT count(*) FROM notices WHERE file_name LIKE '%.xml' AND import_id IN (SELECT import_id FROM imports WHERE finished_at IS NULL)");
        var counts = await portal.Services.GetRequiredService<NoticeImport>()
            .RunAsync(new([_folder], "command", "again", true), r => Assert.Fail(r.ToString()), null, TestContext.Current.CancellationToken);
        Assert.Equal((100, Files - 100), (kept, counts.Published));
        Assert.Equal((Files, 100), (counts.Read, counts.Unchanged));
        Assert.Equal(0, await CountAsync("SELECT count(*) FROM notices n WHERE NOT EXISTS (SELECT 1 FROM tenders t WHERE t.shown_notice_key = n.notice_key)"));
    }

    private async Task<int> CountAsync(string sql)
    {
        await using var connection = await portal.Db.OpenAsync(TestContext.Current.CancellationToken);
        return await connection.ExecuteScalarAsync<int>(sql);
    }

    private Process Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "import-notices", .. arguments, "--json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["Database__Provider"] = portal.Db.Engine.ToString(),
                ["ConnectionStrings__Portal"] = portal.Db.ConnectionString,
                ["Portal__DataDirectory"] = _folder + "-data",
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
            },
        };
        return Process.Start(start)!;
    }
}
