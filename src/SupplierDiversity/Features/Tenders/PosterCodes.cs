using System.Collections.Concurrent;
using SupplierDiversity.Rules.QrCodes;

namespace SupplierDiversity.Features.Tenders;

/// <summary>The QR codes on printed tenders. An address never changes, and drawing its code costs more than the rest of its page.</summary>
public sealed class PosterCodes
{
    private const int Most = 1_000;
    private readonly ConcurrentDictionary<string, PosterCode> _kept = new(StringComparer.Ordinal);

    /// <summary>The code of an address.</summary>
    public PosterCode Of(string address)
    {
        if (_kept.TryGetValue(address, out var known))
        {
            return known;
        }

        if (_kept.Count >= Most)
        {
            _kept.Clear();
        }

        var code = QrCode.Of(address);
        return _kept.GetOrAdd(address, new PosterCode(address, code.Size + (2 * QrCode.QuietZone), code.Path()));
    }
}

/// <summary>A QR code as it is drawn.</summary>
/// <param name="Address">What it says.</param>
/// <param name="Side">Side of the picture in modules, quiet zone included.</param>
/// <param name="Path">The dark modules as an SVG path.</param>
public sealed record PosterCode(string Address, int Side, string Path);
