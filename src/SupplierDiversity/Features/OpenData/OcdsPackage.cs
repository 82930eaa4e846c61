using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Ocds;

namespace SupplierDiversity.Features.OpenData;

/// <summary>
/// A release package (OCDS 1.1), written while it is read: a city's whole package is never in memory at once.
/// </summary>
public sealed class OcdsPackage(TenderNotices notices, PortalAddress address, IConfiguration configuration)
{
    private const int Chunk = 50;
    private const string Extensions = "https://raw.githubusercontent.com/open-contracting-extensions/";
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    // Those whose fields a release of ours can hold.
    private static readonly string[] InUse =
    [
        "eu", "lots", "sustainability", "bid", "awardCriteria", "selectionCriteria", "contractTerms", "submissionTerms", "subcontracting", "otherRequirements",
        "exclusionGrounds", "legalBasis", "techniques", "organizationClassification", "partyDetails_scale", "countryCode", "suitability",
        "withheldInformation", "process_title",
    ];

    /// <summary>
    /// The publisher's prefix for contracting processes (<c>Ocds:Prefix</c>), as registered with the Open Contracting
    /// Partnership; without one the prefix of the standard's examples stands.
    /// </summary>
    private readonly string _prefix = configuration["Ocds:Prefix"] is { Length: > 0 } set ? set : "ocds-213czf";

    /// <summary>Writes the package of one tender.</summary>
    public async Task WriteAsync(PipeWriter to, NoticesOfTender tender, CancellationToken ct)
    {
        await using var json = new Utf8JsonWriter(to, Written);
        Begin(json, $"/api/ocds/packages/{tender.TenderId}.json", tender.Notices.Max(n => n.TakenAt));
        Releases(json, tender);
        End(json, null);
        json.Flush();
        await to.FlushAsync(ct);
    }

    /// <summary>Writes a package of many tenders.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="scope">Which tenders.</param>
    /// <param name="ct">Stops between two chunks.</param>
    public async Task WriteAsync(PipeWriter to, OcdsScope scope, CancellationToken ct)
    {
        await using var json = new Utf8JsonWriter(to, Written);
        Begin(json, scope.Path(scope.After), await notices.LastChangeAsync(scope.CityId, ct) ?? DateTimeOffset.UnixEpoch);
        var (after, left, more) = (scope.After, scope.Most, true);
        while (left > 0 && more)
        {
            var next = await notices.NextAsync(scope.CityId, after, Math.Min(Chunk, left), ct);
            foreach (var tender in next)
            {
                Releases(json, tender);
                after = tender.TenderId;
            }

            more = next.Count == Math.Min(Chunk, left);
            left -= next.Count;
            json.Flush();
            await to.FlushAsync(ct);
        }

        End(json, more ? scope.Path(after) : null);
        json.Flush();
        await to.FlushAsync(ct);
    }

    private void Begin(Utf8JsonWriter json, string path, DateTimeOffset changed)
    {
        json.WriteStartObject();
        json.WriteString("uri", address.Of(path));
        json.WriteString("version", "1.1");
        json.WriteString("publishedDate", changed.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteStartObject("publisher");
        json.WriteString("name", address.Host);
        json.WriteString("uri", address.Site);
        json.WriteEndObject();
        json.WriteStartArray("extensions");
        foreach (var used in InUse)
        {
            json.WriteStringValue($"{Extensions}ocds_{used}_extension/master/extension.json");
        }

        json.WriteEndArray();
        json.WriteStartArray("releases");
    }

    private void Releases(Utf8JsonWriter json, NoticesOfTender tender)
    {
        var kinds = new HashSet<(NoticeKind, string)>();
        var number = 0;
        foreach (var (notice, taken) in tender.Notices)
        {
            number += notice.ChangedNotice is null ? 0 : 1;
            // A second award notice is about other lots, so it is an award of its own; a second call is never a new one.
            var first = kinds.Add((notice.Kind, notice.Kind is NoticeKind.Call or NoticeKind.Planning ? "" : notice.NoticeId));
            OcdsRelease.Of(notice, new OcdsPlace(_prefix, tender.ProcedureId, taken, first, number)).WriteTo(json);
        }
    }

    private void End(Utf8JsonWriter json, string? next)
    {
        json.WriteEndArray();
        if (next is not null)
        {
            json.WriteStartObject("links");
            json.WriteString("next", address.Of(next));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}

/// <summary>Which tenders a package holds.</summary>
/// <param name="CityId">Those of the city's buyers; null: of all buyers.</param>
/// <param name="City">The city's name in addresses; null: all.</param>
/// <param name="After">Tender ids after this one; "" from the first.</param>
/// <param name="Most">How many tenders at most; the package then names the next one.</param>
public sealed record OcdsScope(Guid? CityId, string? City, string After, int Most)
{
    /// <summary>The address of the same from another tender on.</summary>
    public string Path(string after)
    {
        var query = string.Join("&", new[] { City is null ? null : $"city={City}", after.Length == 0 ? null : $"after={after}" }.OfType<string>());
        return "/api/ocds/releases.json" + (query.Length == 0 ? "" : "?" + query);
    }
}
