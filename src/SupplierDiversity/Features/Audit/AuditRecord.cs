using System.Globalization;
using SupplierDiversity.Rules.Audit;

namespace SupplierDiversity.Features.Audit;

/// <summary>One record of the audit log, as kept.</summary>
public sealed record AuditRecord
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>UTC, to the millisecond.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who, or null: somebody not signed in, a command or a job.</summary>
    public required Guid? AccountId { get; init; }

    /// <summary>Codes of the roles that counted, parted by blanks; <c>anybody</c> or <c>portal</c> where there is none.</summary>
    public required string Roles { get; init; }

    /// <summary>The city it concerns, or null.</summary>
    public required Guid? CityId { get; init; }

    /// <summary>What was done; its words are the texts <c>administration.actions.…</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Kind of the object: <c>city</c>, <c>account</c>, <c>import</c> …</summary>
    public required string Kind { get; init; }

    /// <summary>Id of the object.</summary>
    public required string ObjectId { get; init; }

    /// <summary>What the thing was called; never the name of a person.</summary>
    public required string Name { get; init; }

    /// <summary>The reason as typed, or empty.</summary>
    public required string Purpose { get; init; }

    /// <summary>Fields before and after, see <see cref="AuditEntry.Changes"/>.</summary>
    public required string ChangesJson { get; init; }

    /// <summary>Hash of the record before.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>Hash of this record as it was written.</summary>
    public required string Hash { get; init; }

    /// <summary>The hash this record should have.</summary>
    public string Computed() => AuditHash.Of(
        PreviousHash, Number.ToString(CultureInfo.InvariantCulture), AuditHash.Text(At), AccountId?.ToString("D"), Roles, CityId?.ToString("D"), Action, Kind, ObjectId, Name, Purpose, ChangesJson);
}
