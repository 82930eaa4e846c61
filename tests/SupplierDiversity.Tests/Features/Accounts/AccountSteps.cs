using System.Net;
using SupplierDiversity.Rules.Accounts;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Accounts;

/// <summary>What people do with their accounts, as they do it.</summary>
public static class AccountSteps
{
    /// <summary>The six digits an authenticator app shows now for a secret as the page spells it.</summary>
    public static string Code(string typed, DateTimeOffset now) => TimeCode.Of(Bytes(typed), TimeCode.StepAt(now));

    /// <summary>Sets up an app; the secret as the page spells it, and the recovery codes.</summary>
    public static async Task<(string Secret, IReadOnlyList<string> Codes)> SetUpAppAsync(PortalFixture portal, PageVisitor visitor)
    {
        var page = await visitor.GetAsync("/en/account/second-factor/app");
        var secret = page.QuerySelector(".code code")!.TextContent;
        using var saved = await visitor.SubmitAsync(page, [new("Code", Code(secret, portal.Clock.GetUtcNow()))]);
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.True(saved.Headers.CacheControl?.NoStore);
        var codes = (await PageVisitor.ReadAsync(saved)).QuerySelectorAll(".codes code").Select(c => c.TextContent).ToList();
        Assert.Equal(10, codes.Distinct().Count());
        return (secret, codes);
    }

    /// <summary>Password, then the page that asks for the code.</summary>
    public static async Task<PageVisitor> HalfWayAsync(PortalFixture portal, string email)
    {
        var visitor = portal.NewVisitor();
        using var first = await Administrators.SignInAsync(visitor, email, Administrators.Password);
        Assert.StartsWith("/en/sign-in/code?", first.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.False(await IsSignedInAsync(visitor));
        return visitor;
    }

    public static async Task<bool> IsSignedInAsync(PageVisitor visitor)
    {
        using var response = await visitor.Http.GetAsync("/en/account");
        return response.StatusCode == HttpStatusCode.OK;
    }

    public static async Task<HttpStatusCode> SendCodeAsync(PageVisitor visitor, string code, string page = "code")
    {
        using var response = await visitor.SubmitAsync(await visitor.GetAsync($"/en/sign-in/{page}"), [new("Code", code)]);
        return response.StatusCode;
    }

    private static byte[] Bytes(string typed)
    {
        var bytes = new List<byte>();
        var (held, bits) = (0, 0);
        foreach (var c in typed.Where(char.IsLetterOrDigit))
        {
            held = ((held << 5) | Base32.Rfc4648.IndexOf(c, StringComparison.Ordinal)) & 0xFFFF;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(held >> bits));
            }
        }

        return [.. bytes];
    }
}
