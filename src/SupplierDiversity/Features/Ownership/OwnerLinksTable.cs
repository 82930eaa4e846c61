using System.Text;

namespace SupplierDiversity.Features.Ownership;

/// <summary>The links of a firm's owners as a CSV file (RFC 4180), so that thousands can be sent by mail merge.</summary>
internal static class OwnerLinksTable
{
    // A byte order mark, or spreadsheets read other scripts wrongly.
    private const char Mark = '\uFEFF';

    /// <summary>Label, link and whether somebody has begun; nothing about answers.</summary>
    public static string Write(IReadOnlyList<OwnerLink> links)
    {
        var text = new StringBuilder().Append(Mark).Append("label,link,begun\r\n");
        foreach (var link in links)
        {
            text.Append(Quoted(link.Label)).Append(',').Append(Quoted(link.Address)).Append(',').Append(link.Begun ? "yes" : "no").Append("\r\n");
        }

        return text.ToString();
    }

    // A label such as "=1+1" must not become a formula in a spreadsheet.
    private static string Quoted(string value) =>
        $"\"{(value.Length > 0 && "=+-@\t".Contains(value[0], StringComparison.Ordinal) ? "'" : "")}{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
