namespace SupplierDiversity.Rules.Notices;

/// <summary>Codes of fields that are withheld for now (BT-195, <c>efac:FieldsPrivacy</c>).</summary>
internal static class NoticeWithheld
{
    private static readonly string[] PartsOfResult = ["DecisionReason", "ReceivedSubmissionsStatistics", "AppealRequestsStatistics"];

    /// <summary>Codes that stand in the element itself.</summary>
    public static IReadOnlyList<string> Of(NoticeElement element)
    {
        NoticeCodes? codes = null;
        Add(ref codes, element);
        return NoticeCodes.Done(codes);
    }

    /// <summary>Adds the codes that stand in the element itself.</summary>
    public static void Add(ref NoticeCodes? codes, NoticeElement element)
    {
        for (var e = element.First("FieldsPrivacy"); e is not null; e = e.Following())
        {
            NoticeCodes.Add(ref codes, e.Value("FieldIdentifierCode"));
        }
    }

    /// <summary>Adds the codes of a lot result and its parts.</summary>
    public static void AddAll(ref NoticeCodes? codes, NoticeElement lotResult)
    {
        Add(ref codes, lotResult);
        foreach (var part in PartsOfResult)
        {
            for (var e = lotResult.First(part); e is not null; e = e.Following())
            {
                Add(ref codes, e);
            }
        }
    }
}
