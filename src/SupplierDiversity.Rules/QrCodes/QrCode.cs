using System.Globalization;
using System.Text;

namespace SupplierDiversity.Rules.QrCodes;

/// <summary>
/// A QR code (ISO/IEC 18004) of a text: bytes of UTF-8, correction level M (15 % may be dirty), as small as possible.
/// Drawn as one SVG path, a square of one unit for each dark module; the page adds the quiet zone.
/// </summary>
public sealed class QrCode
{
    /// <summary>Light modules that must surround the code.</summary>
    public const int QuietZone = 4;

    private readonly bool[,] _dark;

    private QrCode(bool[,] dark) => _dark = dark;

    /// <summary>Modules on each side.</summary>
    public int Size => _dark.GetLength(0);

    /// <summary>True for a dark module.</summary>
    public bool this[int row, int column] => _dark[row, column];

    /// <summary>Makes the code of a text.</summary>
    /// <exception cref="ArgumentException">The text has more than 666 bytes.</exception>
    public static QrCode Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bytes = Encoding.UTF8.GetBytes(text);
        var version = QrVersion.For(bytes.Length);
        return new(QrMatrix.Best(version, QrData.Codewords(bytes, version)));
    }

    /// <summary>The dark modules as an SVG path, with the quiet zone before and above: the picture's side is <see cref="Size"/> + 8.</summary>
    public string Path()
    {
        var path = new StringBuilder();
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
            {
                var from = column;
                while (column < Size && _dark[row, column])
                {
                    column++;
                }

                if (column > from)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{from + QuietZone} {row + QuietZone}h{column - from}v1h-{column - from}z");
                }
            }
        }

        return path.ToString();
    }
}
