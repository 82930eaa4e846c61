using System.Buffers;
using System.Text;
using System.Text.Json;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Features.Tenders;

/// <summary>
/// A text in several languages as it stands in the database ({"de": "…"}): the one language a reader needs, without
/// reading the others into memory. A list shows forty of them.
/// </summary>
internal static class StoredText
{
    private const int Short = 1024;

    /// <summary>Which text <see cref="LocalText.For"/> would give; null when there is none.</summary>
    public static (string Text, string Language)? For(string json, string reader, string notice)
    {
        var most = Encoding.UTF8.GetMaxByteCount(json.Length);
        var rented = most > Short ? ArrayPool<byte>.Shared.Rent(most) : null;
        try
        {
            Span<byte> bytes = rented ?? stackalloc byte[Short];
            return For(bytes[..Encoding.UTF8.GetBytes(json, bytes)], reader, notice);
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }

    private static (string Text, string Language)? For(ReadOnlySpan<byte> json, string reader, string notice)
    {
        var (best, text, language) = (int.MaxValue, "", "");
        var read = new Utf8JsonReader(json);
        while (best > 0 && read.Read())
        {
            if (read.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            var (rank, name) = read.ValueTextEquals(reader) ? (0, reader) : read.ValueTextEquals(notice) ? (1, notice) : read.ValueTextEquals("en"u8) ? (2, "en") : (3, null);
            if (rank < best)
            {
                (best, language) = (rank, name ?? read.GetString()!);
                read.Read();
                text = read.GetString()!;
            }
        }

        return best == int.MaxValue ? null : (text, language);
    }
}
