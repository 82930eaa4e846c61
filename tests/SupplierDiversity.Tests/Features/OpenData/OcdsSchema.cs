using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.OpenData;

/// <summary>The official schemas of OCDS 1.1.5 and of the profile "OCDS for eForms", read from local files; nothing is fetched.</summary>
internal sealed class OcdsSchema
{
    private readonly JsonSchema _standard;
    private readonly JsonSchema _profile;
    private readonly JsonSchema _package;

    private OcdsSchema(JsonSchema standard, JsonSchema profile, JsonSchema package) => (_standard, _profile, _package) = (standard, profile, package);

    public static async Task<OcdsSchema> LoadAsync()
    {
        var folder = SharedData.Folder("ocds");
        return new(
            await ReadAsync(Path.Combine(folder, "1.1.5", "release-schema.json")),
            await ReadAsync(Path.Combine(folder, "eforms-profile", "release-schema.json")),
            await ReadAsync(Path.Combine(folder, "1.1.5", "release-package-schema.json")));
    }

    /// <summary>What is wrong with a release, by either schema; empty when nothing is.</summary>
    public IReadOnlyList<string> Faults(JsonNode release) =>
        [.. _standard.Validate(release.ToJsonString()).SelectMany(Flat).Select(f => "1.1.5 " + f), .. _profile.Validate(release.ToJsonString()).SelectMany(Flat).Select(f => "profile " + f)];

    /// <summary>What is wrong with the frame of a package; its releases are checked one by one.</summary>
    public IReadOnlyList<string> FaultsOfPackage(JsonNode package) => [.. _package.Validate(package.ToJsonString()).SelectMany(Flat)];

    // The reference of the package to the release schema points to the web.
    private static async Task<JsonSchema> ReadAsync(string file)
    {
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        if (schema["properties"]?["releases"] is JsonObject releases)
        {
            releases["items"] = new JsonObject { ["type"] = "object" };
        }

        return await JsonSchema.FromJsonAsync(schema.ToJsonString());
    }

    private static IEnumerable<string> Flat(ValidationError fault) => fault is ChildSchemaValidationError { Errors.Count: > 0 } parent
        ? parent.Errors.SelectMany(e => e.Value).SelectMany(Flat)
        : [$"{fault.Path}: {fault.Kind}"];
}
