using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Tests.Features.CodeLists;

public class TradeWordsTests
{
    private const string Table = "code\tde\ten\tfr\n"
        + "39830000\tReinigungsprodukte\tCleaning products\tProduits de nettoyage\n"
        + "90000000\tAbwasser, Abfall, Reinigung, Umwelt\tSewage, refuse, cleaning\tServices des eaux usées\n"
        + "90900000\tReinigungs- und Hygienedienste\tCleaning and sanitation services\tServices de nettoyage\n"
        + "90910000\tReinigungsdienste\tCleaning services\tServices de nettoyage de locaux\n"
        + "34121000\tBusse\tBuses and coaches\tAutobus\n"
        + "79000000\tDienste für Unternehmen\tBusiness services\tServices aux entreprises\n";

    [Theory]
    [InlineData("Reinigung", "909,3983")]
    [InlineData("CLEANING", "909,3983")]
    [InlineData("cleaning services", "909")]
    [InlineData("nettoyage", "909")]
    [InlineData("services de nettoyage", "909")]
    [InlineData("services", "")]
    [InlineData("bus", "")]
    [InlineData("busse", "34121")]
    [InlineData("temizlik", "39,90")]
    [InlineData("تنظيف", "39,90")]
    [InlineData("cleaning zeppelin", "")]
    [InlineData("", "")]
    public async Task Find_Words_GivesTheWidestPartsOfThatName(string typed, string expected)
    {
        await using var lists = await ListFolder.CreateAsync();
        // Enough other names for "services" to be a word that tells nothing.
        lists.Write("cpv.tsv", Table + string.Concat(Enumerable.Range(0, 40).Select(i => $"5511{i / 9 + 1}{i % 9 + 1}00\tHotel {i}\tServices of hotel {i}\tServices de l'hôtel {i}\n")));
        await lists.ImportAsync();
        Assert.Equal(expected, string.Join(',', await FindAsync(lists, typed)));
    }

    [Theory]
    [InlineData("Reinigung", "39,90")]
    [InlineData("construction work", "45")]
    [InlineData("IT", "72")]
    [InlineData("services", "")]
    [InlineData("plumber", "4533")]
    [InlineData("Baeckerei", "1581")]
    [InlineData("Bäcker", "1581")]
    [InlineData("loodgieter", "4533")]
    [InlineData("coiffeur", "98321")]
    [InlineData("muratore", "45262")]
    [InlineData("fontanería", "4533")]
    [InlineData("tłumacz", "7953,7954")]
    [InlineData("zugrăveli", "4544")]
    [InlineData("ELEKTRİKÇİ", "4531")]
    [InlineData("مخبز", "1581")]
    public async Task Find_NothingImported_AnswersFromTheDivisions(string typed, string expected)
    {
        await using var lists = await ListFolder.CreateAsync();
        Assert.Equal(expected, string.Join(',', await FindAsync(lists, typed)));
    }

    private static async Task<IReadOnlyList<string>> FindAsync(ListFolder lists, string typed) => await new TradeWords(lists.Labels, new())
        .FindAsync(FoldedText.Of(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries), CancellationToken.None);
}
