using Microsoft.AspNetCore.Mvc;

namespace SupplierDiversity.Features.Statuses.Evidence;

/// <summary>Kinds of files that are taken, told by their first bytes and never by their name.</summary>
public enum EvidenceFileKind
{
    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>PNG.</summary>
    Png,
}

/// <summary>A file as it was sent.</summary>
/// <param name="Kind">By its first bytes.</param>
/// <param name="Bytes">All of it.</param>
internal sealed record EvidenceFile(EvidenceFileKind Kind, byte[] Bytes)
{
    /// <summary>The largest file, in bytes.</summary>
    public const int Largest = 5_000_000;

    /// <summary>The largest request: the file with its form. It is held in memory, so that no copy is ever on disk unsealed.</summary>
    public const int LargestRequest = 6_000_000;

    /// <summary>Reads what was sent; the word for what is wrong ("large", "file"), or null.</summary>
    public static async Task<(EvidenceFile? File, string? Problem)> ReadAsync(IFormFile sent, CancellationToken ct)
    {
        if (sent.Length > Largest)
        {
            return (null, "large");
        }

        var bytes = new byte[sent.Length];
        await using var content = sent.OpenReadStream();
        await content.ReadExactlyAsync(bytes, ct);
        return KindOf(bytes) is { } kind ? (new(kind, bytes), null) : (null, "file");
    }

    /// <summary>
    /// The file as an answer that does no harm: it is saved and never opened as a page of this site, under a name and a kind
    /// of ours, and what is in it may run nothing.
    /// </summary>
    public static IActionResult Answer(HttpResponse response, EvidenceFileKind kind, byte[] bytes)
    {
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.CacheControl = "no-store";
        var (type, ending) = kind switch
        {
            EvidenceFileKind.Pdf => ("application/pdf", "pdf"),
            EvidenceFileKind.Jpeg => ("image/jpeg", "jpg"),
            _ => ("image/png", "png"),
        };
        return new FileContentResult(bytes, type) { FileDownloadName = $"document.{ending}" };
    }

    private static EvidenceFileKind? KindOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-"u8) ? EvidenceFileKind.Pdf
            : bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? EvidenceFileKind.Jpeg
            : bytes.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? EvidenceFileKind.Png
            : null;
}
