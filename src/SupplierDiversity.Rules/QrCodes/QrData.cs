namespace SupplierDiversity.Rules.QrCodes;

/// <summary>From bytes to the codewords of a QR code: header, padding, blocks with Reed–Solomon correction, interleaved.</summary>
internal static class QrData
{
    public static byte[] Codewords(byte[] text, QrVersion version)
    {
        var data = Padded(text, version);
        var shortBlocks = version.Blocks - (version.Codewords % version.Blocks);
        var shortLength = (version.Codewords / version.Blocks) - version.Correction;
        var divisor = Divisor(version.Correction);
        var blocks = new List<(byte[] Data, byte[] Correction)>();
        for (int b = 0, at = 0; b < version.Blocks; b++)
        {
            var length = shortLength + (b < shortBlocks ? 0 : 1);
            var block = data[at..(at + length)];
            at += length;
            blocks.Add((block, Remainder(block, divisor)));
        }

        return
        [
            .. Enumerable.Range(0, shortLength + 1).SelectMany(i => blocks.Where(b => i < b.Data.Length).Select(b => b.Data[i])),
            .. Enumerable.Range(0, version.Correction).SelectMany(i => blocks.Select(b => b.Correction[i])),
        ];
    }

    private static byte[] Padded(byte[] text, QrVersion version)
    {
        var bits = new List<bool>();
        void Add(int value, int count)
        {
            for (var n = count - 1; n >= 0; n--)
            {
                bits.Add(((value >> n) & 1) == 1);
            }
        }

        Add(0b0100, 4); // bytes
        Add(text.Length, version.LengthBits);
        Array.ForEach(text, b => Add(b, 8));
        var room = version.DataCodewords * 8;
        Add(0, Math.Min(4, room - bits.Count));
        Add(0, (8 - (bits.Count % 8)) % 8);
        for (var pad = 0xEC; bits.Count < room; pad ^= 0xEC ^ 0x11)
        {
            Add(pad, 8);
        }

        return [.. bits.Chunk(8).Select(eight => (byte)eight.Aggregate(0, (value, bit) => (value << 1) | (bit ? 1 : 0)))];
    }

    // The generator polynomial with the roots 2^0 … 2^(degree-1), without its leading 1.
    private static byte[] Divisor(int degree)
    {
        var divisor = new byte[degree];
        divisor[^1] = 1;
        var root = 1;
        for (var n = 0; n < degree; n++)
        {
            for (var i = 0; i < degree; i++)
            {
                divisor[i] = (byte)(Product(divisor[i], root) ^ (i + 1 < degree ? divisor[i + 1] : 0));
            }

            root = Product(root, 2);
        }

        return divisor;
    }

    private static byte[] Remainder(byte[] data, byte[] divisor)
    {
        var rest = new byte[divisor.Length];
        foreach (var b in data)
        {
            var factor = b ^ rest[0];
            Array.Copy(rest, 1, rest, 0, rest.Length - 1);
            rest[^1] = 0;
            for (var i = 0; i < rest.Length; i++)
            {
                rest[i] ^= (byte)Product(divisor[i], factor);
            }
        }

        return rest;
    }

    // In the field of 256 elements modulo x^8 + x^4 + x^3 + x^2 + 1.
    private static int Product(int a, int b)
    {
        var product = 0;
        for (var bit = 7; bit >= 0; bit--)
        {
            product = (product << 1) ^ ((product >> 7) * 0x11D) ^ (((b >> bit) & 1) * a);
        }

        return product;
    }
}
