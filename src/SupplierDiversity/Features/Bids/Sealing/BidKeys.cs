using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace SupplierDiversity.Features.Bids.Sealing;

/// <summary>
/// The pair of keys of one tender. Whoever takes bids in has the public key only; the private one lies sealed with the
/// portal's keys and is taken out when two people have opened the bids.
/// </summary>
internal sealed class BidKeys(IDataProtectionProvider protection)
{
    private const int Size = 3072;
    private readonly IDataProtector protector = protection.CreateProtector("SupplierDiversity.Bids");

    /// <summary>Makes a pair: the public key, and the private one sealed for this tender.</summary>
    public (byte[] Public, string SealedPrivate) Make(string tenderId)
    {
        using var pair = RSA.Create(Size);
        var secret = pair.ExportPkcs8PrivateKey();
        try
        {
            return (pair.ExportSubjectPublicKeyInfo(), Convert.ToBase64String(protector.CreateProtector(tenderId).Protect(secret)));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>The public key of a call, to seal with; dispose it.</summary>
    public static RSA ToSeal(BidCall call)
    {
        var key = RSA.Create();
        key.ImportSubjectPublicKeyInfo(call.PublicKey, out _);
        return key;
    }

    /// <summary>The private key of a call whose bids two people have opened; dispose it.</summary>
    /// <exception cref="InvalidOperationException">They have not.</exception>
    public RSA ToOpen(BidCall call)
    {
        if (call.SecondOpener is null)
        {
            throw new InvalidOperationException("Bids stay sealed until two people have opened them.");
        }

        var secret = protector.CreateProtector(call.TenderId).Unprotect(Convert.FromBase64String(call.SealedPrivateKey));
        var key = RSA.Create();
        key.ImportPkcs8PrivateKey(secret, out _);
        CryptographicOperations.ZeroMemory(secret);
        return key;
    }
}
