using System.Data.Common;
using SupplierDiversity.Database;
using SupplierDiversity.Operating.Adapters;

namespace SupplierDiversity.Commands;

/// <summary>Finds the verb, brings the schema up to date where it is needed, and turns faults into exit codes.</summary>
internal static class CommandLine
{
    /// <summary>The verb asked for; "serve" when none is.</summary>
    public static string VerbOf(IReadOnlyList<string> args) =>
        args.Count > 0 && !args[0].StartsWith('-') ? args[0] : "serve";

    /// <summary>Runs a verb and returns its exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<Verb> verbs, IReadOnlyList<string> args, WebApplication app)
    {
        var verb = verbs.FirstOrDefault(v => v.Name == VerbOf(args));
        if (verb is null)
        {
            Console.Error.WriteLine($"There is no command '{VerbOf(args)}'. Commands:");
            foreach (var known in verbs)
            {
                Console.Error.WriteLine($"  {known.Name + " " + known.Usage,-44} {known.Meaning}");
            }

            return Exit.BadUsage;
        }

        using var stop = new CancellationTokenSource();
        using var interrupted = System.Runtime.InteropServices.PosixSignalRegistration.Create(
            System.Runtime.InteropServices.PosixSignal.SIGINT, context => { context.Cancel = true; stop.Cancel(); });
        try
        {
            if (verb.UsesDatabase)
            {
                await app.Services.GetRequiredService<PortalDatabase>().PrepareAsync(stop.Token);
            }

            var call = new VerbCall([.. args.Skip(1).Where(a => a != "--json")], args.Contains("--json"), app.Services, stop.Token);
            return await verb.RunAsync(call);
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or MigrationRefusedException or AdapterMissingException)
        {
            Console.Error.WriteLine(e.Message);
            return Exit.Unusable;
        }
    }
}
