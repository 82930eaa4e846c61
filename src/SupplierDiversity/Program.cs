using SupplierDiversity;
using SupplierDiversity.Commands;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.BidReports.Counting;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Clauses;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Features.Demonstration;
using SupplierDiversity.Features.Disclosure;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Features.Rates;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Integrity;
using SupplierDiversity.Jobs;
using SupplierDiversity.Languages.Checks;
using SupplierDiversity.Operating.Backups;
using SupplierDiversity.Wall.Sealing;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = ContentRoot.Find(),
    EnvironmentName = ContentRoot.Environment(args),
    WebRootPath = "wwwroot",
});

if (builder.Environment.IsEnvironment("Demonstration"))
{
    builder.Configuration.AddDemonstrationSettings();
}

builder.AddPortal();

var app = builder.Build();

app.UsePortal();

return await CommandLine.RunAsync(
    [
        ServeVerb.For(app),
        DemoVerb.For(app),
        MigrateVerb.Verb,
        ImportNoticesVerb.Verb,
        CreateAdminVerb.Verb,
        ImportCodeListsVerb.Verb,
        CheckLanguagesVerb.Verb,
        RunJobsVerb.Verb,
        CheckVerb.Verb,
        BackupVerb.Verb,
        RestoreVerb.Verb,
        ResealVerb.Verb,
        ImportSubscriptionsVerb.Verb,
        ImportSuppliersVerb.Verb,
        ImportBidsVerb.Verb,
        ExplainStatusVerb.Verb,
        CheckClausesVerb.Verb,
        ReportVerb.Verb,
        RebuildCubesVerb.Verb,
        AnalyseRatesVerb.Verb,
        ProtectTableVerb.Verb,
    ],
    args,
    app);

/// <summary>The portal's entry point, named so that tests can host it.</summary>
public partial class Program;
