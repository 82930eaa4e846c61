using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace SupplierDiversity;

/// <summary>Where people reach the portal: <c>Portal:BaseUrl</c>, else the address served or about to be.</summary>
public sealed class PortalAddress(IConfiguration configuration, IServer server)
{
    /// <summary>The address without a slash at its end: "https://portal.example".</summary>
    public string Site =>
        (configuration["Portal:BaseUrl"] is { Length: > 0 } set ? set : Served() ?? configuration["urls"]?.Split(';')[0] ?? "http://localhost:5000").TrimEnd('/');

    /// <summary>The host alone, for Message-ID and List-Id.</summary>
    public string Host => Uri.TryCreate(Site, UriKind.Absolute, out var uri) ? uri.IdnHost : "localhost";

    /// <summary>A whole address: "/de/tenders" becomes "https://portal.example/de/tenders".</summary>
    public string Of(string path) => Site + path;

    private string? Served() => server.Features.Get<IServerAddressesFeature>()?.Addresses
        .Select(a => a.Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("[::]", "localhost", StringComparison.Ordinal).Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal))
        .FirstOrDefault();
}
