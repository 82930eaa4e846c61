using System.Globalization;

namespace SupplierDiversity;

/// <summary>
/// The portal's now. With <c>Portal:Now</c> (replays and demonstrations, refused in Production) the clock starts at the
/// later of that instant and the last instant in the database, then runs on; without it, it is the machine's clock.
/// </summary>
public sealed class PortalClock : TimeProvider
{
    private readonly bool _demonstration;
    private TimeSpan _ahead;

    /// <summary>Reads <c>Portal:Now</c>.</summary>
    /// <exception cref="InvalidOperationException">The instant cannot be read, or the environment is Production.</exception>
    public PortalClock(IConfiguration configuration, IHostEnvironment environment)
    {
        _demonstration = environment.IsEnvironment("Demonstration");
        if (configuration["Portal:Now"] is not { Length: > 0 } text)
        {
            return;
        }

        if (environment.IsProduction())
        {
            throw new InvalidOperationException("Portal__Now is for replays and demonstrations; it is refused in Production.");
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var now))
        {
            throw new InvalidOperationException($"Portal__Now is '{text}'; write an instant such as 2026-03-01T09:00:00Z.");
        }

        Pretends = true;
        _ahead = now - System.GetUtcNow();
    }

    /// <summary>True when <c>Portal:Now</c> is set.</summary>
    public bool Pretends { get; }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

    /// <summary>Moves a pretended clock forward so that it never runs before what the database already holds.</summary>
    public void NotBefore(DateTimeOffset last)
    {
        if (Pretends && last > GetUtcNow())
        {
            _ahead = last - System.GetUtcNow();
        }
    }

    /// <summary>Moves the clock of a demonstration, which lives through a month in a few seconds.</summary>
    /// <exception cref="InvalidOperationException">The environment is not a demonstration.</exception>
    internal void Jump(DateTimeOffset now)
    {
        if (!_demonstration)
        {
            throw new InvalidOperationException("Only a demonstration moves the clock.");
        }

        _ahead = now - System.GetUtcNow();
    }
}
