using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Clauses.Guard;

namespace SupplierDiversity.Rules.Tests.Clauses.Guard;

/// <summary>How the guard reads a sentence: whose origin, what is denied, where a sentence ends.</summary>
public class GuardReadingTests
{
    [Theory]
    [InlineData("Staff who serve users must have a migration background.", true)]
    [InlineData("Staff must serve users with a migration background.", false)]
    [InlineData("No points are given for the nationality of staff.", false)]
    [InlineData("While respecting equal treatment, five points go to staff of foreign origin.", true)]
    [InlineData("Staff are hired regardless of sex, nationality, faith.", false)]
    [InlineData("Firms owned by migrants get five points, all others get no points.", true)]
    public void Check_Sentence_KnowsWhoseOriginAndWhatIsDenied(string text, bool isFound) =>
        Assert.Equal(isFound, LegalGuard.Check(new(ClausePosition.Performance, "en", text)).Count > 0);

    [Theory]
    [InlineData("Nothing may be subcontracted.", true)]
    [InlineData("Nothing may be subcontracted without consent.", false)]
    [InlineData("No more than 30 % may be subcontracted.", true)]
    [InlineData("The critical task in annex 2 may not be subcontracted.", false)]
    public void Check_Subcontracting_IsBlockedOnlyWhenBanned(string text, bool isBanned) =>
        Assert.Equal(isBanned, LegalGuard.Check(new(ClausePosition.Performance, "en", text)).Any(f => f.Rule == GuardRule.SubcontractingBan));

    [Theory]
    [InlineData("en", "The bidder gives names, e.g. in art. 43 or no. 5 of the list. Nothing else.", 2)]
    [InlineData("de", "Nach Abs. 3 gilt dies, z. B. für Lose. Sonst nicht!", 2)]
    [InlineData("tr", "Bu, 20. madde uyarıncadır. Başka şart yoktur.", 2)]
    [InlineData("ar", "هل هذا مطلوب؟ نعم؛ كل سنة.", 2)]
    [InlineData("fr", "• un livre\n• deux livres; trois livres", 3)]
    public void Of_Text_EndsSentencesNotAbbreviations(string language, string text, int sentences) =>
        Assert.True(Sentences.Of(text).Count() == sentences, $"{language}: {string.Join(" / ", Sentences.Of(text))}");

    [Fact]
    public void Concepts_AreKnownInEveryLanguage()
    {
        var all = Enum.GetValues<Concept>();
        Assert.All(LegalGuard.Languages, l => Assert.Equal([], all.Except(GuardWords.For(l)!.Concepts)));
    }
}
