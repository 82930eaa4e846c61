using SupplierDiversity.Rules.Roles;

namespace SupplierDiversity.Features.People;

/// <summary>A role a person holds, held or will hold in a city.</summary>
public sealed record CityRole
{
    /// <summary>Key.</summary>
    public required Guid CityRoleId { get; init; }

    /// <summary>Who holds it.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Where.</summary>
    public required Guid CityId { get; init; }

    /// <summary>Code of the role, see <see cref="RoleCode"/>.</summary>
    public required string Role { get; init; }

    /// <summary>First day, in the city's time zone.</summary>
    public required DateOnly FromOn { get; init; }

    /// <summary>Last day, or null: until somebody ends it.</summary>
    public required DateOnly? UntilOn { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>Account of the person who invited; null: the demonstration or an operator.</summary>
    public required Guid? GivenBy { get; init; }

    /// <summary>UTC; when it was taken away, or null.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>Account of the person who took it away.</summary>
    public required Guid? EndedBy { get; init; }

    /// <summary>The role.</summary>
    public Role Kind => RoleCode.Find(Role) ?? throw new InvalidOperationException($"There is no role '{Role}'.");

    /// <summary>The role with its days, for the rule.</summary>
    public RoleSpan Span => new(Kind, FromOn, UntilOn);

    /// <summary>True on the days of the role until it was taken away.</summary>
    public bool HeldOn(DateOnly today) => FromOn <= today && !IsOver(today);

    /// <summary>True when it will never hold again.</summary>
    public bool IsOver(DateOnly today) => EndedAt is not null || UntilOn < today;
}

/// <summary>A role offered by mail and not yet accepted.</summary>
public sealed record Invitation
{
    /// <summary>Key.</summary>
    public required Guid InvitationId { get; init; }

    /// <summary>To whom.</summary>
    public required string Email { get; init; }

    /// <summary>BCP 47, of the letter.</summary>
    public required string Language { get; init; }

    /// <summary>Where.</summary>
    public required Guid CityId { get; init; }

    /// <summary>Code of the role.</summary>
    public required string Role { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly FromOn { get; init; }

    /// <summary>Last day, or null.</summary>
    public required DateOnly? UntilOn { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset InvitedAt { get; init; }

    /// <summary>Account of the person who invites.</summary>
    public required Guid InvitedBy { get; init; }

    /// <summary>UTC; the link is good until then.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The role with its days, for the rule.</summary>
    public RoleSpan Span => new(RoleCode.Find(Role) ?? throw new InvalidOperationException($"There is no role '{Role}'."), FromOn, UntilOn);
}
