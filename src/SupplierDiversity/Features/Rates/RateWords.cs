using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Statistics;

namespace SupplierDiversity.Features.Rates;

/// <summary>Says in plain words what a comparison of rates carries, and what it does not.</summary>
internal static class RateWords
{
    public static string Of(Language language, RateComparison comparison)
    {
        if (comparison.Reading == RateReading.NothingToCompare)
        {
            return language["rates.reading.nothing_to_compare"];
        }

        var (first, second) = (comparison.Groups[0], comparison.Groups[1]);
        (string, object?)[] values =
        [
            ("first", first.Group), ("second", second.Group),
            ("first_rate", language.Share(first.Rate ?? 0)), ("second_rate", language.Share(second.Rate ?? 0)),
        ];
        List<string> sentences = [language.Of("rates.reading.rates", values)];
        sentences.Add(comparison.Reading switch
        {
            RateReading.FirstLower => language.Of("rates.reading.first_lower", values),
            RateReading.FirstHigher => language.Of("rates.reading.first_higher", values),
            RateReading.NoDifferenceSeen => language["rates.reading.no_difference_seen"],
            _ => language["rates.reading.too_few"],
        });
        if (comparison.Overall?.FourFifths() == false)
        {
            sentences.Add(language["rates.reading.below_four_fifths"]);
        }

        if (comparison.TurnsRound)
        {
            sentences.Add(language["rates.reading.turns_round"]);
        }

        return string.Join(' ', sentences);
    }
}
