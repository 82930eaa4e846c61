using System.Globalization;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Suppliers;

namespace SupplierDiversity.Features.Suppliers.Facts;

/// <summary>What a firm types about itself; each page fills in its own part and everything is kept as typed when it is wrong.</summary>
public sealed class FirmFactsForm
{
    /// <summary>Countries to choose from, ISO 3166-1 alpha-2: all that .NET knows by a culture.</summary>
    public static IReadOnlySet<string> Countries { get; } = CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Select(c => new RegionInfo(c.Name).TwoLetterISORegionName).Where(c => c.Length == 2 && c.All(char.IsAsciiLetterUpper))
        .Concat(BusinessRegister.Countries).ToHashSet();

    /// <summary>Legal name.</summary>
    public string? Name { get; set; }

    /// <summary>Name the public knows.</summary>
    public string? TradingName { get; set; }

    /// <summary>Alpha-2.</summary>
    public string? Country { get; set; }

    /// <summary>People who work there.</summary>
    public string? Staff { get; set; }

    /// <summary>Euros a year.</summary>
    public string? Turnover { get; set; }

    /// <summary>Euros.</summary>
    public string? Balance { get; set; }

    /// <summary>Chosen CPV codes.</summary>
    public string[] Trades { get; set; } = [];

    /// <summary>Chosen NUTS codes.</summary>
    public string[] Places { get; set; } = [];

    /// <summary>Chosen languages, ISO 639-1.</summary>
    public string[] Languages { get; set; } = [];

    /// <summary>Words to look codes up by.</summary>
    public string? Q { get; set; }

    /// <summary>"search" when the person wants to look something up first.</summary>
    public string? Then { get; set; }

    /// <summary>The form as the firm answered before.</summary>
    public static FirmFactsForm Of(Firm firm, Language t)
    {
        ArgumentNullException.ThrowIfNull(firm);
        ArgumentNullException.ThrowIfNull(t);
        return new()
        {
            Name = firm.Name,
            TradingName = firm.TradingName,
            Country = firm.Country,
            Staff = firm.Staff?.ToString("N0", t.Culture),
            Turnover = firm.TurnoverEuros?.ToString("N0", t.Culture),
            Balance = firm.BalanceEuros?.ToString("N0", t.Culture),
            Trades = [.. Firm.Parts(firm.Cpv)],
            Places = [.. Firm.Parts(firm.Nuts)],
            Languages = firm.Languages.Length > 0 ? [.. Firm.Parts(firm.Languages)] : [t.Tag],
        };
    }
}

/// <summary>One question.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Question">Its key.</param>
/// <param name="Form">What was typed.</param>
public sealed record FirmFactsPage(Firm Firm, string Question, FirmFactsForm Form)
{
    /// <summary>Number of the question among all, from 1.</summary>
    public int Number => FirmQuestions.All.ToList().IndexOf(Question) + 1;
}
