using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Accounts.SecondFactor;
using SupplierDiversity.Features.Administration;
using SupplierDiversity.Features.Assurance;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Awards;
using SupplierDiversity.Features.Backgrounds;
using SupplierDiversity.Features.Barriers;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Clauses;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Features.Demonstration;
using SupplierDiversity.Features.Disclosure;
using SupplierDiversity.Features.Dive;
using SupplierDiversity.Features.Information;
using SupplierDiversity.Features.Misreads;
using SupplierDiversity.Features.Monitoring;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Features.OpenData;
using SupplierDiversity.Features.Ownership;
using SupplierDiversity.Features.People;
using SupplierDiversity.Features.Pool;
using SupplierDiversity.Features.Publicity;
using SupplierDiversity.Features.Quotations;
using SupplierDiversity.Features.Shared;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Features.Surveys;
using SupplierDiversity.Features.TenderAlerts;
using SupplierDiversity.Features.TenderAuthoring;
using SupplierDiversity.Features.Tenders;
using SupplierDiversity.Features.Workforces;
using SupplierDiversity.Jobs;
using SupplierDiversity.Languages;
using SupplierDiversity.Mail;
using SupplierDiversity.Operating;
using SupplierDiversity.Operating.Adapters;
using SupplierDiversity.Operating.Logs;
using SupplierDiversity.Security;
using SupplierDiversity.Wall;

namespace SupplierDiversity;

/// <summary>What the portal is made of, and the way of a request through it.</summary>
internal static class Portal
{
    /// <summary>Adds every part.</summary>
    public static void AddPortal(this WebApplicationBuilder builder)
    {
        builder.Host.UseDefaultServiceProvider(o => (o.ValidateScopes, o.ValidateOnBuild) = (true, true));
        builder.Logging.AddPortalLogging(builder.Environment);
        builder.Services.AddPortalClock();
        builder.Services.AddDatabase(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddBackground(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddPages();
        builder.Services.AddSecurity(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddAccountsFeature(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddAuditFeature();
        builder.Services.AddCitiesFeature();
        builder.Services.AddClausesFeature();
        builder.Services.AddMisreadsFeature();
        builder.Services.AddPublicityFeature();
        builder.Services.AddDiveFeature();
        builder.Services.AddAssuranceFeature();
        builder.Services.AddTenderAuthoringFeature();
        builder.Services.AddPeopleFeature();
        builder.Services.AddAdministrationFeature();
        builder.Services.AddMail(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddJobs();
        builder.Services.AddCodeListsFeature();
        builder.Services.AddNoticesFeature();
        builder.Services.AddSubscriptionsFeature();
        builder.Services.AddTenderAlertsFeature(builder.Configuration);
        builder.Services.AddTendersFeature();
        builder.Services.AddOpenDataFeature();
        builder.Services.AddSuppliersFeature();
        builder.Services.AddOwnershipFeature();
        builder.Services.AddStatusesFeature();
        builder.Services.AddSurveysFeature();
        builder.Services.AddWorkforcesFeature();
        builder.Services.AddPoolFeature();
        builder.Services.AddDisclosureFeature();
        builder.Services.AddBackgroundsFeature();
        builder.Services.AddBidsFeature();
        builder.Services.AddQuotationsFeature();
        builder.Services.AddAwardsFeature();
        builder.Services.AddBidReportsFeature();
        builder.Services.AddBarriersFeature();
        builder.Services.AddMonitoringFeature();
        builder.Services.AddInformationFeature();
        builder.Services.AddDemonstrationFeature();
        builder.Services.AddOperating();
        AdapterChoice.Jobs.AddTo(builder);
        AdapterChoice.Mail.AddTo(builder);
    }

    /// <summary>The steps a request takes, in their order.</summary>
    public static void UsePortal(this WebApplication app)
    {
        app.UseTransportSecurity();
        app.UseErrorPages();
        app.UseRequestLanguage();
        app.UseStaticFiles();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseSecondFactorGate();
        app.UseAuthorization();
        app.MapControllers();
        app.MapHealth();
        AccessMarks.Require(app);
    }
}
