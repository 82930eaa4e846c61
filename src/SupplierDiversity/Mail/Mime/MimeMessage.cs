using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace SupplierDiversity.Mail.Mime;

/// <summary>
/// One mail as the portal writes it: a text and an HTML alternative, both UTF-8 in base64, and the headers that let
/// mail programs group, stop and not answer it. Texts come complete; composing only encodes, a few microseconds.
/// </summary>
internal sealed record MimeMessage
{
    // "=_" occurs neither in base64 nor in our headers, so the boundary can be the same in every mail (RFC 2045 § 6.7).
    private const string Boundary = "=_alternative";
    private const int LineBytes = 57; // 76 characters of base64

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? scratch;

    /// <summary>Sender.</summary>
    public required Mailbox From { get; init; }

    /// <summary>The one recipient.</summary>
    public required Mailbox To { get; init; }

    /// <summary>Subject in the recipient's language.</summary>
    public required string Subject { get; init; }

    /// <summary>When the mail was decided on, UTC.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>Message-ID with its angle brackets; the same whenever this mail is sent again.</summary>
    public required string MessageId { get; init; }

    /// <summary>BCP 47 tag of the texts.</summary>
    public required string Language { get; init; }

    /// <summary>Plain text.</summary>
    public required string Text { get; init; }

    /// <summary>HTML text.</summary>
    public required string Html { get; init; }

    /// <summary>List-Id with its angle brackets (RFC 2919); null when the mail belongs to no list.</summary>
    public string? ListId { get; init; }

    /// <summary>Address that ends the subscription by one POST (RFC 8058); null when nothing can be ended.</summary>
    public string? UnsubscribeUrl { get; init; }

    /// <summary>"mailto:" address to which one may write instead (RFC 2369); null when there is none.</summary>
    public string? UnsubscribeMailto { get; init; }

    /// <summary>Tenders in the mail, a header line each.</summary>
    public IReadOnlyList<string> TenderIds { get; init; } = [];

    /// <summary>The whole message. Throws <see cref="FormatException"/> when a header value cannot be written.</summary>
    public byte[] ToBytes()
    {
        var output = scratch ??= new ArrayBufferWriter<byte>(16 * 1024);
        output.ResetWrittenCount();
        WriteHeaders(new MimeHeaderWriter(output));
        output.Write("\r\n"u8);
        WritePart(output, "text/plain", Text);
        WritePart(output, "text/html", Html);
        Write(output, $"--{Boundary}--\r\n");
        return output.WrittenSpan.ToArray();
    }

    private void WriteHeaders(MimeHeaderWriter headers)
    {
        headers.Mailbox("From", From);
        headers.Mailbox("To", To);
        headers.Text("Subject", Subject);
        headers.Token("Date", Date.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        headers.Token("Message-ID", MessageId);
        headers.Token("Auto-Submitted", "auto-generated");
        headers.Token("Content-Language", Language);
        if (ListId is not null)
        {
            headers.Token("List-Id", ListId);
        }

        if (UnsubscribeUrl is not null)
        {
            // The first is what a program should prefer (RFC 2369 § 2): it ends the alerts at once.
            headers.Token("List-Unsubscribe", UnsubscribeMailto is null ? $"<{UnsubscribeUrl}>" : $"<{UnsubscribeUrl}>, <{UnsubscribeMailto}>");
            headers.Token("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        foreach (var id in TenderIds)
        {
            headers.Token("X-Alert-Tender", id);
        }

        headers.Token("MIME-Version", "1.0");
        headers.Token("Content-Type", $"multipart/alternative; boundary=\"{Boundary}\"");
    }

    private static void WritePart(ArrayBufferWriter<byte> output, string type, string text)
    {
        Write(output, $"--{Boundary}\r\nContent-Type: {type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        // Text has CRLF line ends before it is encoded (RFC 2045 § 6.8).
        var canonical = text.ReplaceLineEndings("\r\n");
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(canonical.Length));
        var rest = bytes.AsSpan(0, Encoding.UTF8.GetBytes(canonical, bytes));
        while (rest.Length > 0)
        {
            var line = rest[..Math.Min(LineBytes, rest.Length)];
            var target = output.GetSpan(78);
            Base64.EncodeToUtf8(line, target, out _, out var written);
            "\r\n"u8.CopyTo(target[written..]);
            output.Advance(written + 2);
            rest = rest[line.Length..];
        }

        ArrayPool<byte>.Shared.Return(bytes);
    }

    private static void Write(ArrayBufferWriter<byte> output, string text) => Encoding.UTF8.GetBytes(text, output);
}
