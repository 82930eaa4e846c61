namespace SupplierDiversity.Features.Accounts.Passkeys;

/// <summary>A passkey of an account (WebAuthn Level 3, credential record).</summary>
public sealed record PasskeyRow
{
    /// <summary>The credential's id, base64url.</summary>
    public required string CredentialId { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>COSE key, base64url.</summary>
    public required string PublicKey { get; init; }

    /// <summary>The device's counter at last use.</summary>
    public required long SignCount { get; init; }

    /// <summary>How browsers reach the device, separated by spaces.</summary>
    public required string Transports { get; init; }

    /// <summary>True when the device checked its owner (finger, face, PIN).</summary>
    public required bool UserVerified { get; init; }

    /// <summary>True when it may be copied to the owner's other devices.</summary>
    public required bool BackupEligible { get; init; }

    /// <summary>True when it was.</summary>
    public required bool BackedUp { get; init; }

    /// <summary>The attestation object, base64url.</summary>
    public required string Attestation { get; init; }

    /// <summary>The client data at registration, base64url.</summary>
    public required string ClientData { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Last sign-in with it (UTC).</summary>
    public required DateTimeOffset? UsedAt { get; init; }
}
