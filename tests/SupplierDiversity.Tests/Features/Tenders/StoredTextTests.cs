using System.Text.Json;
using SupplierDiversity.Features.Tenders;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Tests.Features.Tenders;

public class StoredTextTests
{
    [Theory]
    [InlineData("""{"de":"Reinigung","fr":"Nettoyage"}""")]
    [InlineData("""{"fr":"Nettoyage","de":"Reinigung"}""")]
    [InlineData("""{"en":"Cleaning","nl":"Schoonmaak"}""")]
    [InlineData("""{"nl":"Schoonmaak","en":"Cleaning"}""")]
    [InlineData("""{"bg":"Почистване","el":"Καθαρισμός"}""")]
    [InlineData("""{"tr":"İçinde \"ters\" \\ ve satır\nsonu €"}""")]
    [InlineData("{}")]
    public void For_AnyReader_GivesWhatTheWholeTextGives(string json)
    {
        var whole = new LocalText(JsonSerializer.Deserialize<Dictionary<string, string>>(json)!);

        foreach (var reader in new[] { "de", "fr", "en", "tr" })
        {
            Assert.Equal(whole.For(reader, "fr"), StoredText.For(json, reader, "fr"));
        }
    }

    [Fact]
    public void For_ALongText_ReadsAllOfIt()
    {
        var text = string.Concat(Enumerable.Repeat("Öffentliche Aufträge ", 2000));

        Assert.Equal((text, "de"), StoredText.For(JsonSerializer.Serialize(new Dictionary<string, string> { ["de"] = text }), "en", "de"));
    }
}
