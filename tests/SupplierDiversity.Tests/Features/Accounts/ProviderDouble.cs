using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SupplierDiversity.Tests.Features.Accounts;

/// <summary>
/// A city's sign-in service that speaks OpenID Connect over loopback HTTP: discovery, keys, authorisation with PKCE,
/// token. What it says, and how it errs, a test decides.
/// </summary>
public sealed class ProviderDouble : IDisposable
{
    public const string ClientId = "portal";
    public const string ClientSecret = "s3cret/with:signs";

    private readonly ConcurrentDictionary<string, (string Challenge, string Redirect, string Nonce)> _codes = new();
    private readonly WebApplication _app;
    private RSA _key = RSA.Create(2048);
    private int _kid = 1;

    public ProviderDouble()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = SaysItIs ?? Issuer,
            ["authorization_endpoint"] = $"{Issuer}/authorize",
            ["token_endpoint"] = $"{Issuer}/token",
            ["jwks_uri"] = $"{Issuer}/keys",
        }));
        _app.MapGet("/keys", () =>
        {
            KeyReads++;
            var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_key.ExportParameters(includePrivateParameters: false)) { KeyId = Kid });
            return Results.Json(new { keys = new[] { new { kty = jwk.Kty, use = "sig", kid = jwk.Kid, n = jwk.N, e = jwk.E, alg = "RS256" } } });
        });
        _app.MapGet("/authorize", (HttpRequest request) =>
        {
            Assert.Equal("S256", request.Query["code_challenge_method"]);
            Assert.Equal("code", request.Query["response_type"]);
            Assert.Equal(ClientId, request.Query["client_id"]);
            var code = Guid.NewGuid().ToString("N");
            _codes[code] = (request.Query["code_challenge"]!, request.Query["redirect_uri"]!, request.Query["nonce"]!);
            return Results.Redirect(QueryHelpers.AddQueryString(request.Query["redirect_uri"]!, new Dictionary<string, string?> { ["code"] = code, ["state"] = request.Query["state"] }));
        });
        _app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            var basic = $"{Uri.EscapeDataString(ClientId)}:{Uri.EscapeDataString(ClientSecret)}";
            var right = request.Headers.Authorization == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(basic))
                && _codes.TryRemove(form["code"].ToString(), out var asked)
                && form["redirect_uri"] == asked.Redirect
                && WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) == asked.Challenge;
            if (!right)
            {
                return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
            }

            return Results.Json(new { access_token = "unused", token_type = "Bearer", id_token = Token(LastNonce) });
        });
        _app.Use((context, next) =>
        {
            if (context.Request.Path == "/authorize")
            {
                LastNonce = context.Request.Query["nonce"].ToString();
            }

            return next(context);
        });
        _app.StartAsync().GetAwaiter().GetResult();
    }

    public string Issuer => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public string? SaysItIs { get; set; }

    public string Kid => $"key-{_kid}";

    public int KeyReads { get; private set; }

    /// <summary>The clock of the token's times.</summary>
    public Func<DateTimeOffset> Now { get; set; } = () => DateTimeOffset.UtcNow;

    /// <summary>What the next token says; a test replaces what it needs.</summary>
    public Dictionary<string, object> Claims { get; } = [];

    public string Audience { get; set; } = ClientId;

    public TimeSpan Age { get; set; }

    /// <summary>A kid that is in no list of keys, when set.</summary>
    public string? ClaimedKid { get; set; }

    /// <summary>True: signed with the client's secret instead of the service's key.</summary>
    public bool SignedWithTheSecret { get; set; }

    private string LastNonce { get; set; } = "";

    /// <summary>From now on another key signs, and only that one is published.</summary>
    public void Rotate()
    {
        _key = RSA.Create(2048);
        _kid++;
    }

    public void Dispose() => _app.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private string Token(string nonce)
    {
        var claims = new Dictionary<string, object>(Claims);
        claims.TryAdd("nonce", nonce);
        var key = SignedWithTheSecret
            ? new SigningCredentials(new SymmetricSecurityKey(SHA256.HashData(Encoding.UTF8.GetBytes(ClientSecret))) { KeyId = Kid }, SecurityAlgorithms.HmacSha256)
            : new SigningCredentials(new RsaSecurityKey(_key) { KeyId = ClaimedKid ?? Kid }, SecurityAlgorithms.RsaSha256);
        var at = (Now() - Age).UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = at,
            Expires = at.AddMinutes(5),
            Claims = claims,
            SigningCredentials = key,
        });
    }
}
