namespace SupplierDiversity.Commands;

/// <summary>One command of the command line. A feature brings its own; <c>Program.cs</c> lists them.</summary>
/// <param name="Name">As typed: "import-notices".</param>
/// <param name="Usage">What follows the name: "PATH…".</param>
/// <param name="Meaning">One plain line.</param>
/// <param name="UsesDatabase">True: pending migrations are applied first.</param>
/// <param name="RunAsync">Does it and returns the exit code.</param>
internal sealed record Verb(string Name, string Usage, string Meaning, bool UsesDatabase, Func<VerbCall, Task<int>> RunAsync);

/// <summary>Exit codes that operators script against.</summary>
internal static class Exit
{
    public const int Success = 0;
    public const int SomeRefused = 1;
    public const int BadUsage = 2;
    public const int Unusable = 3;
}

/// <summary>A call of a verb: its arguments and the portal's services.</summary>
internal sealed record VerbCall(IReadOnlyList<string> Arguments, bool Json, IServiceProvider Services, CancellationToken Cancellation)
{
    /// <summary>What the person or script asked to see; with --json only the last line, one JSON object.</summary>
    public TextWriter Out { get; init; } = Console.Out;

    /// <summary>Everything else: progress, refusals, explanations.</summary>
    public TextWriter Error { get; init; } = Console.Error;

    /// <summary>Prints the result as one JSON object with --json, else as readable text.</summary>
    public void Print(object json, string text)
    {
        if (Json)
        {
            PrintJson(json);
        }
        else
        {
            Out.WriteLine(text);
        }
    }

    /// <summary>Prints the result as one JSON object: an auditor's tool speaks JSON always.</summary>
    public void PrintJson(object json) => Out.WriteLine(System.Text.Json.JsonSerializer.Serialize(json, JsonOptions));

    /// <summary>The value after an option ("--from 2026-01-01"), or null.</summary>
    public string? Option(string name)
    {
        var at = Arguments.ToList().IndexOf(name);
        return at >= 0 && at + 1 < Arguments.Count ? Arguments[at + 1] : null;
    }

    /// <summary>True when a switch ("--no-alerts") was given.</summary>
    public bool Has(string name) => Arguments.Contains(name);

    /// <summary>The service of a type.</summary>
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    private static readonly System.Text.Json.JsonSerializerOptions JsonOptions =
        new(System.Text.Json.JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
