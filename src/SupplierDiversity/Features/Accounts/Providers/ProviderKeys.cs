using System.Collections.Concurrent;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace SupplierDiversity.Features.Accounts.Providers;

/// <summary>
/// What sign-in services publish about themselves: addresses and signing keys (OpenID Connect Discovery 1.0). Read again
/// twice a day, and when a token names a key that is not known yet, but not more than once a minute.
/// </summary>
internal sealed class ProviderKeys(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Published> _known = new();

    /// <summary>How the portal speaks to services: no redirects, little patience, short answers.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = 1 << 20,
    };

    /// <summary>What a service publishes.</summary>
    /// <param name="provider">The service.</param>
    /// <param name="unknownKey">True when a token was signed with a key that the last reading did not have.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">It calls itself something else than the settings do.</exception>
    public async Task<OpenIdConnectConfiguration> OfAsync(Provider provider, bool unknownKey, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_known.TryGetValue(provider.Key, out var known) && now - known.At < (unknownKey ? Pause : Lifetime))
        {
            return known.Configuration;
        }

        var address = provider.Issuer.TrimEnd('/') + "/.well-known/openid-configuration";
        var retriever = new HttpDocumentRetriever(Http) { RequireHttps = !new Uri(provider.Issuer).IsLoopback };
        var read = await OpenIdConnectConfigurationRetriever.GetAsync(address, retriever, ct);
        if (read.Issuer != provider.Issuer)
        {
            throw new InvalidOperationException($"{provider.Issuer} says that it is '{read.Issuer}'.");
        }

        _known[provider.Key] = new(read, now);
        return read;
    }

    public void Dispose() => Http.Dispose();

    private sealed record Published(OpenIdConnectConfiguration Configuration, DateTimeOffset At);
}
