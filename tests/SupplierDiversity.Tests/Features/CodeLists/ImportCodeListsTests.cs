using SupplierDiversity.Commands;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.CodeLists;

public class ImportCodeListsTests
{
    [Fact]
    public async Task Import_OfficialLists_NamesCodesInEveryOfficialLanguageAndIsQuickTheSecondTime()
    {
        await using var lists = await ListFolder.CreateAsync();
        Assert.Equal(Exit.Success, await lists.ImportAsync(SharedData.Folder()));
        Assert.Equal("""{"lists":79,"codes":14628,"changed":79,"refused":0}""", lists.Printed);
        var names = File.ReadLines(Path.Combine(SharedData.Folder("codelists"), "cpv.tsv")).Select(l => l.Split('\t')).ToList();
        var row = Assert.Single(names, r => r[0] == "72267000");
        foreach (var language in new[] { "de", "el", "bg" })
        {
            Assert.Equal(new CodeLabel(row[names[0].IndexOf(language)], language), lists.Labels.Cpv("72267000-4", language));
        }

        Assert.Equal(new CodeLabel(row[names[0].IndexOf("en")], "en", "Bilişim hizmetleri"), lists.Labels.Cpv("72267000", "tr"));
        Assert.Equal(new CodeLabel("Bilişim hizmetleri", "tr"), lists.Labels.Cpv("72000000", "tr"));
        Assert.Equal("Hamburg", lists.Labels.Nuts("DE600", "tr").Text);
        Assert.NotEqual("tp-abil", lists.Labels.Of("selection-criterion", "tp-abil", "de").Text);

        Assert.Equal(Exit.Success, await lists.ImportAsync(SharedData.Folder("codelists")));
        Assert.Equal("""{"lists":77,"codes":13064,"changed":0,"refused":0}""", lists.Printed);
    }

    [Fact]
    public async Task Import_OlderVersion_AddsItsCodesWithoutOverridingNewerLabels()
    {
        await using var lists = await ListFolder.CreateAsync();
        lists.WriteGenericode("colour.gc", "red|Red|Rot");
        lists.WriteGenericode("legacy/colour@1.9.0.gc", "red|Old red|Altrot", "blue|Older blue|Älteres Blau");
        lists.WriteGenericode("legacy/colour@1.10.0.gc", "blue|Blue|Blau");
        Assert.Equal(Exit.Success, await lists.ImportAsync());
        Assert.Equal("""{"lists":1,"codes":2,"changed":1,"refused":0}""", lists.Printed);
        Assert.Equal("Rot", lists.Labels.Of("colour", "red", "de").Text);
        Assert.Equal("Blau", lists.Labels.Of("colour", "blue", "de").Text);
        Assert.Equal(new CodeLabel("Blue", "en"), lists.Labels.Of("colour", "blue", "tr"));
    }

    [Fact]
    public async Task Import_NewerListDropsACode_ItsLabelStays()
    {
        await using var lists = await ListFolder.CreateAsync();
        lists.WriteGenericode("colour.gc", "red|Red|Rot", "blue|Blue|Blau");
        await lists.ImportAsync();
        lists.WriteGenericode("colour.gc", "red|Crimson|Karmin");
        Assert.Equal(Exit.Success, await lists.ImportAsync());
        Assert.Equal("""{"lists":1,"codes":2,"changed":1,"refused":0}""", lists.Printed);
        Assert.Equal("Karmin", lists.Labels.Of("colour", "red", "de").Text);
        Assert.Equal("Blau", lists.Labels.Of("colour", "blue", "de").Text);
    }

    [Fact]
    public async Task Import_ChangedInAnotherProcess_IsSeenWithinAMinute()
    {
        await using var lists = await ListFolder.CreateAsync();
        lists.WriteGenericode("colour.gc", "red|Red|Rot");
        await lists.ImportAsync();
        using var other = new CodeLabels(lists.Db, lists.Clock, new());
        await other.ReadyAsync(["de"], CancellationToken.None);
        lists.WriteGenericode("colour.gc", "red|Crimson|Karmin");
        await lists.ImportAsync();
        lists.Clock.Advance(TimeSpan.FromSeconds(59));
        await other.ReadyAsync(["de"], CancellationToken.None);
        Assert.Equal("Rot", other.Of("colour", "red", "de").Text);
        lists.Clock.Advance(TimeSpan.FromSeconds(1));
        await other.ReadyAsync(["de"], CancellationToken.None);
        Assert.Equal("Karmin", other.Of("colour", "red", "de").Text);
    }

    [Fact]
    public async Task Import_CodeWithoutEnglish_IsNamedInAnyLanguage()
    {
        await using var lists = await ListFolder.CreateAsync();
        lists.Write("nuts.tsv", "code\tlevel3\tel\tfr\nEL30\t0\tΑττική\tΑττική\nFR1\t0\t\tÎle-de-France\n");
        lists.Write("cpv.tsv", "code\tpl\n09310000\tElektryczność\n");
        Assert.Equal(Exit.Success, await lists.ImportAsync());
        Assert.Equal(new CodeLabel("Elektryczność", "pl", "Brennstoffe, Strom und andere Energie"), lists.Labels.Cpv("09310000", "de"));
        Assert.Equal("Île-de-France", lists.Labels.Nuts("FR1", "ar").Text);
        Assert.Equal("Αττική", lists.Labels.Nuts("EL30", "ar").Text);
    }

    [Fact]
    public async Task Import_LabelFolder_PartsNamesFromDescriptions()
    {
        await using var lists = await ListFolder.CreateAsync();
        lists.WriteGenericode("codelists/colour.gc", "red|Red|Rot");
        lists.Write("labels/business-terms.tsv", "term\tkind\tde\ten\r\nBT-1\tname\tName\tName\r\nBT-1\tdescription\tWas es ist\tWhat it is\r\n");
        Assert.Equal(Exit.Success, await lists.ImportAsync());
        Assert.Equal("""{"lists":2,"codes":3,"changed":2,"refused":0}""", lists.Printed);
        Assert.Equal("Was es ist", lists.Labels.Of("business-terms", "BT-1.description", "de").Text);
    }

    [Theory]
    [InlineData]
    [InlineData("a", "b")]
    public async Task Import_NotOneFolder_IsBadUsage(params string[] arguments)
    {
        await using var lists = await ListFolder.CreateAsync();
        using var errors = new StringWriter();
        var call = new VerbCall(arguments, Json: false, new ServiceCollection().BuildServiceProvider(), CancellationToken.None) { Error = errors };
        Assert.Equal(Exit.BadUsage, await ImportCodeListsVerb.Verb.RunAsync(call));
        Assert.NotEqual("", errors.ToString());
    }

    [Fact]
    public async Task Import_FolderMissingOrWithoutLists_CannotBeUsed()
    {
        await using var lists = await ListFolder.CreateAsync();
        Assert.Equal(Exit.Unusable, await lists.ImportAsync());
        Assert.Equal(Exit.Unusable, await lists.ImportAsync("/nowhere/at/all"));
    }
}
