using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.Notices;

/// <summary>
/// A notice with all that can be worked out without the database, so that one thread does this while another writes.
/// </summary>
internal sealed record PreparedNotice
{
    public required IncomingNotice Incoming { get; init; }
    /// <summary>The notice put in order (<see cref="NoticeTidying"/>).</summary>
    public required Notice Notice { get; init; }
    public required TenderFacts Facts { get; init; }
    /// <summary>The words it is found by, parted by blanks.</summary>
    public required string Words { get; init; }
    public required string DocumentJson { get; init; }

    public static PreparedNotice Of(IncomingNotice incoming)
    {
        // Nothing of a notice outside the portal's scope is kept.
        var kept = incoming.Notice.Kind != NoticeKind.OutOfScope;
        var notice = kept ? incoming.Notice.Tidy() : incoming.Notice;
        return new PreparedNotice
        {
            Incoming = incoming,
            Notice = notice,
            Facts = TenderFacts.Of(notice),
            Words = kept ? string.Join(' ', TenderWords.Of(notice)) : "",
            DocumentJson = kept ? NoticeDocument.Write(notice) : "",
        };
    }

    /// <summary>A notice that was kept before.</summary>
    public static PreparedNotice OfKept(string documentJson, IncomingNotice incoming) => new()
    {
        Incoming = incoming,
        Notice = incoming.Notice,
        Facts = TenderFacts.Of(incoming.Notice),
        Words = string.Join(' ', TenderWords.Of(incoming.Notice)),
        DocumentJson = documentJson,
    };
}
