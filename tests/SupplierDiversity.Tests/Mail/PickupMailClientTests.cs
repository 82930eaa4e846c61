using SupplierDiversity.Mail;

namespace SupplierDiversity.Tests.Mail;

public sealed class PickupMailClientTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName(), "mail");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    [Fact]
    public async Task Send_EachMessage_IsOneWholeFile()
    {
        await using var connection = await Client.ConnectAsync(default);
        Assert.IsType<MailOutcome.Accepted>(await connection.SendAsync("a@b.example", "c@d.example", Message("<1@b.example>"), default));
        Assert.IsType<MailOutcome.Accepted>(await connection.SendAsync("a@b.example", "c@d.example", Message("<2/../x@b.example>"), default));
        Assert.Equal(["1@b.example.eml", "2_.._x@b.example.eml"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(Message("<1@b.example>"), await File.ReadAllBytesAsync(Path.Combine(folder, "1@b.example.eml")));
    }

    [Fact]
    public async Task Send_SameMessageAgain_ReplacesItself()
    {
        await using var connection = await Client.ConnectAsync(default);
        await connection.SendAsync("a@b.example", "c@d.example", Message("<1@b.example>"), default);
        await connection.SendAsync("a@b.example", "c@d.example", Message("<1@b.example>"), default);
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Send_UnusableAddress_IsPermanent()
    {
        await using var connection = await Client.ConnectAsync(default);
        Assert.IsType<MailOutcome.Permanent>(await connection.SendAsync("a@b.example", "nobody", Message("<1@b.example>"), default));
        Assert.Empty(Directory.GetFiles(folder));
    }

    private PickupMailClient Client => new(new MailSettings { PickupDirectory = folder });

    private static byte[] Message(string id) => System.Text.Encoding.ASCII.GetBytes($"Subject: x\r\nMessage-ID: {id}\r\n\r\nbody\r\n");
}
