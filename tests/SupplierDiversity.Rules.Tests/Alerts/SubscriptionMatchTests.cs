using SupplierDiversity.Rules.Alerts;

namespace SupplierDiversity.Rules.Tests.Alerts;

public class SubscriptionMatchTests
{
    [Theory]
    [InlineData("45000000-7", "45")]
    [InlineData("45233140", "4523314")]
    [InlineData("4500", "45")]
    [InlineData(" 30* ", "30")]
    [InlineData("03000000", "03")]
    [InlineData("4", null)]
    [InlineData("450000001", null)]
    [InlineData("45-7", null)]
    [InlineData("45٠٠", null)]
    [InlineData("school", null)]
    public void CpvPrefix_AsTyped_IsCutToItsDigits(string typed, string? expected) =>
        Assert.Equal(expected, CpvPrefix.Normalise(typed));

    [Theory]
    [InlineData("de212", "DE212")]
    [InlineData("GR3", "EL3")]
    [InlineData("gb", "UK")]
    [InlineData("DE2123", null)]
    [InlineData("D", null)]
    [InlineData("1A", null)]
    [InlineData("DE-2", null)]
    public void PlacePrefix_AsTyped_IsANutsCode(string typed, string? expected) =>
        Assert.Equal(expected, PlacePrefix.Normalise(typed));

    [Theory]
    // cpv, nuts, words wanted | the tender's codes, places, text | reasons
    [InlineData("45", "", "", "45233140", "DE212", "", "Trade 45 45233140")]
    [InlineData("45;71", "", "", "45233140;71000000", "DE212", "", "Trade 45 45233140, Trade 71 71000000")]
    [InlineData("4523314", "", "", "45000000", "DE212", "", "")]
    [InlineData("", "DE2", "", "45000000", "DE212", "", "Place DE2 DE212")]
    [InlineData("", "DE212", "", "45000000", "DE", "", "Place DE212 DE")]
    [InlineData("", "DE212", "", "45000000", "DE;DE212", "", "Place DE212 DE212")]
    [InlineData("", "DE213", "", "45000000", "DE212", "", "")]
    [InlineData("", "DE213", "", "45000000", "*", "", "Anywhere DE213 ")]
    [InlineData("", "DE213", "", "45000000", "", "", "Anywhere DE213 ")]
    [InlineData("45", "FR", "", "45000000", "DE212", "", "")]
    [InlineData("45", "", "school", "45000000", "DE", "School meals", "Trade 45 45000000, Word school ")]
    [InlineData("45", "", "school", "15000000", "DE", "School meals", "")]
    [InlineData("", "", "clean", "", "", "Office CLEANING", "Word clean ")]
    [InlineData("", "", "bus", "", "", "Business cards", "")]
    [InlineData("", "", "bus", "", "", "A bus shelter", "Word bus ")]
    [InlineData("", "", "school meals", "", "", "Meals for a school", "")]
    [InlineData("", "", "school meals", "", "", "Primary-school meals", "Word school meals ")]
    [InlineData("", "", "Größe", "", "", "GROSSEN", "Word Größe ")]
    [InlineData("", "", "İnşaat", "", "", "insaat isleri", "Word İnşaat ")]
    [InlineData("", "", "مدرسة", "", "", "بناء مدرسه جديدة", "Word مدرسة ")]
    [InlineData("", "", "", "45000000", "DE", "", "Everything  ")]
    public void Reasons_OfFilterAndTender_AreAllNamed(string cpv, string nuts, string words, string codes, string places, string text, string expected)
    {
        var tender = new AnnouncedTender(codes.Split(';'), places.Split(';', StringSplitOptions.RemoveEmptyEntries), [text]);
        var reasons = SubscriptionMatch.Reasons(Filter(cpv, nuts, words), tender);
        Assert.Equal(expected, string.Join(", ", reasons.Select(r => $"{r.Kind} {r.Wanted} {r.Found}")));
    }

