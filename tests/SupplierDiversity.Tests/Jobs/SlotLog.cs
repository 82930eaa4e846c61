using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace SupplierDiversity.Tests.Jobs;

/// <summary>Reads from the log which times a job was called for, so that a late call is not mistaken for the next one.</summary>
internal sealed class SlotLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<DateTimeOffset> _slots = new();
    private readonly ConcurrentQueue<string> _troubles = new();
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly SemaphoreSlim _seen = new(0);

    public IReadOnlyList<DateTimeOffset> Slots => [.. _slots.Order()];

    public IReadOnlyCollection<string> Troubles => _troubles;

    public ILoggerFactory Factory => LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(this));

    /// <summary>Ends after so many more calls, or fails the test when they do not come.</summary>
    public async Task CallsAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Assert.True(await _seen.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken), string.Join('\n', ["The job was not called. The last lines of the log:", .. _lines.TakeLast(40)]));
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = formatter(state, exception);
        _lines.Enqueue($"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {line} {exception?.Message}");
        if (logLevel >= LogLevel.Error)
        {
            _troubles.Enqueue(line + exception);
        }

        if (line.Split(" is called for ") is [_, var slot])
        {
            _slots.Enqueue(DateTimeOffset.Parse(slot, CultureInfo.InvariantCulture));
            _seen.Release();
        }
    }

    public void Dispose()
    {
    }
}
