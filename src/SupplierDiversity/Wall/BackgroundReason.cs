namespace SupplierDiversity.Wall;

/// <summary>
/// Why the background database is opened. There is no way to open it without one, and what staff read is recorded with
/// its purpose before they read it.
/// </summary>
public abstract record BackgroundReason
{
    private BackgroundReason()
    {
    }

    /// <summary>People of the firm, or an owner with a link, see or change what is their own.</summary>
    public static BackgroundReason OwnData { get; } = new Own();

    /// <summary>A job or a command does its work; nobody reads the rows.</summary>
    public static BackgroundReason Work { get; } = new Machine();

    /// <summary>Somebody of a city reads it.</summary>
    /// <param name="purpose">What for, in plain words; never empty. It stands in the audit log.</param>
    /// <param name="kind">Kind of the object: <c>supplier</c>.</param>
    /// <param name="objectId">Its id.</param>
    /// <param name="city">The city for which it is read.</param>
    public static BackgroundReason Staff(string purpose, string kind, string objectId, Guid city) =>
        string.IsNullOrWhiteSpace(purpose)
            ? throw new ArgumentException("Reading what is behind the wall needs a purpose.", nameof(purpose))
            : new Reading(purpose.Trim(), kind, objectId, city);

    internal sealed record Own : BackgroundReason;

    internal sealed record Machine : BackgroundReason;

    internal sealed record Reading(string Purpose, string Kind, string ObjectId, Guid City) : BackgroundReason;
}
