using Microsoft.Extensions.Logging.Console;

namespace SupplierDiversity.Operating.Logs;

/// <summary>Where log lines go and how they look.</summary>
internal static class PortalLogging
{
    /// <summary>
    /// Standard output belongs to what a command prints; log lines go to standard error. In production each is a JSON
    /// object for a collector, elsewhere a line for a person.
    /// </summary>
    public static void AddPortalLogging(this ILoggingBuilder logging, IHostEnvironment environment)
    {
        logging.AddSimpleConsole(o => o.SingleLine = true).AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>();
        logging.Services.Configure<ConsoleLoggerOptions>(o =>
        {
            o.LogToStandardErrorThreshold = LogLevel.Trace;
            o.FormatterName = environment.IsProduction() ? JsonLines.FormatterName : ConsoleFormatterNames.Simple;
        });
    }
}
