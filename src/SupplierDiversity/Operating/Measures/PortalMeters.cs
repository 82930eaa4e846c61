using System.Diagnostics.Metrics;
using SupplierDiversity.Jobs;

namespace SupplierDiversity.Operating.Measures;

/// <summary>
/// What the portal counts about its own work, as meters of the runtime: any OpenTelemetry or dotnet-counters reader can
/// listen. No label ever holds anything about a person, a tender or an address.
/// </summary>
public sealed class PortalMeters
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "SupplierDiversity";

    private readonly Counter<long> _mails;
    private readonly Counter<long> _runs;
    private readonly Histogram<double> _runSeconds;
    private readonly Histogram<double> _mailSeconds;

    /// <summary>Makes the meters; nothing is kept unless somebody listens.</summary>
    public PortalMeters(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _mails = meter.CreateCounter<long>("portal.mails", "{mail}", "Mails by what became of them: queued, accepted (by the server, not delivered), failed (tried again), parked (given up).");
        _runs = meter.CreateCounter<long>("portal.jobs.runs", "{run}", "Runs of background jobs by job and outcome: done, broken.");
        _runSeconds = meter.CreateHistogram<double>("portal.jobs.duration", "s", "How long a run of a background job took.");
        _mailSeconds = meter.CreateHistogram<double>("portal.mail.duration", "s", "How long the mail server took for one mail, from the envelope to its last answer.");
        Meter = meter;
    }

    /// <summary>The meter, for what is looked up when somebody asks.</summary>
    internal Meter Meter { get; }

    /// <summary>A run of a job has ended.</summary>
    public void JobRan(string job, JobCount count, TimeSpan took)
    {
        KeyValuePair<string, object?> name = new("job", job);
        _runs.Add(1, name, new("outcome", count.Broken > 0 ? "broken" : "done"));
        _runSeconds.Record(took.TotalSeconds, name);
        foreach (var (outcome, number) in new[] { ("queued", count.Queued), ("accepted", count.Accepted), ("failed", count.Failed), ("parked", count.Parked) })
        {
            if (number > 0)
            {
                _mails.Add(number, new KeyValuePair<string, object?>("outcome", outcome));
            }
        }
    }

    /// <summary>The mail server has answered for one mail, or has not.</summary>
    public void MailSent(string outcome, TimeSpan took) => _mailSeconds.Record(took.TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
}
