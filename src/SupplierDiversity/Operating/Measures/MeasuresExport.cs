using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace SupplierDiversity.Operating.Measures;

/// <summary>
/// Sends the portal's, the web server's and the runtime's measures to an OpenTelemetry collector when
/// <c>Metrics:OtlpEndpoint</c> names one. The portal calls out; nobody can ask it.
/// </summary>
internal sealed class MeasuresExport(IConfiguration configuration) : IHostedService, IDisposable
{
    private MeterProvider? _provider;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration["Metrics:OtlpEndpoint"] is { Length: > 0 } endpoint)
        {
            var seconds = configuration.GetValue("Metrics:Seconds", 60);
            _provider = Sdk.CreateMeterProviderBuilder()
                .ConfigureResource(r => r.AddService("supplier-diversity", serviceInstanceId: Environment.MachineName))
                .AddMeter(PortalMeters.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
                .AddOtlpExporter((exporter, reader) =>
                {
                    exporter.Endpoint = new Uri(endpoint);
                    exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
                    reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = seconds * 1000;
                })
                .Build();
        }

        return Task.CompletedTask;
    }

    /// <summary>What was counted since the last export still leaves.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _provider?.ForceFlush(5000);
        return Task.CompletedTask;
    }

    public void Dispose() => _provider?.Dispose();
}
