namespace SupplierDiversity.Features.Surveys;

internal static class SurveysSql
{
    private const string Campaigns =
        """
        SELECT campaign_id, city_id, survey, version, cpv, nuts, sizes, least_count, closes_on, closes_at, sent_at, published_at, results_json
        FROM survey_campaigns
        """;

    private const string Invitations = "SELECT invitation_id, campaign_id, supplier_id, size, trade FROM survey_invitations";

    public const string Add =
        """
        INSERT INTO survey_campaigns (campaign_id, city_id, survey, version, cpv, nuts, sizes, least_count, closes_on, closes_at, created_at, created_by)
        VALUES (@CampaignId, @CityId, @Survey, @Version, @Cpv, @Nuts, @Sizes, @LeastCount, @ClosesOn, @ClosesAt, @Now, @By)
        """;

    public const string Find = Campaigns + " WHERE campaign_id = @CampaignId";

    public const string OfCity = Campaigns + " WHERE city_id = @CityId ORDER BY closes_on DESC, campaign_id DESC";

    // Only the first of two clicks sends; only the first of two counts is published.
    public const string MarkSent = "UPDATE survey_campaigns SET sent_at = @Now WHERE campaign_id = @CampaignId AND sent_at IS NULL";

    public const string MarkPublished =
        "UPDATE survey_campaigns SET published_at = @Now, results_json = @Results WHERE campaign_id = @CampaignId AND published_at IS NULL AND sent_at IS NOT NULL";

    public const string Invite =
        """
        INSERT INTO survey_invitations (invitation_id, campaign_id, supplier_id, size, trade, invited_at)
        VALUES (@InvitationId, @CampaignId, @SupplierId, @Size, @Trade, @Now)
        ON CONFLICT (campaign_id, supplier_id) DO NOTHING
        """;

    public const string FindInvitation = Invitations + " WHERE invitation_id = @InvitationId";

    public const string OpenOfFirm =
        """
        SELECT i.invitation_id, c.city_id FROM survey_invitations i JOIN survey_campaigns c ON c.campaign_id = i.campaign_id
        WHERE i.supplier_id = @SupplierId AND c.sent_at IS NOT NULL AND c.closes_at > @Now ORDER BY c.closes_at, i.invitation_id
        """;

    public const string InvitationsOf = Invitations + " WHERE campaign_id = @CampaignId ORDER BY invitation_id";

    public const string Due = Campaigns + " WHERE sent_at IS NOT NULL AND closes_at > @Now ORDER BY closes_at, campaign_id";

    public const string Over = "SELECT campaign_id FROM survey_campaigns WHERE closes_at <= @Now AND closes_at > @Before";

    public const string Unwritten = Invitations +
        """
         WHERE campaign_id = @CampaignId AND invitation_id > @After
           AND NOT EXISTS (SELECT 1 FROM survey_letters l WHERE l.invitation_id = survey_invitations.invitation_id AND l.kind = @Kind)
        ORDER BY invitation_id LIMIT @Most
        """;

    public const string Write = "INSERT INTO survey_letters (invitation_id, kind, written_at) VALUES (@InvitationId, @Kind, @Now) ON CONFLICT (invitation_id, kind) DO NOTHING";

    public const string CountLetters =
        """
        SELECT l.kind, count(*) AS letters FROM survey_letters l JOIN survey_invitations i ON i.invitation_id = l.invitation_id
        WHERE i.campaign_id = @CampaignId GROUP BY l.kind
        """;
}
