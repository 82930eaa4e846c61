using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace SupplierDiversity.Features.Accounts.Providers;

/// <summary>Changes an authorisation code into what the service says about a person, and believes only what is rightly signed.</summary>
internal sealed class ProviderTokens(ProviderKeys keys, TimeProvider clock, ILogger<ProviderTokens> log)
{
    // Signatures only the service can make; "none" and keys shared with clients are not among them.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    /// <summary>What the service says, or null; why not is in the log.</summary>
    public async Task<ProviderPerson?> RedeemAsync(Provider provider, ProviderAttempt attempt, string code, string redirect, CancellationToken ct)
    {
        try
        {
            var configuration = await keys.OfAsync(provider, unknownKey: false, ct);
            var token = await ExchangeAsync(provider, configuration, attempt, code, redirect, ct);
            var kid = new JsonWebToken(token).Kid;
            if (configuration.SigningKeys.All(key => key.KeyId != kid))
            {
                configuration = await keys.OfAsync(provider, unknownKey: true, ct);
            }

            var result = await ValidateAsync(provider, configuration, token);
            return result.IsValid ? Read(provider, attempt, result) : Refuse(provider, $"{result.Exception.GetType().Name}: {result.Exception.Message}");
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or IOException or InvalidOperationException or ArgumentException or SecurityTokenException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return Refuse(provider, $"{e.GetType().Name}: {e.Message}");
        }
    }

    private async Task<string> ExchangeAsync(Provider provider, OpenIdConnectConfiguration configuration, ProviderAttempt attempt, string code, string redirect, CancellationToken ct)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirect,
            ["code_verifier"] = attempt.Verifier,
            ["client_id"] = provider.ClientId,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, configuration.TokenEndpoint);
        var ways = configuration.TokenEndpointAuthMethodsSupported;
        if (ways.Contains("client_secret_post") && !ways.Contains("client_secret_basic"))
        {
            fields["client_secret"] = provider.ClientSecret;
        }
        else
        {
            // RFC 6749, 2.3.1: both parts are form-encoded first.
            var pair = $"{Uri.EscapeDataString(provider.ClientId)}:{Uri.EscapeDataString(provider.ClientSecret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }

        request.Content = new FormUrlEncodedContent(fields);
        using var response = await keys.Http.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(ct));
        return json.RootElement.TryGetProperty("id_token", out var token) && token.GetString() is { } text ? text
            : throw new InvalidOperationException("The answer holds no id_token.");
    }

    private Task<TokenValidationResult> ValidateAsync(Provider provider, OpenIdConnectConfiguration configuration, string token) =>
        new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = provider.Issuer,
            ValidAudience = provider.ClientId,
            IssuerSigningKeys = configuration.SigningKeys,
            TryAllIssuerSigningKeys = false,
            ValidAlgorithms = Algorithms,
            LifetimeValidator = (from, until, _, _) =>
                until is { } end && clock.GetUtcNow().UtcDateTime < end + Skew && (from is not { } start || clock.GetUtcNow().UtcDateTime > start - Skew),
        });

    private ProviderPerson? Read(Provider provider, ProviderAttempt attempt, TokenValidationResult result)
    {
        var claims = result.ClaimsIdentity;
        var nonce = claims.FindFirst("nonce")?.Value ?? "";
        if (!CryptographicEquals(nonce, attempt.Nonce))
        {
            return Refuse(provider, "wrong nonce");
        }

        if (claims.FindFirst("azp")?.Value is { } party && party != provider.ClientId)
        {
            return Refuse(provider, "made for another client");
        }

        var email = claims.FindFirst("email")?.Value ?? "";
        var verified = string.Equals(claims.FindFirst("email_verified")?.Value, "true", StringComparison.OrdinalIgnoreCase);
        return claims.FindFirst("sub")?.Value is not { Length: > 0 } subject ? Refuse(provider, "no subject")
            : new ProviderPerson(subject, verified ? email : null, claims.FindAll("amr").Any(c => c.Value is "mfa" or "otp" or "hwk"));
    }

    private ProviderPerson? Refuse(Provider provider, string why)
    {
        log.LogWarning("A sign-in from {Provider} was refused: {Why}", provider.Key, why);
        return null;
    }

    private static bool CryptographicEquals(string a, string b) =>
        System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));
}

/// <summary>What a service says about somebody.</summary>
/// <param name="Subject">Its lasting name for the person.</param>
/// <param name="VerifiedEmail">An address that it says it has verified; null: none.</param>
/// <param name="Strong">True when it says that it asked for a second factor (RFC 8176).</param>
internal sealed record ProviderPerson(string Subject, string? VerifiedEmail, bool Strong);
