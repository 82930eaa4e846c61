namespace SupplierDiversity.Rules.Notices;

/// <summary>What the procedure and each lot say alike: CPV and places, in <c>cac:ProcurementProject</c>.</summary>
internal static class NoticeScope
{
    /// <summary>BT-262 and BT-263: main code first, each once, without check digit.</summary>
    public static IReadOnlyList<string> Cpv(NoticeContext context, NoticeElement project)
    {
        NoticeCodes? codes = null;
        AddCpv(context, ref codes, project.First("MainCommodityClassification"));
        AddCpv(context, ref codes, project.First("AdditionalCommodityClassification"));
        return NoticeCodes.Done(codes);
    }

    /// <summary>BT-5071, BT-5141 and BT-727.</summary>
    public static NoticePlace Place(NoticeElement project)
    {
        NoticeCodes? nuts = null, countries = null, anywhere = null;
        for (var e = project.First("RealizedLocation"); e is not null; e = e.Following())
        {
            var address = e.One("Address");
            NoticeCodes.Add(ref nuts, address.Value("CountrySubentityCode"));
            NoticeCodes.Add(ref countries, address.One("Country").Value("IdentificationCode"));
            NoticeCodes.Add(ref anywhere, address.Value("Region"));
        }

        return new NoticePlace
        {
            Nuts = NoticeCodes.Done(nuts),
            Countries = NoticeCodes.Done(countries),
            Anywhere = NoticeCodes.Done(anywhere),
        };
    }

    private static void AddCpv(NoticeContext context, ref NoticeCodes? codes, NoticeElement? classification)
    {
        for (var e = classification; e is not null; e = e.Following())
        {
            for (var c = e.First("ItemClassificationCode"); c is not null; c = c.Following())
            {
                if (c.Text is not { } code || !(string.IsNullOrEmpty(c.List) || c.List == "cpv"))
                {
                    continue;
                }

                if (code.Length < 8 || code.AsSpan(0, 8).IndexOfAnyExceptInRange('0', '9') >= 0)
                {
                    context.Warn(c, "this is not a CPV code of eight digits and was left out.");
                    continue;
                }

                NoticeCodes.Add(ref codes, code.Length == 8 ? code : code[..8]);
            }
        }
    }
}
