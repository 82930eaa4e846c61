using SupplierDiversity.Jobs;
using SupplierDiversity.Mail.Letters;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Mail;

public class SendMailJobTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task RunJobs_LetterQueued_IsInTheFolderAndCounted()
    {
        await portal.Db.InTransactionAsync(
            (connection, transaction) => portal.Services.GetRequiredService<LetterBox>()
                .AddAsync(connection, transaction, new Letter("firm@supplier.example", "tr", "confirm", "Aboneliği onaylayın", "metin", "<p>metin</p>")),
            TestContext.Current.CancellationToken);
        var count = await JobList.RunDueAsync(portal.Services, untilIdle: true, TestContext.Current.CancellationToken);
        Assert.Equal((1, 0, 0), (count.Accepted, count.Failed, count.Parked));
        var mail = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(portal.MailFolder, "*.eml")), TestContext.Current.CancellationToken);
        Assert.Contains("To: firm@supplier.example\r\n", mail, StringComparison.Ordinal);
        Assert.Contains("Content-Language: tr\r\n", mail, StringComparison.Ordinal);
    }
}
