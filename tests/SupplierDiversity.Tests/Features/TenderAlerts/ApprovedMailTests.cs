using System.Text.RegularExpressions;
using SupplierDiversity.Jobs;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Alerts;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.TenderAlerts;

/// <summary>
/// One alert, one digest and one letter of confirmation in every language of the portal, as approved by somebody who
/// read them (folder ApprovedMails). A mail that changed fails here and shows its lines; PORTAL_APPROVE_MAILS=1 takes
/// what is sent now as approved, and the change is read in the commit.
/// </summary>
public partial class ApprovedMailTests(ApprovedMailTests.SentToAll portal) : IClassFixture<ApprovedMailTests.SentToAll>
{
    public static TheoryData<string> Languages => [.. new LanguageList().All.Select(l => l.Tag)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Send_Alert_IsTheApprovedMail(string language) => CheckApproved("alert", language);

    [Theory]
    [MemberData(nameof(Languages))]
    public void Send_Digest_IsTheApprovedMail(string language) => CheckApproved("digest", language);

    [Theory]
    [MemberData(nameof(Languages))]
    public void Send_Confirmation_IsTheApprovedMail(string language) => CheckApproved("confirm", language);

    [Fact]
    public void Approved_EveryFile_BelongsToALanguage()
    {
        var expected = Languages.SelectMany(l => new[] { "alert", "digest", "confirm" }.Select(m => $"{m}.{l.Data}.txt")).Order(StringComparer.Ordinal);
        Assert.Equal(expected, Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    private static string Folder => SourceTree.Folder("tests/SupplierDiversity.Tests/Features/TenderAlerts/ApprovedMails");

    private void CheckApproved(string mail, string language)
    {
        var sent = Readable(Assert.Single(SentMail.In(portal.MailFolder, $"{mail}-{language}@approved.example")));
        var file = Path.Combine(Folder, $"{mail}.{language}.txt");
        if (Environment.GetEnvironmentVariable("PORTAL_APPROVE_MAILS") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(file, sent);
        }

        var approved = File.Exists(file) ? File.ReadAllText(file) : "";
        Assert.True(approved == sent, $"{Path.GetFileName(file)} is not what is sent now (PORTAL_APPROVE_MAILS=1 approves it):\n{LineDiff.Of(approved, sent)}");
    }

    /// <summary>Headers, text and HTML, one element a line; what differs from run to run is named instead.</summary>
    private static string Readable(SentMail mail)
    {
        var headers = mail.Headers.Select(h => h.Name == "Subject" ? $"Subject: {mail.Subject}" : $"{h.Name}: {h.Value}");
        var all = $"{string.Join('\n', headers)}\n\n--- text\n{mail.Text}\n--- html\n{mail.Html.Replace("><", ">\n<", StringComparison.Ordinal)}\n";
        return MessageId().Replace(Token().Replace(all, "/alerts/$1/TOKEN"), "<$1ID@");
    }

    [GeneratedRegex("/alerts/(confirm|manage|unsubscribe)/[A-Za-z0-9_-]{20,}")]
    private static partial Regex Token();

    [GeneratedRegex(@"<([a-z]+\.)?[0-9a-f]{32}@")]
    private static partial Regex MessageId();

    /// <summary>Everybody asks, one reader a language and mail; then two tenders come.</summary>
    public sealed class SentToAll : AlertFixture
    {
        protected override async Task PrepareAsync()
        {
            foreach (var language in Languages.Select(l => l.Data))
            {
                await SubscribeAsync($"alert-{language}@approved.example", "79800000;45", "DE2", "school", languages: language);
                await SubscribeAsync($"digest-{language}@approved.example", "79800000", languages: language, frequency: AlertFrequency.Daily);
                var visitor = NewVisitor();
                var form = await visitor.GetAsync($"/{language}/alerts/new?cpv=79800000&nuts=DE2&q=school");
                using var asked = await visitor.SubmitAsync(form, new Dictionary<string, string>
                {
                    ["Email"] = $"confirm-{language}@approved.example",
                    ["Frequency"] = "weekly",
                    ["Language1"] = language,
                });
                Assert.Equal(System.Net.HttpStatusCode.Found, asked.StatusCode);
            }

            var books = TestTenders.Call("Printing of school books", cpv: "79800000", procedure: "3f1c1a52-0000-4000-8000-000000000001");
            await Tenders.PublishAsync(books with
            {
                Title = TestTenders.Texts(("en", "Printing of school books"), ("de", "Druck von Schulbüchern")),
                Lots =
                [
                    books.Lots[0] with { SocialObjectives = ["opp"], ReservedExecution = "yes", BidLanguages = ["de", "en"] },
                    TestTenders.Lot("LOT-0002", "School atlases", cpv: "79800000", deadline: Clock.GetUtcNow().AddDays(44), value: 20_000m),
                ],
            });
            await RunAsync();
            Clock.Advance(TimeSpan.FromMinutes(1));
            await Tenders.PublishAsync(TestTenders.Call("Printing of maps", cpv: "79800000", nuts: "", value: null, procedure: "3f1c1a52-0000-4000-8000-000000000002"));
            await RunAsync();
            Clock.Set(new DateTimeOffset(2026, 3, 3, 6, 0, 0, TimeSpan.Zero));
            await RunAsync();
        }

        private Task<JobCount> RunAsync() => JobList.RunDueAsync(Services, untilIdle: true, CancellationToken.None);
    }
}

/// <summary>What changed between two texts, line by line, with the lines around it.</summary>
internal static class LineDiff
{
    private const int Around = 2;

    public static string Of(string before, string after)
    {
        var (a, b) = (before.Split('\n'), after.Split('\n'));
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
            {
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var lines = new List<string>();
        for (var (i, j) = (0, 0); i < a.Length || j < b.Length;)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j])
            {
                lines.Add("  " + a[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (j == b.Length || (i < a.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add("- " + a[i++]);
            }
            else
            {
                lines.Add("+ " + b[j++]);
            }
        }

        return string.Join('\n', lines.Where((_, n) => Enumerable.Range(n - Around, (2 * Around) + 1).Any(at => at >= 0 && at < lines.Count && lines[at][0] != ' ')));
    }
}
