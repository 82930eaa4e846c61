using SupplierDiversity.Rules.Surveys;

namespace SupplierDiversity.Rules.Tests.Surveys;

public class SurveyResultsTests
{
    [Fact]
    public void Of_NobodyAnswered_IsNought()
    {
        var results = SurveyResults.Of(Small.Questionnaire, [], 10);
        Assert.Equal(0, results.Firms);
        Assert.All(results.Figures, f => Assert.Equal((0, 0, 0, 0, null), (f.Yes, f.No, f.NotKnown, f.Total, f.BasisPoints)));
    }

    [Fact]
    public void Of_OneAnswer_PrintsNothing()
    {
        var results = SurveyResults.Of(Small.Questionnaire, Firms((1, "n2", "n1", "n0", "owritten")), 10);
        Assert.Null(results.Firms);
        Assert.All(results.Figures, f => Assert.Equal((null, null, null), (f.Yes, f.Total, f.BasisPoints)));
    }

    [Fact]
    public void Of_AllUnknown_IsNoShareAndNeverNo()
    {
        var results = SurveyResults.Of(Small.Questionnaire, Firms((12, "n2", "?", "?", "?")), 10);
        Assert.Equal([(0L, 0L, 24L), (0, 0, 12)], results.Figures.Select(f => (f.Yes!.Value, f.No!.Value, f.NotKnown!.Value)));
        Assert.All(results.Figures, f => Assert.Null(f.BasisPoints));
    }

    [Fact]
    public void Of_ManyAnswers_AddsUpPeopleAndFirms()
    {
        // 20 firms with 1 of 4 and nobody unknown, 10 with 0 of 4, 10 that know nothing of 2.
        var results = SurveyResults.Of(
            Small.Questionnaire,
            Firms((20, "n4", "n1", "n0", "owritten"), (10, "n4", "n0", "n0", "onone"), (10, "n2", "?", "?", "?")), 10);
        Assert.Equal(40, results.Firms);
        var (people, firms) = (results.Figures[0], results.Figures[1]);
        Assert.Equal((20, 100, 20, 140, 1667), (people.Yes, people.No, people.NotKnown, people.Total, people.BasisPoints));
        Assert.Equal((20, 10, 10, 40, 6667), (firms.Yes, firms.No, firms.NotKnown, firms.Total, firms.BasisPoints));
    }

    [Fact]
    public void Of_FewFirmsBehindManyPeople_HidesTheFigure()
    {
        // Enough people, but all of them in three firms.
        var figure = SurveyResults.Of(Small.Questionnaire, Firms((3, "n100", "n50", "n0", "onone"), (20, "n5", "n0", "n0", "onone")), 10).Figures[0];
        Assert.Equal((null, null, null, null), (figure.Yes, figure.No, figure.NotKnown, figure.Total));
    }

    [Fact]
    public void Of_OneSmallCount_HidesTheOthersOfTheQuestion()
    {
        var figure = SurveyResults.Of(Small.Questionnaire, Firms((4, "?", "?", "?", "owritten"), (26, "?", "?", "?", "onone"), (30, "?", "?", "?", "?")), 10).Figures[1];
        Assert.Equal((null, null, null, 60, null), (figure.Yes, figure.No, figure.NotKnown, figure.Total, figure.BasisPoints));
    }

    // The number of firms that answered is said with every figure: no figure may be worked out from another one's total.
    [Fact]
    public void Of_SmallCountBesideAZero_IsHiddenThoughTheTotalIsKnown()
    {
        for (var small = 1; small < 10; small++)
        {
            var results = SurveyResults.Of(Small.Questionnaire, Firms((small, "n4", "n1", "n0", "owritten"), (40, "n4", "n1", "n0", "onone")), 10);
            Assert.Equal((40 + small, null, null), (results.Firms, results.Figures[1].Yes, results.Figures[1].No));
        }
    }

    [Fact]
    public void Of_OneFirmMostOfThePeople_HidesTheFigure() =>
        Assert.Null(SurveyResults.Of(Small.Questionnaire, Firms((1, "n5000", "n4000", "n0", "onone"), (20, "n5", "n1", "n0", "onone")), 10).Figures[0].Total);

    [Fact]
    public void Of_PartWithoutUnknown_TakesTheRestAsUnknown()
    {
        var figure = SurveyResults.Of(Small.Questionnaire, Firms((12, "n4", "n1", "?", "?")), 10).Figures[0];
        Assert.Equal((12, 0, 36), (figure.Yes, figure.No, figure.NotKnown));
    }

    [Fact]
    public void ResponseRates_SmallGroup_IsHiddenWithAnother()
    {
        List<(IReadOnlyList<string>, bool)> firms =
        [
            .. Enumerable.Repeat(((IReadOnlyList<string>)["small", "45"], true), 30), .. Enumerable.Repeat(((IReadOnlyList<string>)["small", "72"], false), 20), .. Enumerable.Repeat(((IReadOnlyList<string>)["micro", "45"], true), 12),
            .. Enumerable.Repeat(((IReadOnlyList<string>)["micro", "45"], false), 40), .. Enumerable.Repeat(((IReadOnlyList<string>)["large", "72"], true), 2), .. Enumerable.Repeat(((IReadOnlyList<string>)["large", "72"], false), 15),
        ];
        var rates = ResponseRates.Of(firms, 10)[0]!;
        Assert.Equal((44, 119, 3697), (rates.All.Answered, rates.All.Invited, rates.All.BasisPoints));
        var large = rates.Lines.Single(l => l.Group == "large");
        Assert.Null(large.Answered);
        Assert.Null(large.BasisPoints);
        Assert.Contains(rates.Lines, l => l.Group != "large" && l.Answered is null);
        // The city knows of each firm its trade as well, so the other table is not told.
        Assert.Null(ResponseRates.Of(firms, 10)[1]);
        Assert.Empty(ResponseRates.Of([], 10));
    }

    [Fact]
    public void ResponseRates_GroupsTooSmallToTell_StandInTheOrderOfTheirCodes()
    {
        var firms = new[] { ("45", 20), ("72", 30), ("90", 5), ("30", 2) }.SelectMany(g => Enumerable.Repeat(((IReadOnlyList<string>)[g.Item1], true), g.Item2)).ToList();
        Assert.Equal(["72", "45", "30", "90"], ResponseRates.Of(firms, 10)[0]!.Lines.Select(l => l.Group));
    }

    private static List<IReadOnlyDictionary<string, SurveyAnswer>> Firms(params (int Times, string Owners, string Background, string Unknown, string Policy)[] firms) =>
        [.. firms.SelectMany(f => Enumerable.Repeat(
            Small.Answers(("owners", f.Owners), ("owners_background", f.Background), ("owners_unknown", f.Unknown), ("policy", f.Policy)), f.Times))];
}
