using System.Globalization;
using System.Net;

namespace SupplierDiversity.Mail;

/// <summary>The settings <c>Mail__…</c>, read and checked once at start.</summary>
public sealed record MailSettings
{
    /// <summary>Pickup folder or SMTP server.</summary>
    public MailTransport Transport { get; init; } = MailTransport.Pickup;

    /// <summary>Folder of the pickup transport, absolute.</summary>
    public string PickupDirectory { get; init; } = Path.Combine("data", "mail");

    /// <summary>Name or address of the SMTP server.</summary>
    public string Host { get; init; } = "";

    /// <summary>TCP port; unless set, 25, 587 with STARTTLS, 465 with implicit TLS.</summary>
    public int Port { get; init; } = 25;

    /// <summary>Protection of the connection.</summary>
    public MailTls Tls { get; init; } = MailTls.None;

    /// <summary>A PEM file with the only authorities to trust for the server's certificate; empty = the machine's.</summary>
    public string CaFile { get; init; } = "";

    /// <summary>Sign-in name; empty = no sign-in.</summary>
    public string User { get; init; } = "";

    /// <summary>Sign-in password.</summary>
    public string Password { get; init; } = "";

    /// <summary>Sender, an address with or without a display name: <c>Portal &lt;portal@city.example&gt;</c>.</summary>
    public string From { get; init; } = "portal@localhost";

    /// <summary>Address to which people may write to get no more alerts, read by people of the city; empty = none is offered.</summary>
    public string UnsubscribeMailbox { get; init; } = "";

    /// <summary>How many connections send at once.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>How long connecting, TLS and sign-in may take together.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the server may stay silent before it answers (RFC 5321 § 4.5.3.2 asks for five minutes; twice that after the body).</summary>
    public TimeSpan ReplyTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Reads section <c>Mail</c>. Throws <see cref="InvalidOperationException"/> naming the setting and what it may be.
    /// Relative folders and files are taken from <paramref name="contentRoot"/>.
    /// </summary>
    public static MailSettings Read(IConfiguration configuration, string contentRoot)
    {
        var mail = configuration.GetSection("Mail");
        var transport = Choice(mail, "Transport", ("Pickup", MailTransport.Pickup), ("Smtp", MailTransport.Smtp));
        var tls = Choice(mail, "Tls", ("none", MailTls.None), ("starttls", MailTls.StartTls), ("implicit", MailTls.Implicit));
        var data = Path.GetFullPath(Text(configuration.GetSection("Portal"), "DataDirectory", "data"), contentRoot);
        var caFile = Text(mail, "CaFile", "");
        var settings = new MailSettings
        {
            Transport = transport,
            PickupDirectory = Path.GetFullPath(Text(mail, "PickupDirectory", Path.Combine(data, "mail")), contentRoot),
            Host = Text(mail, "Host", ""),
            Port = Number(mail, "Port", tls switch { MailTls.StartTls => 587, MailTls.Implicit => 465, _ => 25 }, 65535),
            Tls = tls,
            CaFile = caFile.Length == 0 ? "" : Path.GetFullPath(caFile, contentRoot),
            User = Text(mail, "User", ""),
            Password = mail["Password"] ?? "",
            From = Text(mail, "From", transport == MailTransport.Smtp ? "" : "portal@localhost"),
            UnsubscribeMailbox = Text(mail, "UnsubscribeMailbox", ""),
            Connections = Number(mail, "Connections", 4, 64),
            ConnectTimeout = TimeSpan.FromSeconds(Number(mail, "ConnectTimeoutSeconds", 30, 3600)),
            ReplyTimeout = TimeSpan.FromSeconds(Number(mail, "ReplyTimeoutSeconds", 300, 3600)),
        };
        settings.Check();
        Require(transport != MailTransport.Smtp || Text(configuration, "Portal:BaseUrl", "").Length > 0, "Mail__Transport is Smtp, so Portal__BaseUrl must give the public address for the links in mails.");
        return settings;
    }

    private void Check()
    {
        Require(Transport != MailTransport.Smtp || Host.Length > 0, "Mail__Transport is Smtp, so Mail__Host must name the mail server.");
        Require(From.Length > 0, "Mail__Transport is Smtp, so Mail__From must give the sender's address.");
        Require(Mailbox.TryParse(From, out _, out var problem), $"Mail__From is not a usable address: {problem}.");
        Require(
            UnsubscribeMailbox.Length == 0 || (Mailbox.TryParse(UnsubscribeMailbox, out var stop, out problem) && stop.Name.Length == 0),
            $"Mail__UnsubscribeMailbox must be one plain address such as stop@city.example{(problem is null ? "" : $": {problem}")}.");
        Require(User.Length == 0 || Password.Length > 0, "Mail__User is set, so Mail__Password must be set as well.");
        Require(User.Length == 0 || Tls != MailTls.None || IsThisMachine(Host), "Mail__User would send the password unprotected; set Mail__Tls to starttls or implicit.");
        Require(CaFile.Length == 0 || File.Exists(CaFile), $"Mail__CaFile names {CaFile}, which does not exist.");
    }

    private static bool IsThisMachine(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static string Text(IConfiguration section, string key, string otherwise) =>
        section[key] is { } value && value.Trim().Length > 0 ? value.Trim() : otherwise;

    private static T Choice<T>(IConfiguration section, string key, params (string Word, T Value)[] choices)
    {
        var given = Text(section, key, choices[0].Word);
        foreach (var (word, value) in choices)
        {
            if (string.Equals(given, word, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        throw new InvalidOperationException($"Mail__{key} is '{given}'; it may be {string.Join(", ", choices.Select(c => c.Word))}.");
    }

    private static int Number(IConfiguration section, string key, int otherwise, int most)
    {
        var given = Text(section, key, otherwise.ToString(CultureInfo.InvariantCulture));
        return int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw new InvalidOperationException($"Mail__{key} is '{given}'; it must be a whole number from 1 to {most}.");
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
