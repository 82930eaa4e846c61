using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Rules.Tests.Tenders;

public class LotDemandsTests
{
    [Theory]
    [InlineData("slc-stand-to-gen slc-suit-reg-prof", "de", "turnover=yes references=no languages=one")]
    [InlineData("slc-abil-ref-work", "de fr", "turnover=no references=yes languages=several")]
    [InlineData("ef-stand tp-abil", "", "turnover=yes references=yes")]
    [InlineData("", "de", "languages=one")]
    [InlineData("", "", "")]
    public void TagsOf_ALot_SayWhatItStatesAndNothingElse(string criteria, string languages, string expected)
    {
        var tags = LotDemands.TagsOf(Lot(criteria, languages));
        Assert.Equal(expected, tags);
        Assert.Equal(expected.Contains("turnover=yes", StringComparison.Ordinal) ? "yes" : expected.Contains("turnover=no", StringComparison.Ordinal) ? "no" : "", LotDemands.Of(tags, LotDemands.Turnover));
    }

    [Fact]
    public void TagsOf_ACriterionThatIsListedAndNotAsked_IsNoDemand() =>
        Assert.Equal("no", LotDemands.Of(LotDemands.TagsOf(Lot("ef-stand", "") with { SelectionCriteria = [new("ef-stand", LocalText.Empty, LocalText.Empty) { Usage = "n-used" }] }), LotDemands.Turnover));

    private static NoticeLot Lot(string criteria, string languages) => new()
    {
        LotId = "LOT-0001",
        SelectionCriteria = [.. criteria.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => new SelectionCriterion(c, LocalText.Empty, LocalText.Empty))],
        BidLanguages = languages.Split(' ', StringSplitOptions.RemoveEmptyEntries),
    };
}
