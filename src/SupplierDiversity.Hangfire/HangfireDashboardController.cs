using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Security;

namespace SupplierDiversity.Hangfire;

/// <summary>
/// Hangfire's own pages for people who may run jobs, outside the language tree because they have a language of their own.
/// As a controller they are a door like every other: marked, walked over by the tests, its forms protected and recorded.
/// </summary>
[Route(Address + "/{**page}")]
[Allowed(Right.RunJobs)]
public sealed class HangfireDashboardController(HangfireServer server, AuditLog audit) : Controller
{
    /// <summary>Where the dashboard is.</summary>
    public const string Address = "/admin/hangfire";

    // The figures at its top, asked for every few seconds by a form that changes nothing.
    private const string Figures = "/stats";

    // The portal's own, but its pages place colours and widths by style attributes and name an empty icon.
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // Who may enter is decided by the mark above, and what they send is checked before it comes here.
    private static readonly DashboardOptions Options = new()
    {
        Authorization = [],
        AppPath = "/",
        DashboardTitle = "Hangfire",
        DisplayStorageConnectionString = false,
    };

    /// <summary>A page, a file or a form of the dashboard.</summary>
    [HttpGet]
    [HttpPost]
    public async Task Show()
    {
        Response.Headers.ContentSecurityPolicy = ContentPolicy;
        Request.Path.StartsWithSegments(Address, out var page);
        var (pathBase, path) = (Request.PathBase, Request.Path);
        try
        {
            (Request.PathBase, Request.Path) = (pathBase + Address, page);
            await new AspNetCoreDashboardMiddleware(_ => Task.CompletedTask, server.Storage, Options, DashboardRoutes.Routes, finalizeWhenNotFound: true).Invoke(HttpContext);
        }
        finally
        {
            (Request.PathBase, Request.Path) = (pathBase, path);
        }

        if (HttpMethods.IsPost(Request.Method) && Response.StatusCode < StatusCodes.Status400BadRequest)
        {
            await RecordAsync(page);
        }
    }

    private async Task RecordAsync(PathString page)
    {
        if (page == Figures)
        {
            AuditLog.ChangesNothing(HttpContext);
            return;
        }

        await audit.AddAsync(new AuditEntry("job-run", "job", "hangfire" + page));
    }
}
