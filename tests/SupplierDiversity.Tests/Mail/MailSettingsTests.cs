using SupplierDiversity.Mail;

namespace SupplierDiversity.Tests.Mail;

public class MailSettingsTests
{
    [Fact]
    public void Read_NothingSet_IsPickupBelowTheContentRoot()
    {
        var settings = MailSettings.Read(With(), "/srv/portal");
        Assert.Equal(MailTransport.Pickup, settings.Transport);
        Assert.Equal(Path.GetFullPath("/srv/portal/data/mail"), settings.PickupDirectory);
        Assert.Equal(4, settings.Connections);
    }

    [Theory]
    [InlineData("none", MailTls.None, 25)]
    [InlineData("STARTTLS", MailTls.StartTls, 587)]
    [InlineData("implicit", MailTls.Implicit, 465)]
    public void Read_Tls_ChoosesThePort(string tls, MailTls expected, int port)
    {
        var settings = MailSettings.Read(With(("Transport", "smtp"), ("Host", "mail.city.example"), ("From", "Portal <p@city.example>"), ("Tls", tls)), "/");
        Assert.Equal((expected, port), (settings.Tls, settings.Port));
    }

    [Theory]
    [InlineData("Mail__Host", "Transport=Smtp;From=p@city.example")]
    [InlineData("Mail__From", "Transport=Smtp;Host=mail.city.example")]
    [InlineData("Mail__From", "From=nobody")]
    [InlineData("Mail__Tls is 'ssl'; it may be none, starttls, implicit.", "Tls=ssl")]
    [InlineData("Mail__Transport", "Transport=Fax")]
    [InlineData("Mail__Port", "Port=70000")]
    [InlineData("Mail__Connections", "Connections=0")]
    [InlineData("Mail__Password", "User=u")]
    [InlineData("unprotected", "User=u;Password=p;Host=mail.city.example")]
    [InlineData("Mail__CaFile", "CaFile=nowhere.pem")]
    [InlineData("Mail__UnsubscribeMailbox", "UnsubscribeMailbox=nobody")]
    [InlineData("Mail__UnsubscribeMailbox", "UnsubscribeMailbox=Stop <stop@city.example>")]
    public void Read_WrongSetting_NamesIt(string named, string settings)
    {
        var pairs = settings.Split(';').Select(pair => (pair.Split('=')[0], pair.Split('=')[1])).ToArray();
        var e = Assert.Throws<InvalidOperationException>(() => MailSettings.Read(With(pairs), "/"));
        Assert.Contains(named, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SmtpWithoutPublicAddress_NamesIt()
    {
        var without = new ConfigurationBuilder().AddInMemoryCollection([new("Mail:Transport", "Smtp"), new("Mail:Host", "h"), new("Mail:From", "a@b.example")]).Build();
        Assert.Contains("Portal__BaseUrl", Assert.Throws<InvalidOperationException>(() => MailSettings.Read(without, "/")).Message, StringComparison.Ordinal);
    }

    private static IConfiguration With(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create("Mail:" + v.Key, (string?)v.Value)).Append(new("Portal:BaseUrl", "https://portal.example"))).Build();
}
