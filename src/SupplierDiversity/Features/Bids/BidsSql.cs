namespace SupplierDiversity.Features.Bids;

internal static class BidsSql
{
    private const string Columns =
        """
        SELECT bid_id, tender_id, lot_id, supplier_id, name, country, source, state, number, sealed_offer IS NOT NULL AS has_offer, amount_cents, currency,
               received_at, withdrawn_at, replaced_by, ground, cleaning, reason, shortlisted_at, shortlist_reason
        FROM bids
        """;

    public const string Call =
        """
        SELECT tender_id, city_id, names_shown, electronic, feedback_days, public_key, sealed_private_key, first_opener, second_opener, opened_at
        FROM bid_calls WHERE tender_id = @TenderId
        """;

    public const string CallsOf = "SELECT tender_id FROM bid_calls WHERE city_id = @CityId ORDER BY made_at DESC, tender_id";

    public const string AddCall =
        """
        INSERT INTO bid_calls (tender_id, city_id, names_shown, electronic, feedback_days, public_key, sealed_private_key, made_by, made_at)
        VALUES (@TenderId, @CityId, @NamesShown, @Electronic, @FeedbackDays, @PublicKey, @SealedPrivateKey, @By, @Now)
        ON CONFLICT (tender_id) DO NOTHING
        """;

    public const string OpenFirst = "UPDATE bid_calls SET first_opener = @By, first_opened_at = @Now WHERE tender_id = @TenderId AND first_opener IS NULL";

    public const string OpenSecond =
        """
        UPDATE bid_calls SET second_opener = @By, opened_at = @Now
        WHERE tender_id = @TenderId AND first_opener IS NOT NULL AND first_opener <> @By AND second_opener IS NULL
        """;

    public const string Find = Columns + " WHERE bid_id = @BidId";

    public const string OfFirm = Columns + " WHERE supplier_id = @SupplierId ORDER BY begun_at DESC, bid_id";

    public const string OfTender = Columns + " WHERE tender_id = @TenderId AND state NOT IN ('draft', 'withdrawn') ORDER BY lot_id, number, received_at, bid_id";

    public const string Draft = Columns + " WHERE tender_id = @TenderId AND lot_id = @LotId AND supplier_id = @SupplierId AND state = 'draft'";

    public const string Begin =
        """
        INSERT INTO bids (bid_id, city_id, tender_id, notice_id, lot_id, supplier_id, scheme, registration_id, registration_key, name, country, source, state, account_id,
            begun_at, ground, cleaning, reason)
        VALUES (@BidId, @CityId, @TenderId, '', @LotId, @SupplierId, @Scheme, @RegistrationId, @RegistrationKey, @Name, @Country, 'portal', 'draft', @AccountId, @Now, '', '', '')
        ON CONFLICT DO NOTHING
        """;

    public const string Offer = "UPDATE bids SET sealed_offer = @SealedOffer WHERE bid_id = @BidId AND state = 'draft'";

    public const string Replace =
        """
        UPDATE bids SET state = 'withdrawn', withdrawn_at = @Now, replaced_by = @BidId
        WHERE tender_id = @TenderId AND lot_id = @LotId AND supplier_id = @SupplierId AND state = 'received' AND bid_id <> @BidId
        """;

    // Holds the draft until the transaction ends: of two clicks the second waits here and then finds no draft, and no document
    // comes or goes while it is sent.
    public const string HoldDraft = "UPDATE bids SET begun_at = begun_at WHERE bid_id = @BidId AND state = 'draft'";

    public const string Send = "UPDATE bids SET state = 'received', received_at = @Now, name = @Name, account_id = @AccountId WHERE bid_id = @BidId AND state = 'draft'";

    public const string Withdraw = "UPDATE bids SET state = 'withdrawn', withdrawn_at = @Now WHERE bid_id = @BidId AND state IN ('draft', 'received')";

    public const string Opened = "UPDATE bids SET number = @Number, amount_cents = @Cents, currency = @Currency WHERE bid_id = @BidId";

