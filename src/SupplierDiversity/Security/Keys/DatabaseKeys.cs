using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using SupplierDiversity.Database;

namespace SupplierDiversity.Security.Keys;

/// <summary>
/// The keys that seal sign-ins and forms live in the portal's database, so that every process has the same ones and a
/// backup of the database holds them.
/// </summary>
internal sealed class DatabaseKeys(Db db, TimeProvider clock) : IXmlRepository
{
    private const string All = "SELECT xml FROM data_protection_keys ORDER BY created_at, key_name";

    private const string Add =
        "INSERT INTO data_protection_keys (key_name, xml, created_at) VALUES (@Name, @Xml, @Now) ON CONFLICT (key_name) DO NOTHING";

    public IReadOnlyCollection<XElement> GetAllElements() => Read().ConvertAll(xml => XElement.Parse(xml));

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = db.Open();
        connection.Execute(
            Add, new { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting), Now = DapperTypes.Cut(clock.GetUtcNow()) });
    }

    private List<string> Read()
    {
        using var connection = db.Open();
        return [.. connection.Query<string>(All)];
    }
}
