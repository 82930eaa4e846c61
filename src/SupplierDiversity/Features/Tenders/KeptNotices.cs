using System.Collections.Concurrent;
using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Features.Tenders;

/// <summary>
/// Notices read lately, with the duties found in them. A stored notice never changes, so what was read once stays true;
/// reading one and looking through its texts costs more than the rest of its page.
/// </summary>
public sealed class KeptNotices
{
    private const int Most = 500;
    private readonly ConcurrentDictionary<Guid, KeptNotice> _kept = new();

    internal KeptNotice? Find(Guid noticeKey) => _kept.GetValueOrDefault(noticeKey);

    internal KeptNotice Keep(Guid noticeKey, Notice notice)
    {
        if (_kept.Count >= Most)
        {
            _kept.Clear();
        }

        return _kept.GetOrAdd(noticeKey, new KeptNotice(notice));
    }
}

/// <summary>A notice and its duties.</summary>
internal sealed class KeptNotice(Notice notice)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<(string Lot, EqualityDuty Duty)>> _duties = new(StringComparer.Ordinal);

    public Notice Notice => notice;

    /// <summary>The duties of all lots, quoted in the reader's language where the notice is written in it too.</summary>
    public IReadOnlyList<(string Lot, EqualityDuty Duty)> DutiesFor(string reader) =>
        _duties.GetOrAdd(notice.OtherLanguages.Contains(reader) ? reader : notice.Language, language =>
            [.. notice.Lots.SelectMany(lot => EqualityDuties.Of(lot, language).Select(duty => (lot.LotId, duty)))]);
}
