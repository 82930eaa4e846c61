namespace SupplierDiversity.Rules.Notices;

/// <summary>Reads what a change notice changes: BT-758, BT-140, BT-141, BT-762 and BT-13716.</summary>
internal static class NoticeChanges
{
    /// <summary>The notice with its change.</summary>
    public static Notice Read(NoticeContext context, NoticeElement root, Notice notice)
    {
        var changes = root.First("Changes");
        if (changes is null)
        {
            return notice;
        }

        var text = new NoticeText(context.Language);
        NoticeCodes? sections = null;
        for (var e = changes.First("Change"); e is not null; e = e.Following())
        {
            text.Append(e.First("ChangeDescription"));
            for (var s = e.First("ChangedSection"); s is not null; s = s.Following())
            {
                NoticeCodes.AddAll(ref sections, s, "ChangedSectionIdentifier");
            }

            // Up to SDK 1.5 the identifier stood in the change itself.
            NoticeCodes.AddAll(ref sections, e, "ChangedSectionIdentifier");
        }

        string? reason = null;
        for (var e = changes.First("ChangeReason"); e is not null; e = e.Following())
        {
            reason ??= NoticeContext.Code(e, "ReasonCode");
            text.Append(e.First("ReasonDescription"));
        }

        return notice with
        {
            ChangedNotice = changes.Value("ChangedNoticeIdentifier"),
            ChangeReason = reason,
            ChangeDescription = text.Done(),
            ChangedSections = NoticeCodes.Done(sections),
        };
    }
}
