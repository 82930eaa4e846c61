using Hangfire.AspNetCore;
using Hangfire.Logging;

namespace SupplierDiversity.Hangfire;

/// <summary>
/// Where Hangfire's own lines go. It has one place for that in a process and asks it anew for each object it makes, so a
/// portal that ends must not leave its log standing there: the next object made by another portal would break on it.
/// </summary>
internal sealed class ProcessLog(ILoggerFactory logging) : ILogProvider
{
    private static readonly Lock Gate = new();
    private static ProcessLog? current;
    private readonly AspNetCoreLogProvider into = new(logging);

    /// <inheritdoc/>
    public ILog GetLogger(string name) => into.GetLogger(name);

    /// <summary>Takes the place.</summary>
    public void Begin() => Stand(this);

    /// <summary>Leaves it, unless another took it since.</summary>
    public void End()
    {
        lock (Gate)
        {
            if (current == this)
            {
                Stand(null);
            }
        }
    }

    private static void Stand(ProcessLog? log)
    {
        lock (Gate)
        {
            LogProvider.SetCurrentLogProvider(log ?? (ILogProvider)new Nowhere());
            current = log;
        }
    }

    private sealed class Nowhere : ILogProvider, ILog
    {
        public ILog GetLogger(string name) => this;

        public bool Log(global::Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null) => false;
    }
}
