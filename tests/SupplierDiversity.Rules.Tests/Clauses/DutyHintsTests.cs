using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Tests.Notices;

namespace SupplierDiversity.Rules.Tests.Clauses;

/// <summary>All sentences are invented.</summary>
public class DutyHintsTests
{
    [Theory]
    [InlineData("en", "The contractor offers six months of work to two long-term unemployed residents.", "opp")]
    [InlineData("en", "Front-desk staff attend an intercultural training every year.", "intercultural")]
    [InlineData("de", "Der Auftragnehmer besetzt zwei Stellen mit langzeitarbeitslosen Menschen.", "opp")]
    [InlineData("de", "Jede Diskriminierung von Beschäftigten ist verboten.", "non-discrimination")]
    [InlineData("de", "Das Tariftreuegesetz des Landes ist einzuhalten.", "work-cond")]
    [InlineData("fr", "Le titulaire réserve 300 heures d'insertion à des personnes éloignées de l'emploi.", "opp")]
    [InlineData("nl", "Vijf procent van de opdrachtsom wordt besteed aan social return.", "social-return")]
    [InlineData("nl", "De opdrachtnemer bestrijdt discriminatie op de werkvloer.", "non-discrimination")]
    [InlineData("it", "L'appaltatore assume due disoccupati di lunga durata.", "opp")]
    [InlineData("es", "La empresa aplicará su plan de igualdad durante todo el contrato.", "equal-opportunities-plan")]
    [InlineData("pl", "Wykonawca zatrudni dwie osoby długotrwale bezrobotne.", "opp")]
    [InlineData("ro", "Contractantul angajează ucenici din cartier.", "opp")]
    [InlineData("sv", "Leverantören ska följa villkoren i gällande kollektivavtal.", "work-cond")]
    [InlineData("da", "Kontrakten har en arbejdsklausul.", "work-cond")]
    [InlineData("nb", "Leverandøren skal bruke to lærlinger på oppdraget.", "opp")]
    [InlineData("nn", "Leverandøren skal bruke to lærlinger på oppdraget.", "opp")]
    [InlineData("fi", "Toimittaja palkkaa kaksi pitkäaikaistyötöntä.", "opp")]
    [InlineData("et", "Töövõtja võtab tööle ühe pikaajalise töötu.", "opp")]
    [InlineData("pt", "O adjudicatário contrata dois desempregados de longa duração.", "opp")]
    [InlineData("cs", "Dodavatel zaměstná dvě dlouhodobě nezaměstnané osoby.", "opp")]
    [InlineData("sk", "Dodávateľ zamestná dlhodobo nezamestnaného.", "opp")]
    public void Of_PerformanceCondition_IsHintedWithItsSentence(string language, string sentence, string tag)
    {
        var duty = Assert.Single(Conditions(language, $"Xyz 12. {sentence} Abc 34."));
        Assert.Equal(new EqualityDuty(tag, ClausePosition.Performance, DutySource.TextHint, sentence, language), duty);
    }

    [Theory]
    [InlineData("en", "Bids are handled under the principles of transparency, equal treatment and non-discrimination.")]
    [InlineData("de", "Es gelten Transparenz und Gleichbehandlung aller Bieter.")]
    [InlineData("fr", "La procédure respecte l'égalité de traitement des candidats et la transparence.")]
    [InlineData("pl", "Zamawiający zapewnia równe traktowanie wykonawców.")]
    [InlineData("en", "There is no social clause in this contract.")]
    [InlineData("en", "A living wage clause does not apply.")]
    [InlineData("de", "Eine Pflicht zur Ausbildung: keine Auszubildenden gefordert.")]
    [InlineData("nl", "Er geldt geen social return.")]
    [InlineData("en", "See the draft contract.")]
    [InlineData("xx", "The contractor hires two long-term unemployed people.")]
    public void Of_BoilerplateOrDenial_GivesNoHint(string language, string sentence) => Assert.Empty(Conditions(language, sentence));

