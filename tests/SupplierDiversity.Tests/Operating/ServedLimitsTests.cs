using System.Net;
using SupplierDiversity.Security;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Operating;

public sealed class ServedLimitsTests
{
    [Fact]
    public async Task Post_MoreThanAFormHolds_IsRefusedAndTheServerDoesNotSayWhatItIs()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var portal = new ServedProgram(database.Settings, "Production", ("Portal__BaseUrl", "http://127.0.0.1"));
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, Expect100ContinueTimeout = TimeSpan.FromSeconds(10) };
        var visitor = await portal.VisitAsync(handler);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/en/alerts/new");
        request.Headers.ExpectContinue = true;
        request.Content = new FormUrlEncodedContent([new("Name", new string('x', (int)SecurityFeature.LargestForm))]);
        using var answer = await visitor.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest, answer.StatusCode.ToString());
        using var page = await visitor.Http.GetAsync("/en", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.False(page.Headers.Contains("Server"));
    }
}
