using System.Reflection;
using System.Text.RegularExpressions;

namespace SupplierDiversity.Operating.Adapters;

/// <summary>
/// A setting whose word names a part of the portal (<c>Jobs__Server=Quartz</c>). A word that the portal does not have
/// itself names an assembly beside it (<c>Hangfire</c>: <c>SupplierDiversity.Hangfire</c>), so that packages that cannot
/// be restored everywhere are nobody's burden but of those who want them. What such an assembly adds it says by ASP.NET
/// Core's own hosting start-up, and registers its part under that word.
/// </summary>
/// <param name="Setting">Configuration key.</param>
/// <param name="OwnWords">Words of parts that are in the portal itself; the first is the default.</param>
internal sealed partial record AdapterChoice(string Setting, params IReadOnlyList<string> OwnWords)
{
    /// <summary>What calls the jobs.</summary>
    public static AdapterChoice Jobs { get; } = new("Jobs:Server", "Quartz", "None");

    /// <summary>What speaks to the mail server.</summary>
    public static AdapterChoice Mail { get; } = new("Mail:Client", "BuiltIn");

    /// <summary>Where adapters are looked for: a folder of their own beside the portal's binaries.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "adapters");

    /// <summary>The word that is set, as it is registered.</summary>
    public string WordIn(IConfiguration configuration)
    {
        var given = configuration[Setting]?.Trim() is { Length: > 0 } word ? word : OwnWords[0];
        return OwnWords.FirstOrDefault(own => own.Equals(given, StringComparison.OrdinalIgnoreCase)) ?? given;
    }

    /// <summary>Lets the adapter the setting names register what it adds. One that is not there is missed when its part is needed.</summary>
    public void AddTo(WebApplicationBuilder builder)
    {
        var word = WordIn(builder.Configuration);
        if (OwnWords.Contains(word) || !PlainWord().IsMatch(word))
        {
            return;
        }

        foreach (var startup in Find(NameOf(word))?.GetCustomAttributes<HostingStartupAttribute>() ?? [])
        {
            ((IHostingStartup)Activator.CreateInstance(startup.HostingStartupType)!).Configure(builder.WebHost);
        }
    }

    /// <summary>The part the setting names.</summary>
    /// <exception cref="AdapterMissingException">Nothing is registered under the word; says what to do.</exception>
    public T Chosen<T>(IServiceProvider services)
        where T : class
    {
        var word = WordIn(services.GetRequiredService<IConfiguration>());
        return services.GetKeyedService<T>(word) ?? throw new AdapterMissingException(
            $"{Setting.Replace(":", "__", StringComparison.Ordinal)} is '{word}', which is not one of the portal's own ({string.Join(", ", OwnWords)}) "
            + (PlainWord().IsMatch(word)
                ? $"and needs the adapter {NameOf(word)}. No such adapter was found: {NameOf(word)}.dll is expected in {Folder}. "
                    + $"Put it there (dotnet publish src/{NameOf(word)} -o {Folder}), or set {OwnWords[0]}."
                : $"and cannot be the name of an adapter. Set {OwnWords[0]}."));
    }

    private static string NameOf(string word) => $"SupplierDiversity.{word}";

    // Its own packages are found beside it; what the portal has already is shared.
    private static Assembly? Find(string name)
    {
        try
        {
            return Assembly.Load(new AssemblyName(name));
        }
        catch (FileNotFoundException)
        {
            var file = Path.Combine(Folder, name + ".dll");
            return File.Exists(file) ? Assembly.LoadFrom(file) : null;
        }
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*$")]
    private static partial Regex PlainWord();
}
