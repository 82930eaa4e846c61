using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;

namespace SupplierDiversity.Features.Demonstration;

/// <summary>
/// The demonstration keeps to its own database and mail folder unless told otherwise: stronger than
/// <c>appsettings.json</c>, weaker than the environment and the command line.
/// </summary>
internal static class DemonstrationSettings
{
    public static void AddDemonstrationSettings(this ConfigurationManager configuration)
    {
        var sources = ((IConfigurationBuilder)configuration).Sources;
        var last = sources.Select((source, at) => (source, at)).Last(s => s.source is JsonConfigurationSource).at;
        sources.Insert(last + 1, new MemoryConfigurationSource
        {
            InitialData =
            [
                new("ConnectionStrings:Portal", "Data Source=data/demo.db"),
                new("Mail:PickupDirectory", "data/demo-mail"),
            ],
        });
    }
}
