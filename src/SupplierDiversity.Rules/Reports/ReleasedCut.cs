namespace SupplierDiversity.Rules.Reports;

/// <summary>A breakdown as it may be told. Its lines add up to the counts of the year.</summary>
/// <param name="By">One of <see cref="FirmTraits.Breakdowns"/>.</param>
/// <param name="Sides">The columns: groups, alone or several put together.</param>
/// <param name="WithWon">True: beside who bid it also tells who won.</param>
/// <param name="Lines">The values.</param>
public sealed record ReleasedCut(string By, IReadOnlyList<IReadOnlyList<BidderGroup>> Sides, bool WithWon, IReadOnlyList<ReleasedCutLine> Lines);

/// <summary>A line of a breakdown.</summary>
/// <param name="Value">Code of the value, empty where it is not known; <see cref="Disclosure.Dimension.Others"/> for several put together.</param>
/// <param name="Bid">Firms that bid, one count a side.</param>
/// <param name="Won">Firms that won, one count a side; empty where it is not told.</param>
public sealed record ReleasedCutLine(string Value, IReadOnlyList<long> Bid, IReadOnlyList<long> Won);

/// <summary>What a group won.</summary>
/// <param name="Group">The group; null: all.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Thousands">Sum of the prices without tax, rounded to thousands of that currency.</param>
/// <param name="KnownShare">For which part of its winners the price is known, 0 to 1; null where it may not be told.</param>
public sealed record ReleasedAmount(BidderGroup? Group, string Currency, long Thousands, double? KnownShare);

/// <summary>How often tenders were made known by a channel in a language.</summary>
/// <param name="Channel"><c>mail</c> for alerts of the portal, else a channel of the publicity plan.</param>
/// <param name="Language">ISO 639-1; <c>*</c> for several put together.</param>
/// <param name="Count">Mails that were accepted, or lines of plans that were done.</param>
public sealed record ReachedBy(string Channel, string Language, long Count)
{
    /// <summary>The channel of the portal's own alerts.</summary>
    public const string Mail = "mail";

    /// <summary>
    /// Mails by language: a language that fewer than k people read is put together with others, and left out where they are
    /// too few together. What is left out cannot be worked out, because no sum of all is told.
    /// </summary>
    /// <param name="mails">By language, how many mails went to how many people.</param>
    /// <param name="leastCount">k.</param>
    public static IReadOnlyList<ReachedBy> OfMails(IReadOnlyCollection<(string Language, long Mails, long People)> mails, int leastCount)
    {
        var small = mails.Where(m => m.People < leastCount).ToList();
        var told = mails.Where(m => m.People >= leastCount).OrderByDescending(m => m.Mails).ThenBy(m => m.Language, StringComparer.Ordinal).Select(m => new ReachedBy(Mail, m.Language, m.Mails));
        return small.Sum(m => m.People) >= leastCount ? [.. told, new(Mail, Disclosure.Dimension.Others, small.Sum(m => m.Mails))] : [.. told];
    }
}
