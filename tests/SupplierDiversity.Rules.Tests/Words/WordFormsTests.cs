using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Rules.Tests.Words;

public class WordFormsTests
{
    [Theory]
    [InlineData("Müller Bau", "mueller")]
    [InlineData("Mueller Bau", "Müller")]
    [InlineData("Mu\u0308ller", "MÜLLER")]
    [InlineData("Großmann", "grossmann")]
    [InlineData("Søborg Anlæg", "soeborg")]
    [InlineData("Søborg Anlæg", "soborg anlaeg")]
    [InlineData("Ångström", "aangstroem")]
    [InlineData("ISPARTA İnşaat Işık", "ısparta insaat ışik")]
    [InlineData("Żółć Łódź", "zolc lodz")]
    [InlineData("Știință și Țară", "ştiinta tara")]
    [InlineData("L’Étoile du Cœur", "etoile coeur")]
    [InlineData("مخبز النور", "نور")]
    [InlineData("مؤسسة الإعمار والبناء", "اعمار بناء")]
    [InlineData("نور", "النور")]
    [InlineData("Пекарня Київ", "pekarnya")]
    [InlineData("София Строй", "sofia")]
    [InlineData("Καθαρισμός Αθήνας", "katharismos")]
    [InlineData("Καθαρισμός Αθήνας", "ΑΘΗΝΑΣ")]
    public void OfEach_NameTypedInAnotherForm_IsTheSameName(string name, string typed)
    {
        var found = WordForms.OfText(name);
        Assert.All(WordForms.OfEach(typed), forms => Assert.Contains(forms, f => found.Any(w => w.StartsWith(f, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("Müller", "Muler")]
    [InlineData("Bauer", "Bäur")]
    [InlineData("النور", "ال")]
    public void OfEach_AnotherName_IsAnother(string name, string typed)
    {
        var found = WordForms.OfText(name);
        Assert.DoesNotContain(WordForms.OfEach(typed).SelectMany(f => f), f => found.Contains(f));
    }
}
