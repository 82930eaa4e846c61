using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using SupplierDiversity.Rules.Tests.Notices;

namespace SupplierDiversity.Rules.Tests.Eforms;

/// <summary>The official XSDs of eForms 1.15.1, read from local files only.</summary>
internal sealed class EformsSchemas
{
    private readonly XmlSchemaSet _set;

    private EformsSchemas(XmlSchemaSet set) => _set = set;

    public static EformsSchemas Load()
    {
        var folder = Path.Combine(Path.GetDirectoryName(SharedData.Notices())!, "schemas");
        var set = new XmlSchemaSet { XmlResolver = new OnlyThere(folder) };
        using var reader = XmlReader.Create(Path.Combine(folder, "maindoc", "UBL-ContractNotice-2.3.xsd"), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        set.Add(null, reader);
        set.Compile();
        return new(set);
    }

    /// <summary>What the schemas find wrong; empty when nothing is.</summary>
    public IReadOnlyList<string> Faults(XDocument notice)
    {
        var faults = new List<string>();
        new XDocument(notice).Validate(_set, (_, fault) => faults.Add(fault.Message));
        return faults;
    }

    /// <summary>Files below the folder, and nothing from the web.</summary>
    private sealed class OnlyThere(string folder) : XmlUrlResolver
    {
        public override object? GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn) =>
            absoluteUri.IsFile && Path.GetFullPath(absoluteUri.LocalPath).StartsWith(Path.GetFullPath(folder), StringComparison.Ordinal)
                ? base.GetEntity(absoluteUri, role, ofObjectToReturn)
                : throw new XmlException($"{absoluteUri} is not a local schema.");
    }
}
