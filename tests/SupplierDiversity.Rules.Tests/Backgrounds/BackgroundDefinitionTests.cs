using SupplierDiversity.Rules.Backgrounds;
using SupplierDiversity.Rules.Ownership;

namespace SupplierDiversity.Rules.Tests.Backgrounds;

public class BackgroundDefinitionTests
{
    public static TheoryData<BackgroundVersion> Versions => [.. Enum.GetValues<BackgroundVersion>()];

    // The same person under the definitions of a German city; the facts are those a person could state.
    [Theory]
    // A Turkish citizen, born in Turkey, living here for years.
    [InlineData(BackgroundVersion.Dive2010, "-NationalOfListedCountry", Background.Yes)]
    [InlineData(BackgroundVersion.Flemish2009, "-NationalOf", Background.Yes)]
    [InlineData(BackgroundVersion.UnitedNations, "-BornIn +MovedToLiveIn", Background.Yes)]
    // A Romanian citizen: in the EU, so in neither DIVE version.
    [InlineData(BackgroundVersion.Dive2010, "+NationalOfListedCountry -NationalOf -RecognisedMinorityIn", Background.No)]
    [InlineData(BackgroundVersion.Dive2009, "+LivesIn -EverThirdCountryNational -NationalOf -ParentThirdCountryNational -RecognisedMinorityIn", Background.No)]
    // A citizen of the United States: "Western" in 2010 (as the citizen of Romania above), of a third country in 2009.
    [InlineData(BackgroundVersion.Dive2009, "+LivesIn +EverThirdCountryNational", Background.Yes)]
    // A German, born here, one parent born abroad.
    [InlineData(BackgroundVersion.Dive2010, "+NationalOfListedCountry +NationalOf +BornIn +ParentBornOutside", Background.Yes)]
    [InlineData(BackgroundVersion.UnitedNations, "+BornIn +LivesIn +ParentBornOutside", Background.Yes)]
    [InlineData(BackgroundVersion.UnitedNationsBothParents, "+BornIn +LivesIn -BothParentsBornOutside", Background.No)]
    // A German, parents and self born here, of a recognised minority.
    [InlineData(BackgroundVersion.Dive2010, "+NationalOfListedCountry +NationalOf +BornIn -ParentBornOutside +RecognisedMinorityIn", Background.Yes)]
    [InlineData(BackgroundVersion.Dive2010, "+NationalOfListedCountry +NationalOf +BornIn -ParentBornOutside -RecognisedMinorityIn", Background.No)]
    // Born abroad, here for a summer: no migrant for the UN.
    [InlineData(BackgroundVersion.UnitedNations, "-BornIn -MovedToLiveIn -LivesIn", Background.No)]
    [InlineData(BackgroundVersion.SelfIdentification, "+SelfIdentified", Background.Yes)]
    [InlineData(BackgroundVersion.SelfIdentification, "", Background.Undeclared)]
    // One limb is refused and no other decides.
    [InlineData(BackgroundVersion.Dive2010, "+NationalOfListedCountry +NationalOf +BornIn -ParentBornOutside", Background.Undeclared)]
    public void Classify_StatedFacts_FollowsTheDefinition(BackgroundVersion version, string facts, Background expected) =>
        Assert.Equal(expected, BackgroundDefinition.Of(version, "DE").Classify(Facts(version, facts)));

    [Theory]
    [MemberData(nameof(Versions))]
    public void Classify_AnyPartOfTheFacts_IsOpenExactlyWhenTheRestCouldChangeIt(BackgroundVersion version)
    {
        var definition = BackgroundDefinition.Of(version, "DE");
        var all = definition.Rule.Facts;
        foreach (var part in Assignments(all, [true, false, null]))
        {
            var endings = Assignments([.. all.Except(part.Keys)], [true, false])
                .Select(rest => definition.Classify(part.Concat(rest).ToDictionary())).Distinct().ToList();
            Assert.Equal(endings is [var only] ? only : Background.Undeclared, definition.Classify(part));
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Next_AskedUntilNothingIsOpen_NeverAsksWhatCannotMatter(BackgroundVersion version)
    {
        var definition = BackgroundDefinition.Of(version, "DE");
        foreach (var person in Assignments(definition.Rule.Facts, [true, false, null]))
        {
            Dictionary<BackgroundFact, bool> said = [];
            HashSet<BackgroundFact> refused = [];
            while (definition.Next(said, refused) is { } fact)
            {
                Assert.Equal(Background.Undeclared, definition.Classify(said));
                if (person.TryGetValue(fact, out var answer))
                {
                    said.Add(fact, answer);
                }
                else
                {
                    Assert.True(refused.Add(fact), "The same question came twice.");
                }
            }

            Assert.Equal(definition.Classify(person), definition.Classify(said));
        }
    }

    private static IEnumerable<Dictionary<BackgroundFact, bool>> Assignments(IReadOnlyList<BackgroundFact> facts, bool?[] values) =>
        facts.Aggregate<BackgroundFact, IEnumerable<Dictionary<BackgroundFact, bool>>>(
            [[]],
            (all, fact) => all.SelectMany(one => values.Select(v => v is { } said ? new(one) { [fact] = said } : new Dictionary<BackgroundFact, bool>(one))));

    private static Dictionary<BackgroundFact, bool> Facts(BackgroundVersion version, string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(
            t => BackgroundDefinition.Of(version, "DE").Rule.Facts.Single(f => f.Kind == Enum.Parse<FactKind>(t[1..])),
            t => t[0] == '+');
}
