namespace SupplierDiversity.Features.Information;

/// <summary>
/// Everything the portal keeps about people: the record of processing (Regulation (EU) 2016/679, Article 30) and the
/// source of the privacy page (Article 13). Special categories (Article 9) are only in the background database. A test compares it with
/// the database: a new table, or a new column of a table named here, must be entered before it can be landed. Tables of the
/// background database are written <c>background.…</c>.
/// </summary>
internal static class PersonalDataRegister
{
    public static IReadOnlyList<PersonalDataGroup> Groups { get; } =
    [
        new("subscribers", LegalBasis.Consent, ["staff"], ["unconfirmed subscriptions", "ended subscriptions", "people"],
        [
            new("recipients", "recipient_id email email_key created_at stopped_at", ""),
            new("subscriptions",
                "recipient_id name organisation languages cpv nuts words frequency confirmed_at confirmed_by ended_at end_reason",
                "subscription_id filter_key created_at"),
            new("subscription_keys", "match_key subscription_id", ""),
        ]),
        new("ledger", LegalBasis.Task, ["staff", "mail"], ["alerts"],
        [
            new("alerts",
                "recipient_id tender_id edition kind state reason state_at reasons_json language due_at",
                "alert_id channel attempts claimed_until mail_id created_at"),
        ]),
        new("letters", LegalBasis.Task, ["staff", "mail"], ["letters"],
        [
            new("letters",
                "to_address language kind subject body_text body_html reason accepted_at",
                "letter_id message_id state attempts due_at claimed_until created_at state_at"),
        ]),
        new("accounts", LegalBasis.Task, ["staff"], ["sessions", "account links", "welcome links", "password requests", "wanted addresses", "sign-in answers", "invitations"],
        [
            new("accounts",
                "account_id name language email email_key email_confirmed password_hash failed_sign_ins locked_until two_factor authenticator_key created_at",
                "security_stamp concurrency_stamp last_code_step"),
            new("account_sessions", "account_id browser system created_at seen_at expires_at", "session_id key_sha256 security_stamp ticket"),
            new("account_links", "account_id purpose created_at expires_at", "token_sha256"),
            new("email_changes", "account_id new_email old_agreed_at new_agreed_at expires_at", ""),
            new("password_requests", "email language created_at", "request_id"),
            new("recovery_codes", "account_id code_sha256", ""),
            new("passkeys", "account_id name created_at used_at",
                "credential_id public_key sign_count transports user_verified backup_eligible backed_up attestation client_data"),
            new("account_logins", "provider subject account_id created_at", ""),
            new("account_roles", "account_id role", ""),
            new("welcome_links", "account_id created_at expires_at used_at", "token_sha256"),
            new("city_roles", "account_id role from_on until_on given_at given_by ended_at ended_by", "city_role_id city_id"),
            new("role_invitations",
                "email language role from_on until_on invited_at invited_by accepted_at",
                "invitation_id token_sha256 city_id expires_at revoked_at"),
        ]),
        new("actions", LegalBasis.Task, ["staff"], ["audit records"],
        [
            new("audit_records", "at account_id roles action kind object_id name purpose changes_json", "number city_id previous_hash hash"),
            new("background.audit_records", "at account_id roles action kind object_id name purpose changes_json", "number city_id previous_hash hash"),
            new("audit_receipts", "account_id asked_at sent_at", "sent_number sent_hash"),
            new("city_definitions", "recorded_at recorded_by",
                "definition_id city_id number effective_on threshold diverse small_firm practice_minimum without_stock population_share population_year population_source"),
            new("city_population", "recorded_at recorded_by", "population_id city_id year share source"),
            new("mail_switch", "paused_by", "switch_id sending_paused_at unreachable_since unreachable_reason"),
            new("city_clauses", "written_by written_at decided_by decided_at", "city_clause_id city_id clause_id library_version number own state"),
            new("tender_drafts", "written_by written_at handed_by", "draft_id city_id procedure_id tender_id title revision state cancels reason returned_reason document_json created_at"),
            new("tender_draft_versions", "written_by written_at", "draft_id revision step document_json"),
            new("authored_notices",
                "handed_by signed_by published_at", "authored_notice_id draft_id tender_id number notice_id kind reason changes_json document_json"),
            new("assessments",
                "written_by written_at signed_by signed_at",
                "assessment_id city_id title rules_version revision override_level override_reason state after_result after_text after_at"),
        ]),
        new("ownership", LegalBasis.Task, ["staff"], [],
        [
            new("background.ownership_versions", "supplier_id recorded_at sealed", "version_id number seal_key"),
        ]),
        new("owners", LegalBasis.Consent, ["self"], [],
        [
            new("background.owner_links", "owner_id supplier_id code_sha256 asked_at begun_at", "link_number"),
            new("background.owner_cities", "owner_id city_id", ""),
            new("background.owner_answers", "owner_id sealed erase_on", "seal_key"),
            new("background.owner_decisions", "owner_id city_id purpose decision decided_at", "decision_id text_sha256"),
            new("background.owner_erasures", "owner_id supplier_id city_id reason erased_at", "erasure_id"),
            new("background.status_snapshots", "bid_key supplier_id taken_at erased_at sealed", "snapshot_id seal_key"),
        ]),
        new("suppliers", LegalBasis.Task, ["staff"], ["requests to businesses", "enquiries between businesses"],
        [
            new("suppliers",
                "scheme registration_id name country nuts cpv email language size origin checked_on trading_name languages staff turnover_euros balance_euros "
                + "reminded_on entered_by entered_from",
                "supplier_id registration_key name_folded created_at changed_at answered search_words merged_into"),
            new("supplier_people", "account_id language hears joined_at let_in_by left_at", "supplier_id"),
            new("supplier_requests",
                "kind email language scheme registration_id asked_by created_at confirmed_at account_id decided_at decided_by accepted",
                "request_id token_sha256 country registration_key supplier_id expires_at"),
            new("supplier_cities", "listed diversity", "supplier_id city_id chosen_at"),
            new("supplier_enquiries", "account_id words sent_at", "enquiry_id from_supplier to_supplier"),
        ]),
        new("surveys", LegalBasis.Task, ["staff"], ["survey invitations"],
        [
            new("survey_campaigns",
                "created_by",
                "campaign_id city_id survey version cpv nuts sizes least_count closes_on closes_at created_at sent_at published_at results_json"),
            new("survey_invitations", "supplier_id size trade invited_at", "invitation_id campaign_id"),
            new("survey_letters", "invitation_id kind written_at", ""),
        ]),
        new("survey_answers", LegalBasis.Consent, [], [],
        [
            new("background.survey_responses",
                "supplier_id started_at changed_at submitted_at sealed",
                "invitation_id campaign_id city_id survey version revision seal_key"),
        ]),
        new("workforce", LegalBasis.Consent, [], [],
        [
            new("background.workforce_counts", "supplier_id year recorded_at erase_on erased_at erased_why sealed", "count_id number seal_key"),
        ]),
        new("notices", LegalBasis.Task, ["everybody"], [],
        [
            new("notices",
                "document_json",
                "notice_key sha256 notice_id version tender_id kind subtype publication_number published_on dispatched_at order_key own_procedure names_notice "
                + "names_version replaces cancels result_lots file_name import_id imported_at withdrawn_at"),
            new("lot_winners", "name company_id country size value_cents", "lot_result_id tender_number position role currency"),
            new("city_imprints", "represented_by email phone data_protection", "city_id responsible address authority accessibility changed_at"),
        ]),
    ];

