using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace SupplierDiversity.Security;

/// <summary>
/// Who is believed about a visitor's address and scheme: a proxy on this machine, and those of <c>Portal:Proxies</c>
/// (addresses or networks, parted by blanks or semicolons). What anybody else claims is ignored, and of several
/// addresses only the last proxy's word counts.
/// </summary>
internal static class Proxies
{
    public static void AddProxies(this IServiceCollection services) =>
        services.AddOptions<ForwardedHeadersOptions>().Configure<IConfiguration>((o, configuration) =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var name in (configuration["Portal:Proxies"] ?? "").Split([' ', ';', ','], StringSplitOptions.RemoveEmptyEntries))
            {
                if (IPAddress.TryParse(name, out var address))
                {
                    o.KnownProxies.Add(address);
                }
                else if (System.Net.IPNetwork.TryParse(name, out var network))
                {
                    o.KnownIPNetworks.Add(network);
                }
                else
                {
                    throw new InvalidOperationException($"Portal__Proxies names '{name}'; write addresses such as 10.0.0.5 or networks such as 10.0.0.0/24.");
                }
            }
        });
}
