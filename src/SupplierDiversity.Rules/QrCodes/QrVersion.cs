namespace SupplierDiversity.Rules.QrCodes;

/// <summary>A size of QR code with its figures for correction level M (ISO/IEC 18004, tables 7 and 9).</summary>
/// <param name="Number">1 to 20.</param>
/// <param name="Blocks">Into how many blocks the data are split.</param>
/// <param name="Correction">Codewords of correction in each block.</param>
internal sealed record QrVersion(int Number, int Blocks, int Correction)
{
    private static readonly (int Blocks, int Correction)[] LevelM =
    [
        (1, 10), (1, 16), (1, 26), (2, 18), (2, 24), (4, 16), (4, 18), (4, 22), (5, 22), (5, 26),
        (5, 30), (8, 22), (9, 22), (9, 24), (10, 24), (10, 28), (11, 28), (13, 26), (14, 26), (16, 26),
    ];

    /// <summary>Modules on each side.</summary>
    public int Size => (Number * 4) + 17;

    /// <summary>Where the centres of the alignment patterns lie, in rows and columns alike (annex E).</summary>
    public IReadOnlyList<int> Alignment
    {
        get
        {
            if (Number == 1)
            {
                return [];
            }

            var count = (Number / 7) + 2;
            var step = ((Number * 4) + (count * 2) + 1) / ((count * 2) - 2) * 2;
            return [6, .. Enumerable.Range(0, count - 1).Select(n => Size - 7 - (n * step)).Reverse()];
        }
    }

    /// <summary>Codewords of all blocks, data and correction.</summary>
    public int Codewords
    {
        get
        {
            var modules = (((16 * Number) + 128) * Number) + 64;
            var patterns = Alignment.Count;
            modules -= patterns == 0 ? 0 : (((25 * patterns) - 10) * patterns) - 55;
            return (Number >= 7 ? modules - 36 : modules) / 8;
        }
    }

    /// <summary>Codewords for data.</summary>
    public int DataCodewords => Codewords - (Blocks * Correction);

    /// <summary>Bits that say how many bytes follow.</summary>
    public int LengthBits => Number < 10 ? 8 : 16;

    /// <summary>The smallest version that holds so many bytes.</summary>
    public static QrVersion For(int bytes)
    {
        for (var n = 1; n <= LevelM.Length; n++)
        {
            var version = new QrVersion(n, LevelM[n - 1].Blocks, LevelM[n - 1].Correction);
            if ((version.DataCodewords * 8) - 4 - version.LengthBits >= bytes * 8)
            {
                return version;
            }
        }

        throw new ArgumentException($"{bytes} bytes are too many for a QR code of this portal.", nameof(bytes));
    }
}
