using System.Net;
using System.Security.Cryptography;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.TenderAuthoring;

public class TenderRoomTests(AuthoringPortal portal) : IClassFixture<AuthoringPortal>
{
    [Fact]
    public async Task Upload_Document_IsPublicWithItsFingerprintUntilItIsTakenOut()
    {
        var (at, draft, tender) = await PublishedAsync("unterlagau");
        var officer = await portal.People.SignInAsync($"first@{at.City.Slug}.example");
        var address = $"/en/admin/cities/{at.City.Slug}/drafts/{draft}/documents";
        var content = "%PDF-1.7 list of services"u8.ToArray();
        using (var refused = await UploadAsync(officer, address, "services.docx", content))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        using (var kept = await UploadAsync(officer, address, "services.pdf", content))
        {
            Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        }

        var visitor = portal.NewVisitor();
        var page = await visitor.GetAsync($"/en/tenders/{tender}/documents");
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(content)), page.Body!.TextContent, StringComparison.Ordinal);
        var link = page.QuerySelector("ul.worklist a")!.GetAttribute("href")!;
        using (var file = await visitor.Http.GetAsync(link))
        {
            Assert.Equal("application/pdf", file.Content.Headers.ContentType!.MediaType);
            Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal(content, await file.Content.ReadAsByteArrayAsync());
        }

        using (var taken = await officer.SubmitAsync(await officer.GetAsync(address), [], "form[action$='/withdraw']"))
        {
            Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        }

        using var gone = await visitor.Http.GetAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Contains("Taken out", (await visitor.GetAsync($"/en/tenders/{tender}/documents")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_CorrectedTender_SaysItsClausesInTheReadersLanguageAndWhatChanged()
    {
        var (at, draft, tender) = await PublishedAsync("klauselau");
        var row = (await portal.Drafts.FindAsync(at.City, draft, CancellationToken.None))!;
        await portal.Drafts.CorrectAsync(row, CancellationToken.None);
        row = await portal.NowAsync(at, row);
        await portal.Drafts.WriteAsync(row, row.Draft with { Description = "Beratung an zwölf Orten." }, "description", at.First, CancellationToken.None);
        await portal.PublishAsync(at, await portal.NowAsync(at, row), reason: "Ein Ort fehlte.");
        var page = await portal.NewVisitor().GetAsync($"/tr/tenders/{tender}/documents");
        Assert.Contains("8", page.QuerySelector("blockquote.original:not([lang])")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ein Ort fehlte.", page.QuerySelector("ol.history")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("ol.history ul li"));
    }

    [Fact]
    public async Task Ask_Question_IsPublishedWithItsAnswerAndWithoutWhoAsked()
    {
        var (at, draft, tender) = await PublishedAsync("frageundantwort");
        await portal.People.PersonAsync("asker@firm.example");
        var asker = await portal.People.SignInAsync("asker@firm.example");
        using (var asked = await asker.SubmitAsync(await asker.GetAsync($"/en/tenders/{tender}/documents"), [new("question", "May a centre be visited beforehand?")]))
        {
            Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        }

        var visitor = portal.NewVisitor();
        Assert.DoesNotContain("visited beforehand", (await visitor.GetAsync($"/en/tenders/{tender}/documents")).Body!.TextContent, StringComparison.Ordinal);
        var officer = await portal.People.SignInAsync($"second@{at.City.Slug}.example");
        var desk = await officer.GetAsync($"/en/admin/cities/{at.City.Slug}/drafts/{draft}/documents");
        Assert.DoesNotContain("asker@firm.example", desk.Body!.TextContent, StringComparison.Ordinal);
        using (var answered = await officer.SubmitAsync(desk, [new("answer", "Yes, on any Tuesday.")], "form[action*='/questions/']"))
        {
            Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        }

        var page = await visitor.GetAsync($"/en/tenders/{tender}/documents");
        Assert.Contains("visited beforehand", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Yes, on any Tuesday.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private async Task<(AuthoringCity At, Guid Draft, string Tender)> PublishedAsync(string slug)
    {
        var at = await portal.CityAsync(slug);
        var draft = await portal.StartAsync(at, portal.Whole(at));
        await portal.PublishAsync(at, draft);
        return (at, draft.DraftId, (await portal.NowAsync(at, draft)).TenderId!);
    }

    private static async Task<HttpResponseMessage> UploadAsync(PageVisitor visitor, string address, string name, byte[] content)
    {
        var page = await visitor.GetAsync(address);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(content), "file", name },
        };
        return await visitor.Http.PostAsync(address, form);
    }
}
