using System.Text;
using SupplierDiversity.Commands;
using SupplierDiversity.Database;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Languages;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.CodeLists;

/// <summary>A folder of list files made by a test, a database of its own, and the command that brings one into the other.</summary>
internal sealed class ListFolder : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sd-lists").FullName;
    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;

    private ListFolder(TestDatabase database)
    {
        _database = database;
        _services = new ServiceCollection()
            .AddSingleton(new Db(database.Settings)).AddSingleton<TimeProvider>(Clock)
            .AddSingleton<LanguageList>().AddSingleton<CodeLabels>().AddSingleton<CodeListImport>().BuildServiceProvider();
    }

    public TestClock Clock { get; } = new();

    public CodeLabels Labels => _services.GetRequiredService<CodeLabels>();

    public Db Db => _services.GetRequiredService<Db>();

    /// <summary>What the last import printed: one JSON line, and its refusals with the folder cut off.</summary>
    public string Printed { get; private set; } = "";

    public IReadOnlyList<string> Refusals { get; private set; } = [];

    public static async Task<ListFolder> CreateAsync() => new(await TestDatabase.CreateAsync());

    public void Write(string name, byte[] bytes)
    {
        var file = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
    }

    public void Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    /// <summary>A genericode file; each row is "code|English|German".</summary>
    public void WriteGenericode(string name, params string[] rows) => Write(name, Genericode(rows));

    public static string Genericode(params string[] rows) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <gc:CodeList xmlns:gc="http://docs.oasis-open.org/codelist/ns/genericode/1.0/">
          <ColumnSet><Column Id="code"/><Column Id="Name"/><Column Id="deu_label"/><Column Id="eng_label"/></ColumnSet>
          <SimpleCodeList>
        {string.Join('\n', rows.Select(r => r.Split('|')).Select(r =>
            $"""    <Row><Value ColumnRef="code"><SimpleValue>{r[0]}</SimpleValue></Value><Value ColumnRef="eng_label"><SimpleValue>{r[1]}</SimpleValue></Value><Value ColumnRef="deu_label"><SimpleValue>{r[2]}</SimpleValue></Value></Row>"""))}
          </SimpleCodeList>
        </gc:CodeList>
        """;

    /// <summary>Runs the command; a test in this process sees the new labels at once.</summary>
    public async Task<int> ImportAsync(string? folder = null)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var call = new VerbCall([folder ?? _folder], Json: true, _services, CancellationToken.None) { Out = output, Error = errors };
        var exit = await ImportCodeListsVerb.Verb.RunAsync(call);
        Printed = output.ToString().Trim();
        Refusals = [.. errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.Trim().Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))];
        await Labels.ReadyAsync(["de", "tr"], CancellationToken.None);
        return exit;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
