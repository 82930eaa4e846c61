using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SupplierDiversity.Tests.Mail;

/// <summary>The real program is killed while it sends; nothing may be lost and next to nothing repeated.</summary>
public partial class KilledSenderTests : IAsyncDisposable
{
    private const int Letters = 2000;
    private const int Connections = 4;
    private static readonly int[] KillAfter = [150, 500, 900, 1400];
    private readonly LettersDatabase database = new();

    /// <summary>Settings beyond those of the default client.</summary>
    protected virtual IEnumerable<(string Name, string Value)> More => [];

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task RunJobs_KilledAgainAndAgain_EveryLetterArrivesAndAtMostOneAConnectionTwice()
    {
        await database.InitializeAsync();
        await database.AddAsync(Letters, i => string.Create(CultureInfo.InvariantCulture, $"r{i}@b.example"));
        var reached = new SemaphoreSlim(0);
        var next = 0;
        var taken = 0;
        await using var server = new ScriptedSmtpServer(command =>
        {
            if (command == "body" && next < KillAfter.Length && Interlocked.Increment(ref taken) >= KillAfter[next])
            {
                next++;
                reached.Release();
            }

            return SmtpConnectionTests.Usual(command, ScriptedSmtpServer.Pipelining);
        });

        for (var kill = 0; kill < KillAfter.Length; kill++)
        {
            using var killed = Sender(server.Port, kill);
            var output = killed.StandardError.ReadToEndAsync();
            Assert.True(await reached.WaitAsync(TimeSpan.FromSeconds(60)), $"The sender sent nothing: {(killed.HasExited ? await output : "still running")}");
            killed.Kill();
            await killed.WaitForExitAsync();
        }

        using var last = Sender(server.Port, KillAfter.Length);
        var report = last.StandardOutput.ReadToEndAsync();
        await last.StandardError.ReadToEndAsync();
        await last.WaitForExitAsync();
        Assert.True(last.ExitCode == 0, await report);

        var arrived = server.Bodies.Select(body => (To: ToLine().Match(body).Value, Id: IdLine().Match(body).Value)).ToList();
        Assert.Equal(Letters, arrived.Select(a => a.To).Distinct().Count());
        Assert.Equal(Letters, arrived.Distinct().Count());
        Assert.InRange(arrived.Count - Letters, 0, KillAfter.Length * Connections);
        Assert.All(await database.ReadAsync(), letter => Assert.Equal("accepted", letter.State));
        TestContext.Current.SendDiagnosticMessage($"{KillAfter.Length} kills, {arrived.Count - Letters} repeated of {Letters}");
    }

    [GeneratedRegex("^To: .*$", RegexOptions.Multiline)]
    private static partial Regex ToLine();

    [GeneratedRegex("^Message-ID: .*$", RegexOptions.Multiline)]
    private static partial Regex IdLine();

    // Each start pretends to be a minute later, when the killed sender's claims have run out.
    private Process Sender(int port, int start)
    {
        var info = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
            [typeof(Program).Assembly.Location, "run-jobs", "--until-idle"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var settings = new Dictionary<string, string>
        {
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["Database__Provider"] = database.Db.Engine.ToString(),
            ["ConnectionStrings__Portal"] = database.ConnectionString,
            ["Portal__Now"] = (database.Clock.GetUtcNow() + TimeSpan.FromMinutes(start)).ToString("O", CultureInfo.InvariantCulture),
            ["Portal__BaseUrl"] = "https://portal.example",
            ["Jobs__Server"] = "None",
            ["Mail__Transport"] = "Smtp",
            ["Mail__Host"] = "127.0.0.1",
            ["Mail__Port"] = port.ToString(CultureInfo.InvariantCulture),
            ["Mail__From"] = "Portal <portal@city.example>",
            ["Mail__Connections"] = Connections.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (key, value) in settings.Select(s => (s.Key, s.Value)).Concat(More))
        {
            info.Environment[key] = value;
        }

        return Process.Start(info)!;
    }
}
