using SupplierDiversity.Rules.Suppliers;

namespace SupplierDiversity.Rules.Tests.Suppliers;

public class FirmLikenessTests
{
    [Theory]
    [InlineData("123456789|Boulangerie Nord|FR|", "FR12123456789|Autre nom|FR|", FirmLikeness.SameNumber)]
    [InlineData("0123456789|A|BE|", "BE0123456789|B|BE|", FirmLikeness.SameNumber)]
    [InlineData("0123456789|A|BE|", "0123456789|B|NL|", null)]
    [InlineData("HRB12345X|Müller Reinigung GmbH|DE|DE6", "HRB77Y|Reinigung Mueller G.m.b.H. & Co. KG|DE|DE600", FirmLikeness.SimilarName)]
    [InlineData("HRB12345X|Müller Reinigung GmbH|DE|DE6", "HRB77Y|Muller Reinigung|DE|DE2", null)]
    [InlineData("HRB12345X|Müller Reinigung GmbH|DE|DE6", "HRB77Y|Müller Malerei GmbH|DE|DE6", null)]
    [InlineData("1|Malerbetrieb 1|DE|", "2|Malerbetrieb 11|DE|", null)]
    [InlineData("1|شركة النور|DE|", "2|شركة النور|DE|", FirmLikeness.SimilarName)]
    [InlineData("1|GmbH|DE|", "2|AG|DE|", null)]
    public void To_TwoEntries_IsSeenFromNumberOrNameAndPlace(string one, string other, FirmLikeness? expected)
    {
        var (a, b) = (Read(one), Read(other));
        Assert.Equal(expected, a.To(b));
        Assert.Equal(expected, b.To(a));
        Assert.Null(a.To(a));
        Assert.True(expected is null || a.Blocks().Intersect(b.Blocks()).Any());
    }

    private static FirmTraits Read(string text) => text.Split('|') is [var number, var name, var country, var nuts]
        ? new(Guid.CreateVersion7(), number, name, "", country, nuts) : throw new FormatException(text);
}
