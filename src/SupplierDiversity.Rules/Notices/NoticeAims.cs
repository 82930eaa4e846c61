namespace SupplierDiversity.Rules.Notices;

/// <summary>Reads what a lot aims at beside the purchase: BT-06, BT-777, BT-775 and BT-754.</summary>
internal static class NoticeAims
{
    /// <summary>The lot with its aims.</summary>
    public static NoticeLot Read(NoticeContext context, NoticeLot lot, NoticeElement project)
    {
        NoticeCodes? strategic = null, social = null;
        string? accessibility = null;
        var description = new NoticeText(context.Language);
        for (var e = project.First("ProcurementAdditionalType"); e is not null; e = e.Following())
        {
            for (var c = e.First("ProcurementTypeCode"); c is not null; c = c.Following())
            {
                switch (c.List)
                {
                    case "strategic-procurement":
                        NoticeCodes.Add(ref strategic, c.Text);
                        break;
                    case "social-objective":
                        NoticeCodes.Add(ref social, c.Text);
                        break;
                    case "accessibility":
                        accessibility ??= c.Text;
                        break;
                }
            }

            description.Append(e.First("ProcurementType"));
        }

        return strategic is null && social is null && accessibility is null ? lot : lot with
        {
            StrategicAims = NoticeCodes.Done(strategic),
            StrategicDescription = description.Done(),
            SocialObjectives = NoticeCodes.Done(social),
            Accessibility = accessibility,
        };
    }
}
