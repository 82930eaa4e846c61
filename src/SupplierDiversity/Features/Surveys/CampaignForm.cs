using System.Globalization;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Rules.Alerts;
using SupplierDiversity.Rules.Disclosure;

namespace SupplierDiversity.Features.Surveys;

/// <summary>What a monitoring officer types to prepare a survey.</summary>
public sealed class CampaignForm
{
    private static readonly char[] Separators = [';', ',', '\n', '\r'];

    /// <summary>The sizes of Recommendation 2003/361/EC; their words are <c>codes.economic-operator-size.…</c>.</summary>
    public static IReadOnlyList<string> AllSizes { get; } = ["micro", "small", "medium", "large"];

    /// <summary>CPV codes or prefixes.</summary>
    public string? Cpv { get; set; }

    /// <summary>NUTS codes.</summary>
    public string? Nuts { get; set; }

    /// <summary>Chosen sizes.</summary>
    public string[] Sizes { get; set; } = [];

    /// <summary>The last day for answers.</summary>
    public string? Closes { get; set; }

    /// <summary>The least number shown.</summary>
    public string? Least { get; set; }

    /// <summary>Reads the form; the fields that are wrong with the last part of the message's key.</summary>
    internal (PoolWish Pool, DateOnly Closes, int Least, IReadOnlyList<(string Field, string Problem)> Problems) Read(DateOnly today, int floor)
    {
        List<(string, string)> problems = [];
        var (filter, refused) = AlertFilter.Read(Split(Cpv), Split(Nuts), []);
        problems.AddRange(refused.Select(r => r.List == AlertFilterList.Cpv ? (nameof(Cpv), "cpv") : (nameof(Nuts), "nuts")).Distinct());
        if (Sizes.Except(AllSizes).Any())
        {
            problems.Add((nameof(Sizes), "sizes"));
        }

        if (!DateOnly.TryParseExact(Closes, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var closes) || closes <= today || closes > today.AddYears(1))
        {
            problems.Add((nameof(Closes), "closes"));
        }

        if (!int.TryParse(Least, NumberStyles.None, CultureInfo.InvariantCulture, out var least) || least < floor || least > LeastCount.Most)
        {
            problems.Add((nameof(Least), "least"));
        }

        return (new(filter.Cpv, filter.Nuts, [.. AllSizes.Intersect(Sizes)]), closes, least, problems);
    }

    private static string[] Split(string? text) => text?.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
