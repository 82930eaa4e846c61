namespace SupplierDiversity.Features.Accounts.Providers;

/// <summary>A city's own sign-in service (OpenID Connect).</summary>
/// <param name="Key">Its name in the settings and in addresses.</param>
/// <param name="Name">As people of that city know it.</param>
/// <param name="Issuer">Its issuer address.</param>
/// <param name="ClientId">What it calls this portal.</param>
/// <param name="ClientSecret">The portal's secret there.</param>
/// <param name="Domains">Domains of e-mail addresses it may vouch for, lower case.</param>
public sealed record Provider(string Key, string Name, string Issuer, string ClientId, string ClientSecret, IReadOnlyList<string> Domains)
{
    /// <summary>Slug of the city whose people it lets in: accounts with a role there, and none that run the portal. Null: no such bound.</summary>
    public string? City { get; init; }
}

/// <summary>The services of the settings: section <c>Accounts:Providers</c>, one part for each.</summary>
/// <param name="all">In the order of their keys.</param>
public sealed class ProviderList(IReadOnlyList<Provider> all)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<Provider> All { get; } = all;

    /// <summary>The service of a key, or null.</summary>
    public Provider? Find(string? key) => All.FirstOrDefault(p => p.Key == key);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">A value is missing, or the issuer is not https.</exception>
    internal static ProviderList Read(IConfiguration configuration) => new([.. configuration.GetSection("Accounts:Providers").GetChildren().Select(section =>
    {
        string Value(string name) => section[name] is { Length: > 0 } value ? value
            : throw new InvalidOperationException($"Accounts__Providers__{section.Key}__{name} is missing.");
        var issuer = Value("Issuer");
        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback))
        {
            throw new InvalidOperationException($"Accounts__Providers__{section.Key}__Issuer is '{issuer}'; it must be an https address.");
        }

        return new Provider(
            section.Key.ToLowerInvariant(),
            Value("Name"),
            issuer,
            Value("ClientId"),
            Value("ClientSecret"),
            [.. Value("EmailDomains").ToLowerInvariant().Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)])
        {
            City = section["City"] is { Length: > 0 } city ? city : null,
        };
    })]);
}
