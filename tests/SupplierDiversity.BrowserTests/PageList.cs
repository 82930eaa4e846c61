using SupplierDiversity.BrowserTests.Hosting;

namespace SupplierDiversity.BrowserTests;

/// <summary>Every page of the portal, once. A GET address that is missing here and below fails a test.</summary>
internal static class PageList
{
    /// <summary>Route pattern and how the page is reached.</summary>
    public static IReadOnlyList<ListedPage> Pages { get; } =
    [
        new("front", "/{lang}", _ => ""),
        new("tenders", "/{lang}/tenders", _ => "/tenders"),
        new("tenders-searched", "/{lang}/tenders", _ => "/tenders?q=catering&nuts=DE212&open=true"),
        new("tenders-none", "/{lang}/tenders", _ => "/tenders?q=zeppelin"),
        new("tender", "/{lang}/tenders/{id}", story => $"/tenders/{story.Tender}"),
        new("figures", "/{lang}/monitoring", _ => "/monitoring"),
        new("figures-city", "/{lang}/cities/{city}/monitoring", story => $"/cities/{story.City}/monitoring"),
        new("figures-buyer", "/{lang}/buyers/{id}/monitoring", story => $"/buyers/{story.OtherBuyer}/monitoring"),
        new("alerts-new", "/{lang}/alerts/new", _ => "/alerts/new"),
        new("alerts-asked", "/{lang}/alerts/asked", _ => "/alerts/asked"),
        new("alerts-confirm", "/{lang}/alerts/confirm/{token}", story => story.ConfirmLink),
        new("alerts-confirm-gone", "/{lang}/alerts/confirm/{token}", _ => "/alerts/confirm/nothing") { Status = 404 },
        new("alerts-manage", "/{lang}/alerts/manage/{token}", story => story.ManageLink),
        new("alerts-edit", "/{lang}/alerts/manage/{token}/{id}", story => $"{story.ManageLink}/{story.Subscription}"),
        new("alerts-ask-link", "/{lang}/alerts/manage", _ => "/alerts/manage"),
        new("alerts-link-sent", "/{lang}/alerts/link-sent", _ => "/alerts/link-sent"),
        new("alerts-stop", "/alerts/unsubscribe/{token}", story => story.StopLink) { InTheReadersLanguage = true },
        new("guides", "/{lang}/guides", _ => "/guides"),
        new("guide", "/{lang}/guides/{clause}", _ => "/guides/intercultural-training"),
        new("survey-start", "/{lang}/surveys/{token}", story => $"/surveys/{story.Surveys.OpenToken}"),
        new("survey-sent", "/{lang}/surveys/{token}", story => $"/surveys/{story.Surveys.SentToken}"),
        new("survey-gone", "/{lang}/surveys/{token}", _ => "/surveys/nothing") { Status = 404 },
        new("survey-section", "/{lang}/surveys/{token}/{section}", story => $"/surveys/{story.Surveys.OpenToken}/recruitment"),
        new("survey-check", "/{lang}/surveys/{token}/check", story => $"/surveys/{story.Surveys.OpenToken}/check"),
        new("survey-paper", "/{lang}/surveys/{token}/paper", story => $"/surveys/{story.Surveys.OpenToken}/paper"),
        new("survey-results", "/{lang}/cities/{city}/survey", story => $"/cities/{story.City}/survey"),
        new("survey-results-few", "/{lang}/cities/{city}/survey/{campaign}", story => $"/cities/{story.City}/survey/{story.Surveys.FewAnswers}"),
        new("words", "/{lang}/words", _ => "/words"),
        new("languages", "/{lang}/languages", _ => "/languages"),
        new("language-texts", "/{lang}/languages/{tag}", _ => "/languages/ar?part=tenders"),
        new("privacy", "/{lang}/privacy", _ => "/privacy"),
        new("accessibility", "/{lang}/accessibility", _ => "/accessibility"),
        new("imprint", "/{lang}/imprint", _ => "/imprint"),
        new("contact", "/{lang}/contact", _ => "/contact"),
        new("cookies", "/{lang}/cookies", _ => "/cookies"),
        new("sign-in", "/{lang}/sign-in", _ => "/sign-in"),
        new("welcome", "/{lang}/welcome/{token}", story => story.WelcomeLink),
        new("welcome-gone", "/{lang}/welcome/{token}", _ => "/welcome/used-up") { Status = 410 },
        new("sign-in-again", "/{lang}/sign-in/again", _ => "/sign-in/again"),
        new("forgotten-password", "/{lang}/forgotten-password", _ => "/forgotten-password"),
        new("forgotten-password-sent", "/{lang}/forgotten-password/sent", _ => "/forgotten-password/sent"),
        new("forgotten-password-gone", "/{lang}/forgotten-password/{token}", _ => "/forgotten-password/nothing") { Status = 410 },
        new("email-change-gone", "/{lang}/email-change/{side}/{token}", _ => "/email-change/new/nothing") { Status = 410 },
        new("account", "/{lang}/account", _ => "/account") { SignedIn = true },
        new("account-details", "/{lang}/account/details", _ => "/account/details") { SignedIn = true },
        new("account-email", "/{lang}/account/email", _ => "/account/email") { SignedIn = true },
        new("account-password", "/{lang}/account/password", _ => "/account/password") { SignedIn = true },
        new("account-second-factor", "/{lang}/account/second-factor", _ => "/account/second-factor?required=true") { SignedIn = true },
        new("account-app", "/{lang}/account/second-factor/app", _ => "/account/second-factor/app") { SignedIn = true },
        new("account-sessions", "/{lang}/account/sessions", _ => "/account/sessions") { SignedIn = true },
        new("account-leave", "/{lang}/account/leave", _ => "/account/leave") { SignedIn = true },
        new("account-deleted", "/{lang}/account-deleted", _ => "/account-deleted"),
        new("admin-home", "/{lang}/admin", _ => "/admin") { SignedIn = true },
        new("admin-cities", "/{lang}/admin/cities", _ => "/admin/cities") { SignedIn = true },
        new("admin-city", "/{lang}/admin/cities/{city}", story => $"/admin/cities/{story.City}") { SignedIn = true },
        new("admin-people", "/{lang}/admin/cities/{city}/people", story => $"/admin/cities/{story.City}/people") { SignedIn = true },
        new("admin-invite", "/{lang}/admin/cities/{city}/people/invite", story => $"/admin/cities/{story.City}/people/invite") { SignedIn = true },
        new("admin-change-role", "/{lang}/admin/cities/{city}/people/{cityRoleId}", story => $"/admin/cities/{story.City}/people/{story.CityRole}") { SignedIn = true },
        new("invitation", "/{lang}/invitations/{token}", story => story.InvitationLink),
        new("invitation-gone", "/{lang}/invitations/{token}", _ => "/invitations/used-up") { Status = 410 },
        new("admin-surveys", "/{lang}/admin/cities/{city}/surveys", story => $"/admin/cities/{story.City}/surveys") { SignedIn = true },
        new("admin-survey-new", "/{lang}/admin/cities/{city}/surveys/new", story => $"/admin/cities/{story.City}/surveys/new") { SignedIn = true },
        new("admin-survey", "/{lang}/admin/cities/{city}/surveys/{campaign}", story => $"/admin/cities/{story.City}/surveys/{story.Surveys.Open}") { SignedIn = true },
        new("admin-imprint", "/{lang}/admin/cities/{city}/imprint", story => $"/admin/cities/{story.City}/imprint") { SignedIn = true },
        new("admin-new-city", "/{lang}/admin/buyers/{buyerId}/city", story => $"/admin/buyers/{story.OtherBuyer}/city") { SignedIn = true },
        new("admin-buyers", "/{lang}/admin/buyers", _ => "/admin/buyers") { SignedIn = true },
        new("admin-buyer", "/{lang}/admin/buyers/{buyerId}", story => $"/admin/buyers/{story.CityBuyer}") { SignedIn = true },
        new("admin-jobs", "/{lang}/admin/jobs", _ => "/admin/jobs") { SignedIn = true },
        new("admin-job", "/{lang}/admin/jobs/{name}", _ => "/admin/jobs/send") { SignedIn = true },
        new("admin-imports", "/{lang}/admin/imports", _ => "/admin/imports") { SignedIn = true },
        new("admin-import", "/{lang}/admin/imports/{importId}", story => $"/admin/imports/{story.Import}") { SignedIn = true },
        new("admin-withdraw-import", "/{lang}/admin/imports/{importId}/withdraw", story => $"/admin/imports/{story.Import}/withdraw") { SignedIn = true },
        new("admin-mail", "/{lang}/admin/mail", _ => "/admin/mail") { SignedIn = true },
        new("admin-read-mail", "/{lang}/admin/mail/read/{name}", story => $"/admin/mail/read/{story.Mail}") { SignedIn = true },
        new("admin-restored", "/{lang}/admin/restored", _ => "/admin/restored") { SignedIn = true },
        new("admin-parked", "/{lang}/admin/mail/parked", _ => "/admin/mail/parked") { SignedIn = true },
        new("admin-ledger", "/{lang}/admin/ledger", _ => "/admin/ledger") { SignedIn = true },
        new("admin-tender-ledger", "/{lang}/admin/ledger/{tenderId}", story => $"/admin/ledger/{story.Tender}") { SignedIn = true },
        new("admin-actions", "/{lang}/admin/actions", _ => "/admin/actions") { SignedIn = true },
        new("register", "/{lang}/register", _ => "/register"),
        new("register-number", "/{lang}/register", _ => "/register?Country=DE"),
        new("register-email", "/{lang}/register/email", _ => "/register/email?Country=NL&Scheme=NL-KVK&Number=12345678"),
        new("register-taken", "/{lang}/register/email", _ => $"/register/email?Country=NL&Scheme=NL-KVK&Number={StoryOfTheCity.FirmNumber}"),
        new("register-asked", "/{lang}/register/asked", _ => "/register/asked"),
        new("register-waiting", "/{lang}/register/waiting", _ => "/register/waiting"),
        new("register-gone", "/{lang}/register/confirm/{token}", _ => "/register/confirm/used-up") { Status = 410 },
        new("business-home", "/{lang}/business/{firm}", story => $"/business/{story.Firm}") { SignedIn = true },
        new("business-summary", "/{lang}/business/{firm}/facts", story => $"/business/{story.Firm}/facts") { SignedIn = true },
        new("business-name", "/{lang}/business/{firm}/facts/{question}", story => $"/business/{story.Firm}/facts/name") { SignedIn = true },
        new("business-country", "/{lang}/business/{firm}/facts/{question}", story => $"/business/{story.Firm}/facts/country") { SignedIn = true },
        new("business-size", "/{lang}/business/{firm}/facts/{question}", story => $"/business/{story.Firm}/facts/size") { SignedIn = true },
        new("business-trades", "/{lang}/business/{firm}/facts/{question}", story => $"/business/{story.Firm}/facts/trades?q=a") { SignedIn = true },
        new("business-places", "/{lang}/business/{firm}/facts/{question}", story => $"/business/{story.Firm}/facts/places?q=DE") { SignedIn = true },
        new("business-languages", "/{lang}/business/{firm}/facts/{question}", story => $"/business/{story.Firm}/facts/languages") { SignedIn = true },
        new("business-cities", "/{lang}/business/{firm}/facts/cities", story => $"/business/{story.Firm}/facts/cities") { SignedIn = true },
        new("business-uses", "/{lang}/business/{firm}/facts/uses", story => $"/business/{story.Firm}/facts/uses") { SignedIn = true },
        new("business-owners", "/{lang}/business/{firm}/owners", story => $"/business/{story.Firm}/owners") { SignedIn = true },
        new("business-owner", "/{lang}/business/{firm}/owners/edit", story => $"/business/{story.Firm}/owners/edit?line=1") { SignedIn = true },
        new("business-owners-paste", "/{lang}/business/{firm}/owners/paste", story => $"/business/{story.Firm}/owners/paste") { SignedIn = true },
        new("business-status", "/{lang}/business/{firm}/status", story => $"/business/{story.Firm}/status") { SignedIn = true },
        new("admin-definition", "/{lang}/admin/cities/{city}/definition", story => $"/admin/cities/{story.City}/definition") { SignedIn = true },
        new("business-people", "/{lang}/business/{firm}/people", story => $"/business/{story.Firm}/people") { SignedIn = true },
        new("not-found", "", _ => "/no-such-page") { Status = 404 },
    ];

