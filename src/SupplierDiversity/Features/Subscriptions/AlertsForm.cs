using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Alerts;

namespace SupplierDiversity.Features.Subscriptions;

/// <summary>What a person types on the pages about alerts; everything is kept as typed when something is wrong.</summary>
public sealed class AlertsForm
{
    private static readonly char[] Separators = [';', ',', '\n', '\r'];

    /// <summary>Address; only asked for on the first page.</summary>
    public string? Email { get; set; }

    /// <summary>Name; may be empty.</summary>
    public string? Name { get; set; }

    /// <summary>Network, business or medium; may be empty.</summary>
    public string? Organisation { get; set; }

    /// <summary>First language.</summary>
    public string? Language1 { get; set; }

    /// <summary>Second language; may be empty.</summary>
    public string? Language2 { get; set; }

    /// <summary>Third language; may be empty.</summary>
    public string? Language3 { get; set; }

    /// <summary>Chosen CPV divisions, two digits each.</summary>
    public string[] Trades { get; set; } = [];

    /// <summary>Further CPV codes.</summary>
    public string? Cpv { get; set; }

    /// <summary>NUTS codes.</summary>
    public string? Nuts { get; set; }

    /// <summary>Words and phrases.</summary>
    public string? Words { get; set; }

    /// <summary>"instant", "daily" or "weekly".</summary>
    public string? Frequency { get; set; }

    /// <summary>An empty form for a reader, filled with the wishes of a search.</summary>
    public static AlertsForm For(Language reader, string? q, string? cpv, string? nuts)
    {
        var form = Of(new AlertsForm { Language1 = reader.Tag, Frequency = "daily" }, AlertFilter.Read(Split(cpv), Split(nuts), []).Filter);
        form.Words = q;
        return form;
    }

    /// <summary>The form of a subscription.</summary>
    public static AlertsForm Of(Subscription s) => Of(
        new AlertsForm
        {
            Name = s.Name,
            Organisation = s.Organisation,
            Language1 = s.Languages.ElementAtOrDefault(0),
            Language2 = s.Languages.ElementAtOrDefault(1),
            Language3 = s.Languages.ElementAtOrDefault(2),
            Words = string.Join("; ", s.Filter.Words),
            Frequency = Subscription.WordOf(s.Frequency),
        },
        s.Filter);

    /// <summary>Reads the form: the wish, or what is wrong in which field.</summary>
    /// <param name="t">The reader's language, for the messages.</param>
    /// <param name="known">The address where it is known already; null when the form asks for it.</param>
    public (SubscriptionWish? Wish, IReadOnlyDictionary<string, string> Errors) Read(Language t, string? known = null)
    {
        var errors = new Dictionary<string, string>();
        var address = SubscriptionWishReading.Address(known ?? Email ?? "", out _);
        if (address is null)
        {
            errors[nameof(Email)] = t["alerts.errors.email"];
        }

        var (name, organisation) = ((Name ?? "").Trim(), (Organisation ?? "").Trim());
        foreach (var (field, text) in new[] { (nameof(Name), name), (nameof(Organisation), organisation) })
        {
            if (!SubscriptionWishReading.IsName(text))
            {
                errors[field] = t["alerts.errors.name"];
            }
        }

        string[] languages = [.. new[] { Language1, Language2, Language3 }.OfType<string>().Where(l => l.Length > 0).Distinct()];
        if (languages.Length == 0 || Array.Exists(languages, l => !SubscriptionWishReading.IsLanguage(l)))
        {
            errors[nameof(Language1)] = t["alerts.errors.language"];
        }

        var (filter, refused) = AlertFilter.Read([.. Trades, .. Split(Cpv)], Split(Nuts), Split(Words));
        foreach (var entry in refused.DistinctBy(r => r.List))
        {
            errors[entry.List.ToString()] = t.Of($"alerts.errors.{entry.List.ToString().ToLowerInvariant()}", ("entry", entry.Typed));
        }

        var frequency = Subscription.FrequencyOf(Frequency ?? "");
        if (frequency is null)
        {
            errors[nameof(Frequency)] = t["alerts.errors.frequency"];
        }

        return errors.Count > 0 ? (null, errors)
            : (new SubscriptionWish(address!.Value.Email, address.Value.Key, name, organisation, languages, filter, frequency!.Value), errors);
    }

    private static string[] Split(string? text) => text?.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static AlertsForm Of(AlertsForm form, AlertFilter filter)
    {
        form.Trades = [.. filter.Cpv.Where(c => c.Length == 2)];
        form.Cpv = string.Join("; ", filter.Cpv.Where(c => c.Length > 2));
        form.Nuts = string.Join("; ", filter.Nuts);
        return form;
    }
}

/// <summary>A page with the form.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="Errors">What is wrong, by field.</param>
/// <param name="AsksAddress">True where the address is asked for.</param>
public sealed record AlertsFormPage(AlertsForm Form, IReadOnlyDictionary<string, string> Errors, bool AsksAddress)
{
    /// <summary>The 45 divisions of the CPV.</summary>
    public static IReadOnlyList<string> Divisions { get; } =
        "03 09 14 15 16 18 19 22 24 30 31 32 33 34 35 37 38 39 41 42 43 44 45 48 50 51 55 60 63 64 65 66 70 71 72 73 75 76 77 79 80 85 90 92 98".Split(' ');
}
