using System.Security.Cryptography;
using System.Text;
using SupplierDiversity.Mail;
using SupplierDiversity.Mail.Dkim;
using SupplierDiversity.Mail.Mime;

namespace SupplierDiversity.Tests.Mail;

public sealed class DkimSignerTests : IDisposable
{
    private const string Verifier = """
        import base64, dkim, sys
        key, message = sys.stdin.read().split()
        print(dkim.verify(base64.b64decode(message), dnsfunc=lambda name, timeout=5: b"v=DKIM1; k=rsa; p=" + key.encode() if name == b"2026._domainkey.city.example." else None))
        """;

    private readonly RSA key = RSA.Create(2048);

    public void Dispose() => key.Dispose();

    [Fact]
    public void Sign_WholeMail_IsVerifiedAndEveryChangeIsNoticed()
    {
        Tools.NeedPython("dkim");
        using var signer = new DkimSigner(new DkimSettings("city.example", "2026", key.ExportPkcs8PrivateKeyPem()), TimeProvider.System);
        var mail = new MimeMessage
        {
            From = Mailbox.Parse("بوابة المدينة <p@city.example>"),
            To = Mailbox.Parse("firm@b.example"),
            Subject = "İki yeni ihale: inşaat, ulaşım, temizlik ve yemek hizmetleri, hepsi sizin için",
            Date = DateTimeOffset.UnixEpoch,
            MessageId = "<1@city.example>",
            Language = "tr",
            Text = "metin\n",
            Html = "<p>metin</p>",
            UnsubscribeUrl = "https://city.example/alerts/unsubscribe/t",
        };
        var signed = Encoding.Latin1.GetString(signer.Sign(mail.ToBytes()));
        Assert.Equal("True", Verify(signed));
        Assert.Equal("True", Verify(Encoding.Latin1.GetString(signer.Sign("From: a@city.example\r\nX: y\r\n\r\none  two \t\r\n\r\n end\r\n\r\n\r\n"u8))));
        Assert.Equal("False", Verify(signed.Replace("unsubscribe/t", "unsubscribe/u", StringComparison.Ordinal)));
        Assert.Equal("False", Verify(signed.Replace("bWV0", "bWV1", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Domain")]
    [InlineData("KeyFile")]
    public void Read_OnlyAPart_IsRefused(string setting)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new($"Mail:Dkim:{setting}", "x")]).Build();
        Assert.Contains("all or none", Assert.Throws<InvalidOperationException>(() => DkimSettings.Read(configuration, "/")).Message, StringComparison.Ordinal);
        Assert.Null(DkimSettings.Read(new ConfigurationBuilder().Build(), "/"));
    }

    /// <summary>What another verifier says: "True" or "False".</summary>
    internal static string Verify(RSA key, byte[] message)
    {
        var (exitCode, output, error) = Tools.Run(Tools.Python, $"{Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())} {Convert.ToBase64String(message)}", "-c", Verifier);
        Assert.True(exitCode == 0, error);
        return output.Trim();
    }

    private string Verify(string message) => Verify(key, Encoding.Latin1.GetBytes(message));
}