    public const string ToOpen = "SELECT bid_id, sealed_offer FROM bids WHERE tender_id = @TenderId AND source = 'portal' AND state = 'received' ORDER BY received_at, bid_id";

    public const string AddPartner = "INSERT INTO bid_partners (bid_id, position, role, name) VALUES (@BidId, @Position, @Role, @Name)";

    public const string Partners =
        "SELECT p.bid_id, p.role, p.name FROM bid_partners p JOIN bids b ON b.bid_id = p.bid_id WHERE b.tender_id = @TenderId ORDER BY p.bid_id, p.position";

    // Only into a draft: what was sent stays as it was sent.
    public const string AddFile =
        """
        INSERT INTO bid_files (file_id, bid_id, name, bytes, sha256, sent_at)
        SELECT @FileId, bid_id, @Name, @Bytes, @Sha256, @Now FROM bids WHERE bid_id = @BidId AND state = 'draft'
        """;

    public const string RemoveFile =
        "DELETE FROM bid_files WHERE file_id = @FileId AND bid_id = (SELECT bid_id FROM bids WHERE bid_id = @BidId AND state = 'draft')";

    public const string Files = "SELECT file_id, bid_id, name, bytes, sha256 FROM bid_files WHERE bid_id = @BidId AND erased_at IS NULL ORDER BY file_id";

    public const string FilesOfTender =
        "SELECT f.file_id, f.bid_id, f.name, f.bytes, f.sha256 FROM bid_files f JOIN bids b ON b.bid_id = f.bid_id WHERE b.tender_id = @TenderId AND f.erased_at IS NULL ORDER BY f.file_id";

    public const string ErasedFiles = "SELECT file_id FROM bid_files WHERE erased_at IS NOT NULL ORDER BY file_id LIMIT @Most";

    public const string ForgetFile = "DELETE FROM bid_files WHERE file_id = @FileId AND erased_at IS NOT NULL";

    public const string ShowInterest =
        """
        INSERT INTO bid_interests (tender_id, supplier_id, account_id, shown_at) VALUES (@TenderId, @SupplierId, @AccountId, @Now)
        ON CONFLICT (tender_id, supplier_id) DO UPDATE SET ended_at = NULL
        """;

    public const string EndInterest = "UPDATE bid_interests SET ended_at = @Now WHERE tender_id = @TenderId AND supplier_id = @SupplierId AND ended_at IS NULL";

    public const string EndedInterest = "SELECT count(*) FROM bid_interests WHERE tender_id = @TenderId AND supplier_id = @SupplierId AND ended_at IS NOT NULL";

    public const string InterestsOf = "SELECT tender_id FROM bid_interests WHERE supplier_id = @SupplierId AND ended_at IS NULL ORDER BY shown_at DESC, tender_id";

    private const string Waiting =
        "SELECT b.bid_id, b.supplier_id, b.received_at FROM bids b WHERE b.supplier_id IS NOT NULL AND b.received_at IS NOT NULL AND b.frozen_at IS NULL";

    public const string NotFrozen = Waiting + " ORDER BY b.received_at, b.bid_id LIMIT @Most";

    public const string OneNotFrozen = Waiting + " AND b.bid_id = @BidId";

    public const string Frozen = "UPDATE bids SET frozen_at = @Now WHERE bid_id = @BidId";

    public const string Refuse =
        """
        UPDATE bids SET state = @State, ground = @Ground, cleaning = @Cleaning, reason = @Reason, decided_by = @By, decided_at = @Now
        WHERE bid_id = @BidId AND state IN ('received', 'shortlisted')
        """;

    public const string Shortlist =
        """
        UPDATE bids SET state = 'shortlisted', shortlisted_at = @Now, shortlist_reason = @Reason, decided_by = @By, decided_at = @Now
        WHERE bid_id = @BidId AND state = 'received'
        """;

    public const string Choose =
        """
        UPDATE bids SET state = CASE WHEN bid_id = @BidId THEN 'awarded' ELSE 'rejected' END, decided_by = @By, decided_at = @Now
        WHERE tender_id = @TenderId AND lot_id = @LotId AND state IN ('received', 'shortlisted')
        """;
}
