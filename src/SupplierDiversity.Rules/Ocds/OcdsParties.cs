using System.Text.Json.Nodes;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Rules.Ocds;

/// <summary>
/// The organisations of a notice, each once with all its roles. Their ids are made from country and national number
/// (BT-501), so that they stay the same from release to release; the "ORG-0001" of a notice does not. Owners and their
/// nationality (BT-706) are never passed on.
/// </summary>
internal sealed class OcdsParties(string language)
{
    private readonly Dictionary<string, JsonObject> _byId = new(StringComparer.Ordinal);

    /// <summary>The parties gathered so far.</summary>
    public JsonArray? All => OcdsJson.List(_byId.Values);

    /// <summary>Adds the organisation in a role and returns the reference to it.</summary>
    public JsonObject Reference(NoticeOrganisation organisation, string role)
    {
        var id = IdOf(organisation);
        if (!_byId.TryGetValue(id, out var party))
        {
            party = Party(organisation, id);
            _byId.Add(id, party);
        }

        var roles = (JsonArray)(party["roles"] ??= new JsonArray());
        if (!roles.Any(r => (string?)r == role))
        {
            roles.Add(role);
        }

        return OcdsJson.Of(("id", id), ("name", OcdsJson.Plain(organisation.Name, language)))!;
    }

    private string IdOf(NoticeOrganisation organisation) =>
        BuyerKey.Of(organisation, language).Replace(" = ", "-", StringComparison.Ordinal).Replace(' ', '-');

    private JsonObject Party(NoticeOrganisation organisation, string id) => OcdsJson.Of(
        ("id", id),
        ("additionalIdentifiers", OcdsJson.List(organisation.CompanyIds.Select(n => OcdsJson.Of(("id", n))))),
        ("address", OcdsJson.Of(
            ("locality", organisation.City),
            ("region", organisation.Nuts),
            ("country", OcdsCodes.Country(organisation.Country)))),
        ("details", OcdsJson.Of(
            ("scale", OcdsCodes.Scale(organisation.Size)),
            ("classifications", OcdsJson.List(
            [
                OcdsJson.Of(("scheme", organisation.LegalType is null ? null : "eu-buyer-legal-type"), ("id", organisation.LegalType)),
                OcdsJson.Of(("scheme", organisation.Activity is null ? null : "eu-main-activity"), ("id", organisation.Activity)),
            ])))))!.With("name", organisation.Name, language)!;
}
