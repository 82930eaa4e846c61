using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.Subscriptions;

/// <summary>A subscription in words, the same on pages and in letters.</summary>
internal static class SubscriptionSummary
{
    /// <summary>Names and values, in the reader's language.</summary>
    public static IReadOnlyList<(string Name, string Value)> Of(Subscription s, Language t, CodeLabels labels, LanguageList languages)
    {
        var separator = t["alert_mail.separator"];
        string List(IReadOnlyList<string> entries, string none, Func<string, string> name) =>
            entries.Count == 0 ? t[$"alerts.summary.{none}"] : string.Join(separator, entries.Take(40).Select(name)) + (entries.Count > 40 ? " …" : "");
        var facts = new List<(string, string)>
        {
            (t["alerts.summary.trades"], List(s.Filter.Cpv, "any_trade", c => c.Length == 2 ? labels.Cpv(c, t.Tag).Text : $"{labels.Cpv(c, t.Tag).Text} ({c})")),
            (t["alerts.summary.places"], List(s.Filter.Nuts, "any_place", n => Named(labels.Nuts(n, t.Tag).Text, n))),
            (t["alerts.summary.words"], List(s.Filter.Words, "any_words", w => w)),
            (t["alerts.summary.frequency"], t[$"alerts.frequency.{Subscription.WordOf(s.Frequency)}"]),
            (t["alerts.summary.languages"], string.Join(separator, s.Languages.Select(l => languages.Find(l)?.NativeName ?? labels.Of("language", l.Split('-')[0], t.Tag).Text))),
        };
        if (s.Organisation.Length > 0)
        {
            facts.Add((t["alerts.summary.organisation"], s.Organisation));
        }

        return facts;
    }

    private static string Named(string text, string code) => text.Contains(code, StringComparison.Ordinal) ? text : $"{text} ({code})";
}
