using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SupplierDiversity.Jobs;
using SupplierDiversity.Operating.Measures;
using SupplierDiversity.Tests.Features.TenderAlerts;

namespace SupplierDiversity.Tests.Operating;

public sealed class MetersTests(AlertFixture portal) : IClassFixture<AlertFixture>
{
    [Fact]
    public async Task Meters_OneAlertFromQueueToServer_CountItOnTheWay()
    {
        var seen = new List<(string Name, double Value, string Labels)>();
        using var listener = Listen(portal.Services.GetRequiredService<PortalMeters>(), seen);
        var trade = AlertFixture.NewTrade();
        await portal.SubscribeAsync("meter@people.example", trade);
        await portal.Tenders.PublishAsync(portal.Call(trade));
        listener.RecordObservableInstruments();
        Assert.Contains(("portal.queue.depth", 1, "queue=announcements"), seen);

        await JobList.RunDueAsync(portal.Services, untilIdle: true, TestContext.Current.CancellationToken);
        Assert.Contains(("portal.mails", 1, "outcome=queued"), seen);
        Assert.Contains(("portal.mails", 1, "outcome=accepted"), seen);
        Assert.Contains(("portal.jobs.runs", 1, "job=send;outcome=done"), seen);
        Assert.Contains(seen, m => m.Name == "portal.mail.duration" && m.Value > 0 && m.Labels == "outcome=accepted");
        Assert.Contains(seen, m => m.Name == "portal.jobs.duration" && m.Labels == "job=send");

        seen.Clear();
        listener.RecordObservableInstruments();
        Assert.Contains(("portal.queue.depth", 0, "queue=announcements"), seen);
        Assert.Contains(("portal.queue.depth", 0, "queue=alerts"), seen);
        Assert.Contains(("portal.notices", 1, "outcome=imported"), seen);
        Assert.DoesNotContain(seen, m => m.Labels.Contains('@', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Export_EndpointIsSet_SendsTheMeasuresToTheCollector()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Metrics:OtlpEndpoint", $"http://127.0.0.1:{((IPEndPoint)socket.LocalEndpoint).Port}/v1/metrics")]).Build();
        using var export = new MeasuresExport(configuration);
        await export.StartAsync(TestContext.Current.CancellationToken);
        portal.Services.GetRequiredService<PortalMeters>().JobRan("send", new JobCount(Broken: 1), TimeSpan.FromSeconds(1));
        var stopping = Task.Run(() => export.StopAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        using var collector = await socket.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var received = new StringBuilder();
        var buffer = new byte[64 * 1024];
        while (!received.ToString().Contains("portal.jobs.runs", StringComparison.Ordinal))
        {
            var read = await collector.GetStream().ReadAsync(buffer, TestContext.Current.CancellationToken);
            Assert.True(read > 0, "The collector got nothing about the jobs.");
            received.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        await collector.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        await stopping;
        Assert.StartsWith("POST /v1/metrics ", received.ToString(), StringComparison.Ordinal);
    }

    private static MeterListener Listen(PortalMeters meters, List<(string, double, string)> seen)
    {
        void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> labels)
        {
            var text = string.Join(';', labels.ToArray().Select(l => $"{l.Key}={l.Value}"));
            lock (seen)
            {
                seen.Add((instrument.Name, value, text));
            }
        }

        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter == meters.Meter)
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((i, value, labels, _) => Note(i, value, labels));
        listener.SetMeasurementEventCallback<double>((i, value, labels, _) => Note(i, value, labels));
        listener.Start();
        return listener;
    }
}
