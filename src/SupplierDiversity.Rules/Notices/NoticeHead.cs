using System.Globalization;

namespace SupplierDiversity.Rules.Notices;

/// <summary>Reads what a notice says of itself: id, version, kind, dates, languages, what it changes.</summary>
internal static class NoticeHead
{
    /// <summary>The newest SDK 1.x whose fields were compared with this reader.</summary>
    private const int NewestMinor = 15;

    /// <summary>BT-701; null when missing. Notices older than SDK 1 name no scheme.</summary>
    public static string? Id(NoticeElement root) => NoticeContext.Code(root, "ID", "notice-id") ?? root.Value("ID");

    /// <summary>What the notice is for the portal; null when neither subtype nor types are known.</summary>
    public static NoticeKind? Kind(NoticeElement root)
    {
        var type = root.One("NoticeTypeCode");
        return root.Name == "BusinessRegistrationInformationNotice"
            ? NoticeKind.OutOfScope
            : NoticeKinds.Of(Subtype(root), type.List, type.Text);
    }

    /// <summary>BT-702(a); without it the language of the title, else "und" (undetermined).</summary>
    public static string Language(NoticeContext context, NoticeElement root)
    {
        if (root.Value("NoticeLanguageCode") is { } code)
        {
            return NoticeLanguages.ToIso(code);
        }

        context.Warn(root, "the notice names no language (BT-702); that of its title is taken.");
        return root.One("ProcurementProject").One("Name").Language is { } title ? NoticeLanguages.ToIso(title) : "und";
    }

    /// <summary>The notice with its head.</summary>
    public static Notice Read(NoticeContext context, NoticeElement root, string id, NoticeKind kind)
    {
        var type = root.One("NoticeTypeCode");
        var publication = root.One("Publication");
        var modification = root.One("ContractModification");
        NoticeCodes? others = null;
        NoticeCodes.AddLanguages(ref others, root, "AdditionalNoticeLanguage");
        return NoticeChanges.Read(context, root, new Notice
        {
            NoticeId = id,
            Version = Version(context, root),
            ProcedureId = root.Value("ContractFolderID") ?? id,
            Subtype = Subtype(root),
            Kind = kind,
            NoticeType = type.Text,
            FormType = type.List,
            Sdk = Sdk(context, root),
            LegalBasis = root.Value("RegulatoryDomain"),
            DispatchedAt = Dispatched(context, root),
            PublicationNumber = publication.Value("NoticePublicationID"),
            PublishedOn = context.Day(publication, "PublicationDate"),
            Language = context.Language,
            OtherLanguages = [.. NoticeCodes.Done(others).Where(l => l != context.Language)],
            ModifiedNotice = modification.Value("ChangedNoticeIdentifier"),
            ModificationReason = NoticeContext.Code(modification.One("ChangeReason"), "ReasonCode"),
        });
    }

    private static string? Subtype(NoticeElement root) => NoticeContext.Code(root.One("NoticeSubType"), "SubTypeCode");

    private static int Version(NoticeContext context, NoticeElement root)
    {
        var version = root.First("VersionID");
        if (int.TryParse(version?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            return number;
        }

        context.Warn(version ?? root, "the notice has no usable version (BT-757); 1 is taken.");
        return 1;
    }

    private static DateTimeOffset? Dispatched(NoticeContext context, NoticeElement root)
    {
        var date = root.One("IssueDate");
        var at = NoticeDates.Instant(date.Text, root.Value("IssueTime"), TimeSpan.Zero);
        if (at is null && date.Text is not null)
        {
            context.Warn(date, "this is not a usable date and was left out.");
        }
        else if (at is { OffsetStated: false })
        {
            context.Warn(date, "the dispatch has no time zone; UTC is taken.");
        }

        return at?.At;
    }

    private static string? Sdk(NoticeContext context, NoticeElement root)
    {
        var sdk = root.Value("CustomizationID");
        if (!IsKnownSdk(sdk))
        {
            context.Warn(root.First("CustomizationID") ?? root, "the eForms version (OPT-002) is unknown; the notice is read like the known ones.");
        }

        return sdk;
    }

    // National dialects add their own words after the version: "eforms-sdk-1.7#urn:…:national".
    private static bool IsKnownSdk(string? sdk)
    {
        var version = sdk.AsSpan();
        var end = version.IndexOf('#');
        version = end < 0 ? version : version[..end];
        return version.StartsWith("eforms-de-", StringComparison.Ordinal)
            || version is "eforms-sdk-0.1"
            || (version.StartsWith("eforms-sdk-1.", StringComparison.Ordinal)
                && int.TryParse(version["eforms-sdk-1.".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
                && minor <= NewestMinor);
    }
}
