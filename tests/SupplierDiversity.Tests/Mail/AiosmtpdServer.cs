using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace SupplierDiversity.Tests.Mail;

/// <summary>A real server of another make (aiosmtpd) in a process of its own.</summary>
internal sealed class AiosmtpdServer : IDisposable
{
    private const string Program = """
        import asyncio, base64, json, ssl, sys
        from aiosmtpd.smtp import SMTP, AuthResult
        mode, cert, key, mechanisms = sys.argv[1:5]

        class Handler:
            async def handle_RCPT(self, server, session, envelope, address, options):
                if address.startswith("full"): return "452 4.2.2 full"
                if address.startswith("gone"): return "550 5.1.1 gone"
                envelope.rcpt_tos.append(address)
                return "250 OK"
            async def handle_DATA(self, server, session, envelope):
                print(json.dumps({"to": envelope.rcpt_tos, "from": envelope.mail_from, "tls": session.ssl is not None or mode == "implicit",
                    "login": (session.auth_data or {}).get("user") if session.authenticated else None,
                    "data": base64.b64encode(envelope.original_content).decode()}), flush=True)
                return "554 5.6.0 not this" if b"X-Refuse" in envelope.original_content else "250 2.0.0 kept"

        def authenticate(server, session, envelope, mechanism, data):
            user, password = data.login.decode(), data.password.decode()
            session.auth_data = {"user": mechanism + " " + user}
            return AuthResult(success=(user, password) == ("portal", "gizli şifre"), handled=False, auth_data=session.auth_data)

        async def main():
            context = None
            if mode != "none":
                context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
                context.load_cert_chain(cert, key)
            excluded = [m for m in ("PLAIN", "LOGIN") if m not in mechanisms]
            def make():
                return SMTP(Handler(), hostname="test", enable_SMTPUTF8=True, tls_context=context if mode == "starttls" else None,
                    require_starttls=mode == "starttls", authenticator=authenticate, auth_required=bool(mechanisms),
                    auth_require_tls=False, auth_exclude_mechanism=excluded)
            server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", 0, ssl=context if mode == "implicit" else None)
            print(server.sockets[0].getsockname()[1], flush=True)
            await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
            import os
            os._exit(0)
        asyncio.run(main())
        """;

    private readonly Process process;

    public AiosmtpdServer(string mode, TestCertificate certificate, string mechanisms = "")
    {
        Tools.NeedPython("aiosmtpd");
        process = Tools.Start(Tools.Python, "-W", "ignore", "-c", Program, mode, certificate.File, certificate.KeyFile, mechanisms);
        var line = process.StandardOutput.ReadLine();
        Port = line is null
            ? throw new InvalidOperationException(process.StandardError.ReadToEnd())
            : int.Parse(line, CultureInfo.InvariantCulture);
    }

    public int Port { get; }

    /// <summary>The next message the server got.</summary>
    public async Task<JsonElement> ReceivedAsync() =>
        JsonDocument.Parse((await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20)))!).RootElement;

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
