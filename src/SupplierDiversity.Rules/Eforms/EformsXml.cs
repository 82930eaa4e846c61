using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Eforms;

/// <summary>The few kinds of elements an eForms notice is made of. Whatever is not known gives no element.</summary>
internal static class EformsXml
{
    private const string Ubl = "urn:oasis:names:specification:ubl:schema:xsd:";

    /// <summary>The root's namespace.</summary>
    public static readonly XNamespace Root = Ubl + "ContractNotice-2";

    /// <summary>Groups of UBL.</summary>
    public static readonly XNamespace Cac = Ubl + "CommonAggregateComponents-2";

    /// <summary>Values of UBL.</summary>
    public static readonly XNamespace Cbc = Ubl + "CommonBasicComponents-2";

    /// <summary>Where UBL lets others add.</summary>
    public static readonly XNamespace Ext = Ubl + "CommonExtensionComponents-2";

    /// <summary>The one extension of eForms.</summary>
    public static readonly XNamespace Efext = "http://data.europa.eu/p27/eforms-ubl-extensions/1";

    /// <summary>Groups of eForms.</summary>
    public static readonly XNamespace Efac = "http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1";

    /// <summary>Values of eForms.</summary>
    public static readonly XNamespace Efbc = "http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1";

    /// <summary>A group; null when nothing is in it, so that no empty element is written.</summary>
    public static XElement? Group(XName name, params object?[] content)
    {
        var made = new XElement(name, content);
        return made.HasElements ? made : null;
    }

    /// <summary>What eForms adds to an element of UBL; null without anything.</summary>
    public static XElement? Extension(params object?[] content) =>
        Group(Ext + "UBLExtensions", Group(Ext + "UBLExtension", Group(Ext + "ExtensionContent", Group(Efext + "EformsExtension", content))));

    /// <summary>A value; null without one.</summary>
    public static XElement? Value(XName name, string? text) => string.IsNullOrEmpty(text) ? null : new(name, Clean(text));

    /// <summary>A code with the name of its list.</summary>
    public static XElement? Code(XName name, string list, string? code) =>
        string.IsNullOrEmpty(code) ? null : new(name, new XAttribute("listName", list), Clean(code));

    /// <summary>An id with its scheme.</summary>
    public static XElement Id(string scheme, string id) => new(Cbc + "ID", new XAttribute("schemeName", scheme), Clean(id));

    /// <summary>
    /// A text, one element a language. Languages that no notice can be written in (BT-702) are left out: Arabic or
    /// Turkish wording of a tender stands on the portal, not in the Official Journal.
    /// </summary>
    public static IEnumerable<XElement> Text(XName name, LocalText text) =>
        from said in text.ByLanguage
        let code = NoticeLanguages.OfNotices(said.Key)
        where code is not null && said.Value.Length > 0
        select new XElement(name, new XAttribute("languageID", code), Clean(said.Value));

    /// <summary>An amount in its currency.</summary>
    public static XElement? Amount(XName name, Money? money) =>
        money is null ? null : new(name, new XAttribute("currencyID", money.Currency), Number(money.Amount));

    /// <summary>A number; null without one.</summary>
    public static XElement? Number(XName name, decimal? number) => number is null ? null : new(name, Number(number.Value));

    /// <summary>A day. It has no offset of its own; UTC is written because the rules of TED ask for one.</summary>
    public static XElement? Day(XName name, DateOnly? day) => day is null ? null : new(name, day.Value.ToString("yyyy-MM-dd'Z'", CultureInfo.InvariantCulture));

    /// <summary>The day of an instant with its offset.</summary>
    public static XElement Date(string name, DateTimeOffset at) => new(Cbc + name, at.ToString("yyyy-MM-ddzzz", CultureInfo.InvariantCulture));

    /// <summary>The time of an instant with its offset.</summary>
    public static XElement Time(string name, DateTimeOffset at) => new(Cbc + name, at.ToString("HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture));

    /// <summary>A period that ends with a deadline; null without one.</summary>
    public static XElement? Until(XName name, NoticeDeadline? deadline) =>
        deadline is null ? null : new(name, Date("EndDate", deadline.At), Time("EndTime", deadline.At));

    private static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    // Typed texts may hold characters that no XML can.
    private static string Clean(string text) =>
        text.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)) ? text : string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
}
