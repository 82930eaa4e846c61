namespace SupplierDiversity.Features.Surveys;

// These run in the background database only.
internal static class ResponsesSql
{
    private const string Responses =
        "SELECT invitation_id, campaign_id, supplier_id, survey, version, revision, submitted_at, sealed, seal_key FROM survey_responses";

    public const string Find = Responses + " WHERE invitation_id = @InvitationId";

    public const string Add =
        """
        INSERT INTO survey_responses (invitation_id, campaign_id, city_id, supplier_id, survey, version, started_at, changed_at, revision, sealed, seal_key)
        VALUES (@InvitationId, @CampaignId, @CityId, @SupplierId, @Survey, @Version, @Now, @Now, 1, @Sealed, @SealKey)
        ON CONFLICT (invitation_id) DO NOTHING
        """;

    // Another device saved meanwhile, or the answers were sent: nothing is changed, and the caller looks again.
    public const string Change =
        """
        UPDATE survey_responses SET sealed = @Sealed, seal_key = @SealKey, changed_at = @Now, revision = revision + 1, submitted_at = @SubmittedAt
        WHERE invitation_id = @InvitationId AND revision = @Revision AND submitted_at IS NULL
        """;

    public const string Erase = "DELETE FROM survey_responses WHERE invitation_id = @InvitationId";

    public const string SubmittedIds = "SELECT invitation_id FROM survey_responses WHERE campaign_id = @CampaignId AND submitted_at IS NOT NULL";

    public const string CountBefore = "SELECT count(*) FROM survey_responses WHERE campaign_id = @CampaignId AND submitted_at < @Before";

    public const string Submitted = Responses + " WHERE campaign_id = @CampaignId AND submitted_at IS NOT NULL ORDER BY invitation_id";

    public const string NewestOfFirm =
        Responses + " WHERE supplier_id = @SupplierId AND city_id = @CityId AND submitted_at <= @At ORDER BY submitted_at DESC, invitation_id DESC LIMIT 1";

    public const string NewestOfMany =
        Responses + " WHERE supplier_id BETWEEN @First AND @Last AND city_id = @CityId AND submitted_at <= @At ORDER BY submitted_at, invitation_id";

    public static string DropUnsent(string thoseCampaigns) => $"DELETE FROM survey_responses WHERE submitted_at IS NULL AND {thoseCampaigns}";

    public const string DropOld = "DELETE FROM survey_responses WHERE submitted_at < @Before";
}
