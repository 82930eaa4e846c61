using System.Text;
using System.Text.Json;
using SupplierDiversity.Languages;
using SupplierDiversity.Languages.Checks;

namespace SupplierDiversity.Tests.Languages;

public class GlossaryCheckTests
{
    private const string French = """
        {"language":{"culture":"fr-FR","name":"Français"},
         "words":{"term":{"lot":{"name":"lot","meaning":"Une partie."},"tender":{"name":"marché public","meaning":"Un achat."}}},
         "a":{"title":"Marchés publics","lots":{"one":"{count} lot","many":"{count} de lots","other":"{count} lots"}}}
        """;

    [Fact]
    public void Compare_EveryWordInItsPlace_FindsNothing() =>
        Assert.Empty(Check("""{"lot":{"texts":["a.lots"]},"tender":{"texts":["a.title"],"forms":{"fr":["marchés publics"]},"avoid":{"fr":["appel d'offres"],"de":["Marché"]}}}"""));

    [Theory]
    [InlineData("""{"lot":{}}""", "'words.term.tender' is not in Glossary/terms.json.")]
    [InlineData("""{"lot":{},"tender":{},"buyer":{}}""", "the glossary's 'buyer' is not explained in fr.json ('words.term.buyer').")]
    [InlineData("""{"lot":{"texts":["a.none"],"forms":{"fr":["lots"]}},"tender":{}}""", "the glossary's 'lot' names 'a.none', which is in no language file.")]
    [InlineData("""{"lot":{"texts":["a.title"],"forms":{"fr":["lots"]}},"tender":{}}""", "'a.title' in fr.json must use the word “lot” of the glossary: “Marchés publics”.")]
    [InlineData("""{"lot":{},"tender":{"avoid":{"fr":["MARCHE"]}}}""", "'a.title' in fr.json uses “MARCHE”; the glossary says “marché public”.")]
    public void Compare_OneMistake_IsNamed(string terms, string problem) => Assert.Equal([problem], Check(terms));

    [Fact]
    public void Compare_LanguageWithoutForms_IsNotHeldToTheTexts() =>
        Assert.Empty(Check("""{"lot":{"texts":["a.title"],"forms":{"de":["Los"]}},"tender":{}}"""));

    [Fact]
    public void Read_MistypedMember_IsRefused() =>
        Assert.Throws<JsonException>(() => GlossaryTerm.Read(new MemoryStream("""{"lot":{"avoids":{}}}"""u8.ToArray())));

    private static IEnumerable<string> Check(string terms) => GlossaryCheck.Compare(
        GlossaryTerm.Read(new MemoryStream(Encoding.UTF8.GetBytes(terms))), Language.Load("fr", new MemoryStream(Encoding.UTF8.GetBytes(French))));
}
