using Microsoft.AspNetCore.Mvc.ModelBinding;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Alerts;
using SupplierDiversity.Rules.Suppliers;

namespace SupplierDiversity.Features.Suppliers.Facts;

/// <summary>The questions of the register in their order, one page each. Their words are <c>suppliers.ask.{key}.…</c>.</summary>
public static class FirmQuestions
{
    /// <summary>Questions answered by columns of the firm itself.</summary>
    public static IReadOnlyList<string> OfTheFirm { get; } = ["name", "country", "size", "trades", "places", "languages"];

    /// <summary>All questions, those about cities last.</summary>
    public static IReadOnlyList<string> All { get; } = [.. OfTheFirm, "cities", "uses"];

    /// <summary>The first question the firm has not answered, or null.</summary>
    public static string? NextFor(Firm firm) => All.FirstOrDefault(q => !firm.Has(q));

    /// <summary>The page after a question: the next unanswered one, or the summary.</summary>
    public static string After(Firm firm) => $"/business/{firm.SupplierId}/facts{(NextFor(firm) is { } next ? "/" + next : "")}";

    /// <summary>The firm with one more question answered.</summary>
    public static Firm Answered(Firm firm, string question)
    {
        ArgumentNullException.ThrowIfNull(firm);
        return firm.Has(question) ? firm : firm with { Answered = string.Join(';', [.. Firm.Parts(firm.Answered), question]) };
    }

    /// <summary>Reads the answer to one question; what is wrong is put beside its field.</summary>
    internal static Firm Read(string question, Firm firm, FirmFactsForm form, Language t, ModelStateDictionary state)
    {
        switch (question)
        {
            case "name":
                var (name, trading) = ((form.Name ?? "").Trim(), (form.TradingName ?? "").Trim());
                Require(name.Length > 0 && SubscriptionWishReading.IsName(name), nameof(form.Name), "suppliers.wrong.name");
                Require(SubscriptionWishReading.IsName(trading), nameof(form.TradingName), "suppliers.wrong.name");
                return firm with { Name = name, TradingName = trading };
            case "country":
                Require(form.Country is { Length: 2 } && FirmFactsForm.Countries.Contains(form.Country), nameof(form.Country), "suppliers.wrong.country");
                return firm with { Country = form.Country ?? "" };
            case "size":
                var (staff, turnover, balance) = (Number(form.Staff, nameof(form.Staff), 10_000_000), Number(form.Turnover, nameof(form.Turnover)), Number(form.Balance, nameof(form.Balance)));
                return firm with { Staff = (int?)staff, TurnoverEuros = turnover, BalanceEuros = balance, Size = FirmSize.Of((int?)staff, turnover, balance) };
            case "trades":
                var (trades, wrong) = AlertFilter.Read(form.Trades, [], []);
                Require(trades.Cpv.Count > 0 && wrong.Count == 0, nameof(form.Trades), "suppliers.wrong.trades");
                return firm with { Cpv = string.Join(';', trades.Cpv) };
            case "places":
                var (places, refused) = AlertFilter.Read([], form.Places, []);
                Require(refused.Count == 0, nameof(form.Places), "suppliers.wrong.places");
                return firm with { Nuts = string.Join(';', places.Nuts) };
            default:
                string[] spoken = [.. form.Languages.Where(l => t.Has($"codes.language.{l}")).Distinct().Order(StringComparer.Ordinal)];
                Require(spoken.Length > 0, nameof(form.Languages), "suppliers.wrong.languages");
                return firm with { Languages = string.Join(';', spoken) };
        }

        long? Number(string? typed, string field, long most = 1_000_000_000_000)
        {
            var number = string.IsNullOrWhiteSpace(typed) ? null : WholeNumber.Read(typed);
            Require(string.IsNullOrWhiteSpace(typed) || number <= most, field, "suppliers.wrong.number");
            return number;
        }

        void Require(bool right, string field, string words)
        {
            if (!right)
            {
                state.AddModelError(field, t[words]);
            }
        }
    }
}