    [Fact]
    public void Keys_OfWhateverTheRuleAccepts_AreAmongTheProbes()
    {
        var random = new Random(20260302);
        var accepted = 0;
        for (var i = 0; i < 40_000; i++)
        {
            var filter = Filter(Some(random, 4, Trade), Some(random, 4, Place), Some(random, 2, Word));
            var tender = new AnnouncedTender(
                Some(random, 3, r => Trade(r).PadRight(8, '0')).Split(';'),
                Some(random, 3, r => r.Next(8) == 0 ? "*" : Place(r)).Split(';', StringSplitOptions.RemoveEmptyEntries),
                [Some(random, 6, Word).Replace(';', ' ')]);
            var (points, ranges) = MatchKeys.ProbesOf(tender);
            var found = MatchKeys.Of(filter).Any(k => points.Contains(k) || ranges.Any(r => r.Low <= k && k <= r.High));
            if (SubscriptionMatch.Reasons(filter, tender).Count > 0)
            {
                accepted++;
                Assert.True(found, $"{filter} is for {string.Join(' ', tender.Cpv)} in {string.Join(' ', tender.Places)} but would not be found.");
            }
        }

        Assert.True(accepted > 2_000, $"Only {accepted} pairs fitted; the test says little.");
    }

    [Fact]
    public void Keys_WithoutWords_FindNothingTheRuleRefuses()
    {
        var random = new Random(7);
        var found = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var filter = Filter(Some(random, 3, Trade), Some(random, 3, Place), "");
            var tender = new AnnouncedTender([Trade(random).PadRight(8, '0')], [Place(random)], []);
            var (points, ranges) = MatchKeys.ProbesOf(tender);
            if (MatchKeys.Of(filter).Any(k => points.Contains(k) || ranges.Any(r => r.Low <= k && k <= r.High)))
            {
                found++;
                Assert.NotEmpty(SubscriptionMatch.Reasons(filter, tender));
            }
        }

        Assert.True(found > 500, $"Only {found} pairs were found; the test says little.");
    }

    [Fact]
    public void Keys_OfVeryLongLists_StayFew()
    {
        var filter = Filter(
            string.Join(';', Enumerable.Range(100, 300).Select(n => $"{n}1")),
            string.Join(';', Enumerable.Range(0, 100).Select(n => $"DE{n:00}")), "");
        Assert.Equal(300, MatchKeys.Of(filter).Count);
    }

    [Fact]
    public void FilterKey_SameWishesInAnotherOrderOrSpelling_IsTheSame()
    {
        Assert.Equal(Filter("45000000-7;71", "de2", "Größe").Key, Filter("71;4500", "DE2", "grosse").Key);
        Assert.NotEqual(Filter("45", "", "").Key, Filter("", "", "45").Key);
    }

    [Fact]
    public void Read_EntriesThatAreNoCodes_AreHandedBack()
    {
        var (filter, refused) = AlertFilter.Read(["45", "roads", "45000000"], ["Bavaria"], ["  ", "…", "a\nb"]);
        Assert.Equal(["45"], filter.Cpv);
        Assert.Equal(["a b"], filter.Words);
        Assert.Equal(["roads", "Bavaria", "…"], refused.Select(r => r.Typed));
    }

    private static AlertFilter Filter(string cpv, string nuts, string words) =>
        AlertFilter.Read(cpv.Split(';'), nuts.Split(';'), words.Split(';')).Filter;

    private static string Some(Random random, int most, Func<Random, string> make) =>
        string.Join(';', Enumerable.Range(0, random.Next(most)).Select(_ => make(random)));

    private static string Trade(Random random)
    {
        var digits = random.Next(2) == 0 ? "0" : "4";
        for (var length = random.Next(2, 7); digits.Length < length;)
        {
            digits += random.Next(0, 3);
        }

        return digits;
    }

    private static string Place(Random random) =>
        random.GetItems("DF".ToCharArray(), 1)[0] + "E" + string.Concat(random.GetItems("12Z".ToCharArray(), random.Next(4)));

    private static string Word(Random random) =>
        string.Concat(random.GetItems("ab".ToCharArray(), random.Next(1, 7)));
}
