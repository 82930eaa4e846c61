using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Administration;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Audit;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Audit;

/// <summary>"Who touched this": the audit log by person, object and time. Looking into it is itself recorded.</summary>
[Allowed(Right.ReadAudit)]
public sealed class AuditController(AuditLog audit, AuditSearch search, AccountDirectory accounts, Visitor visitor, IServiceProvider services) : Controller
{
    private const int MostLines = 100_000;

    /// <summary>A page of the records that fit.</summary>
    [HttpGet("/{lang:lang}/admin/actions")]
    public async Task<IActionResult> Show(AuditForm form, int page, CancellationToken ct)
    {
        var found = await FindAsync(form, AdministrationPages.Skip(page), AdministrationPages.Size + 1, ct);
        var address = QueryHelpers.AddQueryString(HttpContext.Language().Path("/admin/actions"), form.Query());
        var (pages, records) = AdministrationPages.Cut(found, page, address);
        return View("Audit", new AuditPage(form, records, await EmailsAsync(records, ct), pages, await audit.HeadAsync(ct), await services.GetRequiredService<AuditReceipts>().AreSentToAsync(visitor.AccountId!.Value, ct)));
    }

    /// <summary>The records that fit as CSV (RFC 4180), at most 100,000, newest first.</summary>
    [HttpGet("/{lang:lang}/admin/actions.csv")]
    public async Task<IActionResult> Csv(AuditForm form, CancellationToken ct)
    {
        var records = await FindAsync(form, 0, MostLines, ct);
        var emails = await EmailsAsync(records, ct);
        var text = new StringBuilder("number,at,account_id,person,roles,city_id,action,kind,object_id,name,purpose,changes,previous_hash,hash\r\n");
        foreach (var r in records)
        {
            text.AppendJoin(',', new[]
            {
                r.Number.ToString(CultureInfo.InvariantCulture), AuditHash.Text(r.At), r.AccountId?.ToString("D"), r.AccountId is { } id ? emails.GetValueOrDefault(id) : null,
                r.Roles, r.CityId?.ToString("D"), r.Action, r.Kind, r.ObjectId, r.Name, r.Purpose, r.ChangesJson, r.PreviousHash, r.Hash,
            }.Select(Cell)).Append("\r\n");
        }

        return File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", "audit.csv");
    }

    // A cell that begins like a formula would be run by a spreadsheet: an apostrophe makes it text.
    internal static string Cell(string? value)
    {
        var text = value ?? "";
        text = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private async Task<IReadOnlyList<AuditRecord>> FindAsync(AuditForm form, int skip, int most, CancellationToken ct)
    {
        var person = form.Person?.Trim();
        // An address nobody has finds nothing, rather than everything.
        Guid? account = string.IsNullOrEmpty(person) ? null : await accounts.FindAsync(person, ct) ?? Guid.Empty;
        var wish = new AuditWish(account, string.IsNullOrWhiteSpace(form.Thing) ? null : form.Thing.Trim(), AuditForm.Start(form.From), AuditForm.Start(form.Until)?.AddDays(1));
        var reading = (await visitor.RolesAsync(ct)).Where(r => Rights.Of(Right.ReadAudit).Roles.Contains(r.Role)).ToList();
        return await search.FindAsync(wish, reading.Exists(r => r.City is null) ? null : [.. reading.Select(r => r.City!.CityId)], skip, most, ct);
    }

    private Task<IReadOnlyDictionary<Guid, string>> EmailsAsync(IEnumerable<AuditRecord> records, CancellationToken ct) =>
        accounts.EmailsAsync(records.Select(r => r.AccountId).OfType<Guid>(), ct);
}

/// <summary>What is looked for, as typed.</summary>
public sealed class AuditForm
{
    /// <summary>E-mail address of a person.</summary>
    public string? Person { get; set; }

    /// <summary>Id or exact name of a thing.</summary>
    public string? Thing { get; set; }

    /// <summary>First day, UTC: 2026-11-22.</summary>
    public string? From { get; set; }

    /// <summary>Last day, UTC.</summary>
    public string? Until { get; set; }

    /// <summary>The start of a typed day in UTC, or null.</summary>
    public static DateTimeOffset? Start(string? day) =>
        DateOnly.TryParseExact(day?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;

    /// <summary>The search as part of an address.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Query() =>
        new (string Key, string? Value)[] { ("person", Person), ("thing", Thing), ("from", From), ("until", Until) }
            .Where(p => !string.IsNullOrWhiteSpace(p.Value)).Select(p => KeyValuePair.Create(p.Key, p.Value));
}

/// <summary>A page of the audit log.</summary>
/// <param name="Form">What was looked for.</param>
/// <param name="Records">Newest first.</param>
/// <param name="Emails">Addresses of the accounts in them that still exist.</param>
/// <param name="Pages">Where the list is cut.</param>
/// <param name="Head">The end of the chain.</param>
/// <param name="Receipts">True when the reader gets the end of the chain by mail.</param>
public sealed record AuditPage(AuditForm Form, IReadOnlyList<AuditRecord> Records, IReadOnlyDictionary<Guid, string> Emails, AdministrationPages Pages, AuditHead Head, bool Receipts);
