using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace SupplierDiversity.Features.Accounts.Passwords;

/// <summary>
/// Looks a password up in a file of breached ones: lines <c>SHA-1 in capitals:count</c>, ordered by hash, as "Have I Been
/// Pwned" publishes them. The file (40 GB and more) is never read whole: about 36 reads find a line, and no password or
/// part of its hash leaves the machine.
/// </summary>
internal sealed class BreachedPasswords(AccountSettings settings) : IDisposable
{
    private const int HashLength = 40;
    private const int LongestLine = 64;

    private readonly SafeFileHandle? _file = settings.BreachedPasswords is { } path ? File.OpenHandle(path, options: FileOptions.RandomAccess) : null;

    /// <summary>True when the file lists the password. Without a file nothing is listed.</summary>
    public bool Lists(string password)
    {
        if (_file is null)
        {
            return false;
        }

        Span<byte> sought = stackalloc byte[HashLength];
        Encoding.ASCII.GetBytes(Convert.ToHexString(CryptographicOperations.HashData(HashAlgorithmName.SHA1, Encoding.UTF8.GetBytes(password))), sought);

        // The first line that is not before the sought one starts within [low, high].
        var (low, high) = (0L, RandomAccess.GetLength(_file));
        Span<byte> found = stackalloc byte[HashLength];
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var start = LineAt(middle, found);
            var order = start < 0 ? 1 : found.SequenceCompareTo(sought);
            if (order == 0)
            {
                return true;
            }

            (low, high) = order < 0 ? (start + HashLength, high) : (low, middle);
        }

        return false;
    }

    public void Dispose() => _file?.Dispose();

    // The first line that starts at or after a place; -1 when none does.
    private long LineAt(long place, Span<byte> hash)
    {
        Span<byte> read = stackalloc byte[LongestLine + HashLength + 1];
        var from = Math.Max(place - 1, 0);
        var bytes = read[..RandomAccess.Read(_file!, read, from)];
        var skipped = place == 0 ? 0 : bytes.IndexOf((byte)'\n') + 1;
        if ((place > 0 && skipped == 0) || bytes.Length < skipped + HashLength)
        {
            return -1;
        }

        bytes.Slice(skipped, HashLength).CopyTo(hash);
        return from + skipped;
    }
}
