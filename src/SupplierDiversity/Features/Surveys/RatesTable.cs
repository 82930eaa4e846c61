using SupplierDiversity.Rules.Surveys;

namespace SupplierDiversity.Features.Surveys;

/// <summary>A table of response rates.</summary>
/// <param name="Caption">By what.</param>
/// <param name="Rates">The protected counts.</param>
/// <param name="Name">The words of a group.</param>
public sealed record RatesTable(string Caption, ResponseRates Rates, Func<string, string> Name);
