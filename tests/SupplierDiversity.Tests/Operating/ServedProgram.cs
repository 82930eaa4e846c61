using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using SupplierDiversity.Database;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Operating;

/// <summary>The real program serving on a free port, as a process of its own; its log is kept.</summary>
internal sealed partial class ServedProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("sd-served");
    private readonly Process _process;

    public ServedProgram(DatabaseSettings database, string environment, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "serve"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = environment,
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Database__Provider"] = database.Engine.ToString(),
                ["ConnectionStrings__Portal"] = database.ConnectionString,
                ["Portal__DataDirectory"] = _data.FullName,
                ["Mail__PickupDirectory"] = MailFolder,
            },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"The program ended:\n{string.Join('\n', Log)}"));
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.Start();
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    public ConcurrentQueue<string> Log { get; } = [];

    public string MailFolder => Path.Combine(_data.FullName, "mail");

    /// <summary>A visitor of this process, once it listens.</summary>
    public async Task<PageVisitor> VisitAsync(HttpMessageHandler handler)
    {
        var address = await _address.Task.WaitAsync(Patience);
        return new(new HttpClient(handler, disposeHandler: false) { BaseAddress = address });
    }

    /// <summary>Stops it as a service manager does, and waits for its last line.</summary>
    public async Task StopAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await _process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _data.Delete(recursive: true);
    }

    private void Note(string? line)
    {
        if (line is null)
        {
            return;
        }

        Log.Enqueue(line);
        if (Listening().Match(line) is { Success: true } match)
        {
            _address.TrySetResult(new Uri(match.Value));
        }
    }

    [GeneratedRegex(@"(?<=listening on: )http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();
}
