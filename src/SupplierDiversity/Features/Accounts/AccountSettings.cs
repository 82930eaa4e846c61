namespace SupplierDiversity.Features.Accounts;

/// <summary>What an operator decides about accounts (section <c>Accounts</c>).</summary>
internal sealed record AccountSettings
{
    /// <summary>A file of breached passwords, ordered by hash; null: only our own rule is asked.</summary>
    public required string? BreachedPasswords { get; init; }

    /// <summary>Who must have a second factor.</summary>
    public required SecondFactorDuty SecondFactor { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">A value is none of those that are known, or a file is missing.</exception>
    public static AccountSettings Read(IConfiguration configuration, string contentRoot)
    {
        var section = configuration.GetSection("Accounts");
        var file = section["BreachedPasswords"] is { Length: > 0 } path ? Path.GetFullPath(path, contentRoot) : null;
        if (file is not null && !File.Exists(file))
        {
            throw new InvalidOperationException($"Accounts__BreachedPasswords names {file}, which is not there.");
        }

        var duty = section["SecondFactor"] is { Length: > 0 } word ? word : nameof(SecondFactorDuty.Optional);
        return new()
        {
            BreachedPasswords = file,
            SecondFactor = Enum.TryParse<SecondFactorDuty>(duty, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known
                : throw new InvalidOperationException($"Accounts__SecondFactor is '{duty}'; it can be Optional or Staff."),
        };
    }
}

/// <summary>Who must prove with more than a password who they are.</summary>
internal enum SecondFactorDuty
{
    /// <summary>Whoever wants to.</summary>
    Optional,

    /// <summary>Everybody who has a role; without a second factor they reach nothing but the pages that set one up.</summary>
    Staff,
}