    /// <summary>Tables that say nothing about people, with what they hold instead.</summary>
    public static IReadOnlyDictionary<string, string> WithoutPeople { get; } = new Dictionary<string, string>
    {
        ["code_lists"] = "official code lists",
        ["code_labels"] = "names of official codes",
        ["buyers"] = "public bodies",
        ["cities"] = "public bodies",
        ["city_clause_wordings"] = "words of clauses",
        ["assessment_answers"] = "answers about contracts",
        ["assessment_impacts"] = "what a contract may do to groups of people, and what is done about it",
        ["tender_clauses"] = "words of clauses",
        ["assurance_level_names"] = "words of a city",
        ["tenders"] = "what public bodies buy",
        ["lots"] = "parts of tenders",
        ["tender_buyers"] = "which public bodies buy",
        ["tender_codes"] = "codes of tenders",
        ["tender_words"] = "words of tenders",
        ["tender_counts"] = "numbers of tenders, bids and results",
        ["tender_stamp"] = "a counter",
        ["lot_results"] = "results without winners",
        ["lot_result_bids"] = "numbers of bids",
        ["editions"] = "facts of tenders",
        ["imports"] = "names of files and counts",
        ["import_findings"] = "what was wrong with files",
        ["used_states"] = "hashes of one-time values",
        ["role_turns"] = "a lock",
        ["audit_head"] = "a counter",
        ["audit_segments"] = "counts and hashes",
        ["job_runs"] = "counts of background work",
        ["portal_facts"] = "facts about the database",
        ["schema_migrations"] = "the schema's history",
        ["data_protection_keys"] = "keys",
        ["portal_secrets"] = "keys",
        ["background.seal_keys"] = "keys",
        ["background.consent_texts"] = "texts people agreed to",
        ["city_asking"] = "papers of cities",
        ["background.background_facts"] = "facts about the database",
        ["background.audit_head"] = "a counter",
        ["background.audit_segments"] = "counts and hashes",
        ["background.schema_migrations"] = "the schema's history",
    };
}