    /// <summary>GET addresses that are not pages, with the reason.</summary>
    public static IReadOnlyDictionary<string, string> NotPages { get; } = new Dictionary<string, string>
    {
        ["/"] = "sends on to the page in the reader's language",
        ["/errors/{status}"] = "seen as the page \"not-found\"",
        ["/{lang}/tenders.atom"] = "a feed",
        ["/{lang}/tenders.json"] = "a feed",
        ["/{lang}/cities/{city}/monitoring.csv"] = "a table for spreadsheets",
        ["/{lang}/buyers/{id}/monitoring.csv"] = "a table for spreadsheets",
        ["/{lang}/admin/mail/read/{name}/html"] = "the mail itself, shown in a frame of \"admin-read-mail\"",
        ["/{lang}/admin/actions.csv"] = "a file",
        ["/api/audit/head.json"] = "for machines",
        ["/{lang}/sign-in/code"] = "the second step, seen in the journey of an account",
        ["/{lang}/sign-in/recovery-code"] = "the second step, seen in the journey of an account",
        ["/{lang}/sign-in/with/{provider}"] = "sends on to a city's own sign-in service",
        ["/sign-in/from/{provider}"] = "takes the answer of a city's own sign-in service and sends on",
        ["/.well-known/security.txt"] = "for machines",
        ["/robots.txt"] = "for machines",
        ["/sitemap.xml"] = "for machines",
        ["/{lang}/business"] = "sends on to the one business; seen in the journey of a business",
        ["/health/live"] = "for machines",
        ["/health/ready"] = "for machines",
    };
}

/// <summary>A page.</summary>
/// <param name="Name">Names its pictures.</param>
/// <param name="Pattern">Its route without constraints; empty when it has none.</param>
/// <param name="Address">What follows the language in its address.</param>
internal sealed record ListedPage(string Name, string Pattern, Func<StoryOfTheCity, string> Address)
{
    public int Status { get; init; } = 200;

    /// <summary>True: the address has no language; the page speaks the person's, which is English in the story.</summary>
    public bool InTheReadersLanguage { get; init; }

    /// <summary>True: an administrator must be signed in.</summary>
    public bool SignedIn { get; init; }
}
