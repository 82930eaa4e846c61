using System.Globalization;

namespace SupplierDiversity.Rules.Notices;

/// <summary>
/// Reads one eForms notice (UBL ContractNotice-2, ContractAwardNotice-2 or PriorInformationNotice-2) of any SDK version
/// or national dialect. Lenient: what cannot be understood becomes a warning; refused is only what cannot be used, that
/// is broken or hostile XML, a notice without an id, a kind or a buyer, and a call without a title or a lot.
/// </summary>
public static class NoticeReader
{
    /// <summary>Reads the bytes of one file. Bad input never throws.</summary>
    public static NoticeReading Read(ReadOnlyMemory<byte> xml, NoticeLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var (root, refusal) = NoticeTree.Read(xml, limits);
        if (root is null || refusal is not null)
        {
            return NoticeReading.Refused(refusal ?? new("", 0, "The file holds no element."));
        }

        if (NoticeId(root) is not { } id)
        {
            return Refuse(root, "cbc:ID", "The notice has no notice id (BT-701).");
        }

        var subtype = NoticeContext.Code(root.One("NoticeSubType"), "SubTypeCode");
        var type = root.One("NoticeTypeCode");
        var kind = root.Name == "BusinessRegistrationInformationNotice"
            ? NoticeKind.OutOfScope
            : NoticeKinds.Of(subtype, type.List, type.Text);
        if (kind is null)
        {
            return Refuse(root, "cbc:SubTypeCode", "Neither the notice subtype (OPP-070) nor the notice type (BT-02, BT-03) is known, so the kind of the notice is unknown.");
        }

        var context = new NoticeContext(limits);
        context.Language = Language(context, root);
        var organisations = new NoticeOrganisations(context, root);
        var notice = Body(context, root, organisations, Head(context, root, id, kind.Value));
        return Missing(root, notice) ?? WithResult(context, root, organisations, notice, limits);
    }

    private static Notice Head(NoticeContext context, NoticeElement root, string id, NoticeKind kind)
    {
        var type = root.One("NoticeTypeCode");
        var publication = root.One("Publication");
        var modification = root.One("ContractModification");
        NoticeCodes? others = null;
        NoticeCodes.AddLanguages(ref others, root, "AdditionalNoticeLanguage");
        return NoticeChanges.Read(context, root, new Notice
        {
            NoticeId = id,
            Version = Version(context, root.One("VersionID")),
            ProcedureId = root.Value("ContractFolderID") ?? id,
            Subtype = NoticeContext.Code(root.One("NoticeSubType"), "SubTypeCode"),
            Kind = kind,
            NoticeType = type.Text,
            FormType = type.List,
            Sdk = Sdk(context, root.One("CustomizationID")),
            LegalBasis = root.Value("RegulatoryDomain"),
            DispatchedAt = NoticeDates.Instant(root.Value("IssueDate"), root.Value("IssueTime"), TimeSpan.Zero)?.At,
            PublicationNumber = publication.Value("NoticePublicationID"),
            PublishedOn = context.Day(publication, "PublicationDate"),
            Language = context.Language,
            OtherLanguages = [.. NoticeCodes.Done(others).Where(l => l != context.Language)],
            ModifiedNotice = modification.Value("ChangedNoticeIdentifier"),
            ModificationReason = NoticeContext.Code(modification.One("ChangeReason"), "ReasonCode"),
        });
    }

    private static Notice Body(NoticeContext context, NoticeElement root, NoticeOrganisations organisations, Notice head)
    {
        var project = root.One("ProcurementProject");
        var total = project.One("RequestedTenderTotal");
        return head with
        {
            Buyers = organisations.Buyers(root),
            Title = NoticeText.Of(context, project, "Name"),
            Description = NoticeText.Of(context, project, "Description"),
            Nature = NoticeContext.Code(project, "ProcurementTypeCode"),
            Cpv = NoticeScope.Cpv(context, project),
            Place = NoticeScope.Place(project),
            Value = context.Amount(total, "EstimatedOverallContractAmount"),
            FrameworkMaximum = context.Amount(total, "FrameworkMaximumAmount"),
            Procedure = NoticeContext.Code(root.One("TenderingProcess"), "ProcedureCode"),
            ExclusionGrounds = NoticeTerms.Requirements(root.One("TenderingTerms"), "exclusion-ground"),
            Lots = NoticeLots.Read(context, root),
        };
    }

    /// <summary>What makes the notice unusable for its kind, or null.</summary>
    private static NoticeReading? Missing(NoticeElement root, Notice notice)
    {
        if (notice.Kind == NoticeKind.OutOfScope)
        {
            return null;
        }

        if (notice.Buyers.Count == 0)
        {
            return Refuse(root, "cac:ContractingParty", "The notice names no buyer (OPT-300).");
        }

        if (notice.Kind != NoticeKind.Call)
        {
            return null;
        }

        if (notice.Lots.Count == 0)
        {
            return Refuse(root, "cac:ProcurementProjectLot", "The call has no lot (BT-137).");
        }

        return notice.Title.IsEmpty && notice.Lots.All(l => l.Title.IsEmpty)
            ? Refuse(root, "cbc:Name", "The call has no title (BT-21).")
            : null;
    }

    private static NoticeReading WithResult(NoticeContext context, NoticeElement root, NoticeOrganisations organisations, Notice notice, NoticeLimits limits)
    {
        NoticeResult? result = null;
        if (notice.Kind is NoticeKind.Result or NoticeKind.DirectAward or NoticeKind.Modification)
        {
            var element = root.First("NoticeResult");
            if (element is null)
            {
                context.Warn(root, "the notice holds no result.");
            }
            else
            {
                var reader = new NoticeResults(context, organisations, element, limits);
                result = reader.Read();
                if (reader.Refusal is not null)
                {
                    return NoticeReading.Refused(reader.Refusal);
                }
            }
        }

        return NoticeReading.Of(notice with { Result = result, Warnings = context.Warnings });
    }

    private static NoticeReading Refuse(NoticeElement root, string element, string reason) =>
        NoticeReading.Refused(new(element, root.Line, reason));

    // BT-701 is the id of this scheme; very old notices name no scheme.
    private static string? NoticeId(NoticeElement root) =>
        NoticeContext.Code(root, "ID", "notice-id") ?? root.Value("ID");

    private static int Version(NoticeContext context, NoticeElement version)
    {
        if (int.TryParse(version.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            return number;
        }

        context.Warn(version, "the notice has no usable version (BT-757); 1 is taken.");
        return 1;
    }

    private static string? Sdk(NoticeContext context, NoticeElement customization)
    {
        var sdk = customization.Text;
        if (sdk is null || !(sdk.StartsWith("eforms-sdk-", StringComparison.Ordinal) || sdk.StartsWith("eforms-de-", StringComparison.Ordinal)))
        {
            context.Warn(customization, "the eForms version (OPT-002) is unknown; the notice is read like the known ones.");
        }

        return sdk;
    }

    private static string Language(NoticeContext context, NoticeElement root)
    {
        if (root.Value("NoticeLanguageCode") is { } code)
        {
            return NoticeLanguages.ToIso(code);
        }

        context.Warn(root, "the notice names no language (BT-702); that of its title is taken.");
        return root.One("ProcurementProject").One("Name").Language is { } title ? NoticeLanguages.ToIso(title) : "und";
    }
}
