namespace SupplierDiversity.Rules.Notices;

/// <summary>One <c>efac:SettledContract</c>: its dates and the tenders it settles, read once.</summary>
internal sealed record NoticeContract(DateOnly? DecidedOn, DateOnly? SignedOn, IReadOnlyList<NoticeElement> Tenders)
{
    /// <summary>BT-1451, BT-145 and the references to tenders (BT-3202).</summary>
    public static NoticeContract Read(NoticeContext context, NoticeElement contract) => new(
        NotPlaceholder(context.Day(contract, "AwardDate")),
        NotPlaceholder(context.Day(contract, "IssueDate")),
        References(contract, "LotTender"));

    /// <summary>The ids of the elements of this name that have one.</summary>
    public static IReadOnlyList<NoticeElement> References(NoticeElement owner, string name)
    {
        List<NoticeElement>? ids = null;
        for (var e = owner.First(name); e is not null; e = e.Following())
        {
            if (e.One("ID") is { Text: not null } id)
            {
                (ids ??= []).Add(id);
            }
        }

        return ids ?? (IReadOnlyList<NoticeElement>)[];
    }

    // UBL asks for an award date where eForms has none; senders fill in 2000-01-01.
    private static DateOnly? NotPlaceholder(DateOnly? day) => day == new DateOnly(2000, 1, 1) ? null : day;
}
