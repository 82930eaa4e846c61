using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Tenders;

/// <summary>One tender in each language, each with the letters that make searching hard in it.</summary>
public sealed class TendersOfTenLanguages : PortalFixture
{
    public static IReadOnlyDictionary<string, string> Titles { get; } = new Dictionary<string, string>
    {
        ["en"] = "Re-roofing the children’s café",
        ["de"] = "Straßenreinigung für große Gärtnereien",
        ["fr"] = "Élagage, œuvres d’art et entretien de l’eau",
        ["it"] = "Manutenzione dell’acquedotto: perché la città è più verde",
        ["es"] = "Señalización de la cigüeña",
        ["nl"] = "IJsbaan en reëel beheer van coöperaties",
        ["pl"] = "Żłobek w Łodzi: źródło ciepła",
        ["ro"] = "Școală și țeavă în Brașov", // comma below, as it should be
        ["tr"] = "İstanbul’da ılık IŞIK ve şadırvan",
        ["ar"] = "إنشاء مدرسة ومستشفى",
    };

    protected override Task PrepareAsync() => new TestTenders(Services).PublishAsync([.. Titles.Select(t => TestTenders.Call(t.Value, t.Key))]);
}

public class TenderSearchLanguagesTests(TendersOfTenLanguages portal) : IClassFixture<TendersOfTenLanguages>
{
    [Theory]
    [InlineData("en", "children's cafe|CAFÉ|Roofing")]
    [InlineData("de", "strassenreinigung|STRAẞENREINIGUNG|grosse gartnerei|GÄRTNEREIEN|gärtner")]
    [InlineData("fr", "elagage|ÉLAGAGE|l'élagage|oeuvre|ŒUVRES|l’eau|d'art")]
    [InlineData("it", "acquedotto|dell'acquedotto|dell’ACQUEDOTTO|citta|CITTA'|perche piu|l'acquedotto")]
    [InlineData("es", "señalizacion|SEÑALIZACIÓN|senalizacion|cigueña|ciguena")]
    [InlineData("nl", "ijsbaan|IJSBAAN|ĳsbaan|reeel|cooperatie|Coöperaties")]
    [InlineData("pl", "zlobek|ŻŁOBEK|lodzi|ŁODZI|zrodlo|ciepla")]
    [InlineData("ro", "şcoală|ŞCOALĂ|școala|scoala|ţeavă|teava|brasov|Braşov")]
    [InlineData("tr", "istanbul|ISTANBUL|İSTANBUL|Istanbul|ılık|ilik|ILIK|işik|ışık|isik|sadirvan|ŞADIRVAN")]
    [InlineData("ar", "انشاء|إنشاء|أنشاء|مدرسه|مدرسة|مَدْرَسَة|مـــدرسة|ومستشفي|ومستشفى")]
    public async Task Show_WordsAsPeopleTypeThem_FindTheTenderOfTheLanguage(string tag, string queries)
    {
        foreach (var query in queries.Split('|'))
        {
            var page = await portal.NewVisitor().GetAsync($"/en/tenders?q={Uri.EscapeDataString(query)}");
            var found = page.QuerySelectorAll(".hit h2").Select(h => h.TextContent.Trim());
            Assert.True(found.SequenceEqual([TendersOfTenLanguages.Titles[tag]]), $"“{query}” found: {string.Join(" | ", found)}");
        }
    }
}
