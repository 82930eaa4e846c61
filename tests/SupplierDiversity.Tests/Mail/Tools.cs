using System.Diagnostics;

namespace SupplierDiversity.Tests.Mail;

/// <summary>Programs of the machine that tests check the portal's mail with.</summary>
internal static class Tools
{
    public const string Python = "/usr/bin/python3";
    public const string SmtpSink = "/usr/sbin/smtp-sink";
    public const string OpenSsl = "/usr/bin/openssl";
    public const string Postfix = "/usr/sbin/postfix";

    public static void Need(string program)
    {
        if (!File.Exists(program))
        {
            Assert.Skip($"{program} is not installed.");
        }
    }

    public static void NeedPython(string module)
    {
        Need(Python);
        if (Run(Python, "", "-c", $"import {module}").ExitCode != 0)
        {
            Assert.Skip($"{Python} has no module {module}.");
        }
    }

    public static (int ExitCode, string Output, string Error) Run(string program, string input, params string[] arguments)
    {
        using var process = Start(program, arguments);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    public static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
