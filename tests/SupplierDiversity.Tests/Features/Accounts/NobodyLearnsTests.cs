using System.Net;
using System.Text.RegularExpressions;
using SupplierDiversity.Jobs;
using SupplierDiversity.Tests.Features.TenderAlerts;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Accounts;

/// <summary>From no answer and no work can a stranger tell who has an account.</summary>
public sealed partial class NobodyLearnsTests(CountedHashing portal) : IClassFixture<CountedHashing>
{
    [Fact]
    public async Task SignIn_KnownAndUnknown_SameBytesAndSameHashing()
    {
        await Administrators.VisitAsync(portal, "known@portal.example");
        await Administrators.VisitAsync(portal, "closed@portal.example");
        await Administrators.LinkAsync(portal, "unset@portal.example");
        for (var n = 0; n < 5; n++)
        {
            using var wrong = await Administrators.SignInAsync(portal.NewVisitor(), "closed@portal.example", "wrong password");
        }

        using var warm = await Administrators.SignInAsync(portal.NewVisitor(), "nobody@portal.example", "wrong password");
        var answers = new HashSet<string>();
        foreach (var (email, password) in new[]
        {
            ("stranger@portal.example", "wrong password"), ("known@portal.example", "wrong password"), ("unset@portal.example", "wrong password"),
            ("closed@portal.example", Administrators.Password), ("closed@portal.example", "wrong password"),
        })
        {
            var before = portal.Hashes;
            using var response = await Administrators.SignInAsync(portal.NewVisitor(), email, password);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
            Assert.Equal(1, portal.Hashes - before);
            answers.Add(Same(await response.Content.ReadAsStringAsync(), email));
        }

        Assert.Single(answers);
    }

    [Fact]
    public async Task ForgottenPassword_KnownAndUnknown_SameBytesAndOnlyTheKnownGetsMail()
    {
        await Administrators.VisitAsync(portal, "forgot@portal.example");
        await JobList.RunDueAsync(portal.Services, untilIdle: true, CancellationToken.None);
        var answers = new HashSet<string>();
        var pages = new HashSet<string>();
        foreach (var email in new[] { "forgot@portal.example", "nobody@portal.example" })
        {
            var visitor = portal.NewVisitor();
            var before = portal.Hashes;
            using var response = await visitor.SubmitAsync(await visitor.GetAsync("/en/forgotten-password"), [new("Email", email)]);
            Assert.Equal(before, portal.Hashes);
            answers.Add($"{response.StatusCode} {response.Headers.Location} {await response.Content.ReadAsStringAsync()}");
            pages.Add(Same(await visitor.Http.GetStringAsync(response.Headers.Location), email));
        }

        Assert.Single(answers);
        Assert.Single(pages);
        await JobList.RunDueAsync(portal.Services, untilIdle: true, CancellationToken.None);
        Assert.Contains(SentMail.In(portal.MailFolder, "forgot@portal.example"), m => m.Subject == "Choose a new password");
        Assert.Empty(SentMail.In(portal.MailFolder, "nobody@portal.example"));
    }

    // What differs by itself: the address as it was typed, the form's token, the request's number.
    private static string Same(string html, string email)
    {
        var same = Token().Replace(html.Replace(email, "EMAIL", StringComparison.Ordinal), "TOKEN");
        Assert.True(same.Length > 1000, "The page is too short to compare.");
        return same;
    }

    [GeneratedRegex("""(?<=name="__RequestVerificationToken" type="hidden" value=")[^"]+""")]
    private static partial Regex Token();
}
