using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Features.TenderAlerts;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Features.TenderAuthoring;

/// <summary>Whom a draft would reach, in which languages, and what would reach more. Counted by what people asked to hear, never by who they are.</summary>
public sealed class DraftReach(
    DraftPublication publication, TenderReach reach, CpvSearch trades, FirmBook firms, AccountDirectory accounts, LanguageList languages, TimeProvider clock)
{
    private const int MostSuggestions = 3;

    /// <summary>The count, and the codes that would reach somebody more.</summary>
    public async Task<DraftReachCount> CountAsync(City city, DraftRow on, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(on);
        var notice = await publication.PreviewAsync(city, on, ct);
        var now = clock.GetUtcNow();
        var addresses = (await accounts.EmailsAsync(await firms.PeopleAsync(ct), ct)).Values.Select(e => e.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        var reached = await reach.CountAsync(notice, now, addresses, ct);
        List<CodeToAdd> more = [];
        foreach (var (code, word) in CpvSuggestions.Of(on.Draft, trades))
        {
            var wider = await reach.CountAsync(With(notice, code), now, addresses, ct);
            if (wider.All > reached.All)
            {
                more.Add(new(code, word, wider.All - reached.All));
            }
        }

        return new(reached, [.. more.OrderByDescending(m => m.More).Take(MostSuggestions)], [.. languages.All.Where(l => !reached.Languages.ContainsKey(l.Tag))]);
    }

    private static Notice With(Notice notice, string code) => notice with { Cpv = [.. notice.Cpv, code] };
}

/// <summary>Whom a draft would reach.</summary>
/// <param name="Reached">Everybody, once.</param>
/// <param name="ToAdd">Codes that would reach more, the best first.</param>
/// <param name="Unread">Languages of the portal that nobody, or too few to be named, read whose language is counted.</param>
public sealed record DraftReachCount(ReachedReaders Reached, IReadOnlyList<CodeToAdd> ToAdd, IReadOnlyList<Language> Unread);

/// <summary>A code that would reach more readers.</summary>
/// <param name="Code">CPV, eight digits.</param>
/// <param name="Word">The word of the draft that stands in its name.</param>
/// <param name="More">How many more.</param>
public sealed record CodeToAdd(string Code, string Word, int More);
