using System.Net;
using System.Net.Sockets;

namespace SupplierDiversity.Tests.Mail;

/// <summary>A Postfix of its own below a folder: requires STARTTLS, takes mail for b.example and throws it away.</summary>
internal sealed class PostfixServer : IDisposable
{
    private readonly string configuration;

    public PostfixServer(string folder, TestCertificate certificate)
    {
        Tools.Need(Tools.Postfix);
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
        {
            Assert.Skip("Only root can start Postfix.");
        }

        configuration = Directory.CreateDirectory(Path.Combine(folder, "postfix")).FullName;
        Port = FreePort();
        foreach (var name in new[] { "spool", "data" })
        {
            Directory.CreateDirectory(Path.Combine(configuration, name));
        }

        File.WriteAllText(Path.Combine(configuration, "main.cf"), $$"""
            compatibility_level = 3.6
            queue_directory = {{configuration}}/spool
            data_directory = {{configuration}}/data
            maillog_file = {{configuration}}/log
            maillog_file_prefixes = {{configuration}}
            mail_owner = postfix
            setgid_group = postdrop
            myhostname = mail.test.example
            inet_interfaces = loopback-only
            inet_protocols = ipv4
            mydestination =
            alias_maps =
            alias_database =
            mynetworks =
            virtual_mailbox_domains = b.example
            virtual_mailbox_maps = static:all
            virtual_transport = discard
            smtpd_tls_security_level = encrypt
            smtpd_tls_cert_file = {{certificate.File}}
            smtpd_tls_key_file = {{certificate.KeyFile}}
            smtpd_error_sleep_time = 0
            smtpd_soft_error_limit = 1000
            smtpd_hard_error_limit = 2000
            smtpd_recipient_restrictions = check_recipient_access inline:{ {gone@b.example = 550 5.1.1 gone}, {full@b.example = 452 4.2.2 full} }, reject_unauth_destination
            smtpd_relay_restrictions = reject_unauth_destination
            """.ReplaceLineEndings("\n") + "\n");
        string[] services =
        [
            $"127.0.0.1:{Port} inet n - n - - smtpd",
            "cleanup unix n - n - 0 cleanup",
            "qmgr unix n - n 300 1 qmgr",
            "tlsmgr unix - - n 1000? 1 tlsmgr",
            "rewrite unix - - n - - trivial-rewrite",
            "bounce unix - - n - 0 bounce",
            "defer unix - - n - 0 bounce",
            "trace unix - - n - 0 bounce",
            "error unix - - n - - error",
            "retry unix - - n - - error",
            "discard unix - - n - - discard",
            "anvil unix - - n - 1 anvil",
            "proxymap unix - - n - - proxymap",
            "postlog unix-dgram n - n - 1 postlogd",
        ];
        File.WriteAllText(Path.Combine(configuration, "master.cf"), string.Join('\n', services) + "\n");
        Tools.Run("/bin/chown", "", "postfix", Path.Combine(configuration, "data"));

        // mkdtemp keeps others out of the folder; Postfix works as its own user inside.
        Tools.Run("/bin/chmod", "", "755", folder, configuration);
        var (exitCode, output, error) = Tools.Run(Tools.Postfix, "", "-c", configuration, "start");
        Assert.True(exitCode == 0, output + error + Log());
    }

    public int Port { get; }

    public string Log() => File.Exists(Path.Combine(configuration, "log")) ? File.ReadAllText(Path.Combine(configuration, "log")) : "";

    public void Dispose() => Tools.Run(Tools.Postfix, "", "-c", configuration, "stop");

    private static int FreePort()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return port;
    }
}