    [Fact]
    public void Of_WithoutDiscrimination_IsADutyAllTheSame() =>
        Assert.Equal("non-discrimination", Assert.Single(Conditions("en", "Staff are chosen without any discrimination.")).Tag);

    [Fact]
    public void Of_WeightedCriterion_CarriesItsWeight()
    {
        var lot = new NoticeLot
        {
            LotId = "LOT-0001",
            AwardCriteria =
            [
                new("price", In("en", "Price and apprentices"), LocalText.Empty, []),
                new("quality", In("en", "Intercultural skills of the team"), LocalText.Empty, [new("number-weight", "per-exa", 12.5m)]),
            ],
        };
        var duty = Assert.Single(EqualityDuties.Of(lot, "en"));
        Assert.Equal(("intercultural", ClausePosition.Award, 1250), (duty.Tag, duty.Position, duty.WeightBasisPoints));
    }

    [Fact]
    public void Of_DescriptionOfWhatIsBought_IsNotADuty() =>
        Assert.Empty(EqualityDuties.Of(new NoticeLot { LotId = "LOT-0001", Description = In("en", "German courses for refugees and long-term unemployed people.") }, "en"));

    [Fact]
    public void Of_CodeAndHintOfTheSameDuty_AreToldApart()
    {
        var lot = new NoticeLot { LotId = "LOT-0001", SocialObjectives = ["opp"], PerformanceConditions = In("de", "Zwei Auszubildende arbeiten mit.") };
        Assert.Equal(
            [("opp", ClausePosition.Unstated, DutySource.Code), ("opp", ClausePosition.Performance, DutySource.TextHint)],
            EqualityDuties.Of(lot, "de").Select(d => (d.Tag, d.Position, d.Source)));
    }

    [Fact]
    public void Of_VeryLongSentence_IsCutAtAWord()
    {
        var duty = Assert.Single(Conditions("en", "Apprentices " + string.Join(' ', Enumerable.Repeat("abcdefg", 200))));
        Assert.True(duty.Excerpt!.Length <= DutyHints.ExcerptLength && duty.Excerpt.EndsWith("abcdefg…", StringComparison.Ordinal));
    }

    [Fact]
    public void Words_EveryLanguage_HasEveryKindOfList()
    {
        Assert.True(SocialWords.Languages.Count() >= 16);
        Assert.All(SocialWords.Languages, l => Assert.Equal(11, SocialWords.For(l)!.Tags.Distinct().Count()));
    }

    [Fact]
    public void Of_SharedNotices_AreCounted()
    {
        var (lots, coded, hinted) = (0, new SortedDictionary<string, int>(), new SortedDictionary<string, int>());
        foreach (var file in Directory.EnumerateFiles(SharedData.Notices(), "*.xml", SearchOption.AllDirectories))
        {
            if (NoticeReader.Read(File.ReadAllBytes(file), new NoticeLimits()) is not { IsRead: true, Notice: var notice })
            {
                continue;
            }

            foreach (var lot in notice.Lots)
            {
                lots++;
                foreach (var duty in EqualityDuties.Of(lot, notice.Language))
                {
                    var counts = duty.Source == DutySource.Code ? coded : hinted;
                    var key = $"{duty.Tag}/{duty.Position}";
                    counts[key] = counts.GetValueOrDefault(key) + 1;
                }
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{lots} lots; codes: {string.Join(", ", coded)}; hints: {string.Join(", ", hinted)}");
        Assert.True(lots > 200 && coded.Count > 0 && hinted.Count > 0);
    }

    private static IReadOnlyList<EqualityDuty> Conditions(string language, string text) =>
        EqualityDuties.Of(new NoticeLot { LotId = "LOT-0001", PerformanceConditions = In(language, text) }, language);

    private static LocalText In(string language, string text) => new(new Dictionary<string, string> { [language] = text });
}
