namespace SupplierDiversity.Features.TenderAlerts;

/// <summary>Settings of alerts.</summary>
/// <param name="DigestZone"><c>Alerts:TimeZone</c>: the zone in which it is 07:00 when digests go out. One for all, so that a person gets one mail a day.</param>
public sealed record AlertSettings(TimeZoneInfo DigestZone)
{
    /// <summary>Reads the settings; the zone is Brussels unless set.</summary>
    /// <exception cref="InvalidOperationException">The zone is unknown.</exception>
    public static AlertSettings Read(IConfiguration configuration)
    {
        var name = configuration["Alerts:TimeZone"] is { Length: > 0 } set ? set : "Europe/Brussels";
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? new AlertSettings(zone)
            : throw new InvalidOperationException($"Alerts__TimeZone is '{name}'; it must be an IANA zone such as Europe/Brussels.");
    }
}
