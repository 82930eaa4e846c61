using SupplierDiversity.Features.CodeLists;

namespace SupplierDiversity.Tests.Features.CodeLists;

public class CpvSearchTests
{
    private const string Table = "code\tde\ten\n"
        + "45000000\tBauen\tBuilding\n90900000\tReinigung\tCleaning\n90911200\tGebäudereinigung\tBuilding-cleaning\n90919200\tBüroreinigung\tOffice cleaning\n"
        + "39830000\tReinigungsprodukte aller Art\tCleaning products of every kind\n";

    [Theory]
    [InlineData("reinigung", "de", "90900000,39830000,39000000,90000000,90919200,90911200")]
    [InlineData("GEBAUDE reinigung", "de", "90911200")]
    [InlineData("building cleaning", "de", "90911200")]
    [InlineData("temizlik", "tr", "39000000,90000000")]
    [InlineData("gebäude", "tr", "90911200")]
    [InlineData("تنظيف", "ar", "39000000,90000000")]
    [InlineData("9091", "de", "90911200,90919200")]
    [InlineData("zeppelin", "de", "")]
    [InlineData("%", "de", "")]
    [InlineData("", "de", "")]
    public async Task Find_Words_GivesCodesBestFirst(string words, string language, string expected)
    {
        await using var lists = await ListFolder.CreateAsync();
        lists.Write("cpv.tsv", Table);
        await lists.ImportAsync();
        var hits = new CpvSearch(lists.Labels, new()).Find(words, language);
        var known = Table.Split('\n').Skip(1).Select(l => l.Split('\t')[0]).Concat(["39000000", "90000000"]);
        Assert.Equal(expected, string.Join(',', hits.Select(h => h.Code).Where(known.Contains)));
    }

    [Fact]
    public async Task Find_NothingImported_FindsDivisionsInTheReadersLanguage()
    {
        await using var lists = await ListFolder.CreateAsync();
        var search = new CpvSearch(lists.Labels, new());
        Assert.Equal(new CpvHit("72000000", new("Bilişim hizmetleri", "tr")), search.Find("BİLİŞİM", "tr")[0]);
        Assert.Equal(new CpvHit("45000000", new("Bauarbeiten", "de")), search.Find("construction work", "de")[0]);
        Assert.Equal(7, search.Find("services", "en", limit: 7).Count);
    }

    [Fact]
    public async Task Find_AfterAnImport_KnowsTheNewList()
    {
        await using var lists = await ListFolder.CreateAsync();
        var search = new CpvSearch(lists.Labels, new());
        Assert.Empty(search.Find("zeppelin", "de"));
        lists.Write("cpv.tsv", "code\tde\n34711300\tZeppeline\n");
        await lists.ImportAsync();
        Assert.Equal(new CpvHit("34711300", new("Zeppeline", "de")), Assert.Single(search.Find("zeppelin", "de")));
    }
}
