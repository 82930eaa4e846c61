using System.Text;
using System.Text.Json;
using SupplierDiversity.Mail;
using SupplierDiversity.Mail.Mime;

namespace SupplierDiversity.Tests.Mail;

public class MimeMessageTests
{
    private static MimeMessage Sample => new()
    {
        From = Mailbox.Parse("City portal <portal@city.example>"),
        To = Mailbox.Parse("firm@supplier.example"),
        Subject = "Two new tenders",
        Date = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.FromHours(2)),
        MessageId = "<a1@city.example>",
        Language = "en",
        Text = "Hello\n",
        Html = "<p>Hello</p>\n",
    };

    [Fact]
    public void ToBytes_PlainMail_IsExactlyThis()
    {
        var expected = """
            From: "City portal" <portal@city.example>
            To: firm@supplier.example
            Subject: Two new tenders
            Date: Wed, 04 Mar 2026 03:06:07 +0000
            Message-ID: <a1@city.example>
            Auto-Submitted: auto-generated
            Content-Language: en
            List-Id: <alerts.city.example>
            List-Unsubscribe: <https://city.example/alerts/unsubscribe/t>
            List-Unsubscribe-Post: List-Unsubscribe=One-Click
            X-Alert-Tender: T-1
            X-Alert-Tender: T-2
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="=_alternative"

            --=_alternative
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            SGVsbG8NCg==
            --=_alternative
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: base64

            PHA+SGVsbG88L3A+DQo=
            --=_alternative--

            """.ReplaceLineEndings("\r\n");
        var mail = Sample with { ListId = "<alerts.city.example>", UnsubscribeUrl = "https://city.example/alerts/unsubscribe/t", TenderIds = ["T-1", "T-2"] };
        Assert.Equal(expected, Encoding.UTF8.GetString(mail.ToBytes()));
    }

    [Fact]
    public void ToBytes_MailboxForStopping_StandsAfterTheAddressThatStopsAtOnce()
    {
        var mail = Sample with { UnsubscribeUrl = "https://city.example/s/t", UnsubscribeMailto = "mailto:stop@city.example?subject=unsubscribe%20t" };
        Assert.Contains(
            "\r\nList-Unsubscribe: <https://city.example/s/t>, <mailto:stop@city.example?subject=unsubscribe%20t>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
            Encoding.UTF8.GetString(mail.ToBytes()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Short")]
    [InlineData("")]
    [InlineData(" led by a space, ended by one ")]
    [InlineData("two  spaces")]
    [InlineData("looks encoded =?utf-8?B?SGk=?= but is not")]
    [InlineData("A subject in plain letters that is long enough to be folded more than once, since it has far more than seventy-six characters in it, has it not")]
    [InlineData("Oneveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryverylongword")]
    [InlineData("مناقصات جديدة تناسب شركتك في ثلاث مدن: أعمال البناء والنقل والتنظيف وخدمات الطعام")]
    [InlineData("Şirketinize uygun iki yeni ihale: İnşaat, ulaşım, temizlik ve yemek hizmetleri, ığüşöç")]
    [InlineData("x😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀")]
    [InlineData("tab\tinside")]
    public void Subject_AnyText_IsReadBackAsWritten(string subject)
    {
        var read = ReadBack(Sample with { Subject = subject });
        Assert.Equal(subject, read.GetProperty("Subject").GetString());
    }

    [Fact]
    public void Subject_EveryLengthOfEmoji_KeepsLinesAndWordsWithinLimits()
    {
        for (var length = 1; length <= 120; length++)
        {
            var subject = new string('ü', length % 7) + string.Concat(Enumerable.Repeat("🏗", length));
            var lines = HeaderLines(Sample with { Subject = subject }, "Subject");
            Assert.All(lines, line => Assert.InRange(line.Length, 1, 76));
            var words = string.Join("", lines)["Subject:".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.All(words, word => Assert.InRange(word.Length, 13, 75));

            // Each word alone is whole UTF-8 (RFC 2047 § 5), so joining the words is joining the texts.
            var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
            Assert.Equal(subject, string.Concat(words.Select(word => strict.GetString(Convert.FromBase64String(word[10..^2])))));
        }
    }

    [Fact]
    public void Subject_LonePartOfAPair_BecomesTheReplacementCharacter() =>
        Assert.Equal("a\uFFFDb", ReadBack(Sample with { Subject = "a\uD83Db" }).GetProperty("Subject").GetString());

    [Theory]
    [InlineData("Portal, \"the\" one \\ only", "portal@city.example")]
    [InlineData("بوابة الموردين المتنوعين في المدينة الكبيرة جدا على النهر", "portal@city.example")]
    [InlineData("Çeşitlilik", "portal@münchen.example")]
    public void From_NameAndDomain_AreReadBack(string name, string address)
    {
        var quoted = name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        var read = ReadBack(Sample with { From = Mailbox.Parse($"\"{quoted}\" <{address}>") });
        Assert.Equal(name, read.GetProperty("fromName").GetString());
        Assert.Equal(address.Replace("münchen", "xn--mnchen-3ya", StringComparison.Ordinal), read.GetProperty("fromAddress").GetString());
    }

    [Fact]
    public void Bodies_OtherScriptsAndLineEnds_AreReadBack()
    {
        var text = "السلام\nline two\r\nline three 😀\n.\n..dots\n" + new string('x', 3000);
        var read = ReadBack(Sample with { Text = text, Html = "<p dir=\"rtl\">السلام</p>" });
        Assert.Equal(text.ReplaceLineEndings("\n"), read.GetProperty("text").GetString()!.ReplaceLineEndings("\n"));
        Assert.Equal("<p dir=\"rtl\">السلام</p>", read.GetProperty("html").GetString());
        Assert.Equal(0, read.GetProperty("defects").GetInt32());
    }

    [Fact]
    public void Bodies_EmptyTexts_AreReadBack()
    {
        var read = ReadBack(Sample with { Text = "", Html = "" });
        Assert.Equal("", read.GetProperty("text").GetString());
        Assert.Equal("", read.GetProperty("html").GetString());
    }

    [Theory]
    [InlineData("Subject\r\nBcc: somebody@else.example")]
    [InlineData("Subject\nBcc: somebody@else.example")]
    [InlineData("Subject\rBcc: somebody@else.example")]
    [InlineData("Subject\0")]
    public void ToBytes_LineBreakInAHeader_IsRefused(string value)
    {
        Assert.Throws<FormatException>(() => (Sample with { Subject = value }).ToBytes());
        Assert.Throws<FormatException>(() => (Sample with { MessageId = value }).ToBytes());
        Assert.Throws<FormatException>(() => (Sample with { Language = value }).ToBytes());
        Assert.Throws<FormatException>(() => (Sample with { ListId = value }).ToBytes());
        Assert.Throws<FormatException>(() => (Sample with { UnsubscribeUrl = value }).ToBytes());
        Assert.Throws<FormatException>(() => (Sample with { TenderIds = [value] }).ToBytes());
        Assert.False(Mailbox.TryParse($"{value} <a@b.example>", out _, out _) && value.Contains('\n', StringComparison.Ordinal));
    }

    [Fact]
    public void ToBytes_TokenLongerThanALine_IsRefused()
    {
        Assert.NotEmpty((Sample with { UnsubscribeUrl = new string('a', 970) }).ToBytes());
        Assert.Throws<FormatException>(() => (Sample with { UnsubscribeUrl = new string('a', 990) }).ToBytes());
    }

    [Fact]
    public void ToBytes_EveryLine_EndsWithCrLfAndFitsALine()
    {
        var bytes = (Sample with { Subject = new string('é', 900), Html = new string('h', 20000), UnsubscribeUrl = new string('u', 900) }).ToBytes();
        var lines = Encoding.Latin1.GetString(bytes).Split("\r\n");
        Assert.All(lines, line => Assert.True(line.Length <= 998 && !line.Contains('\n', StringComparison.Ordinal) && !line.Contains('\r', StringComparison.Ordinal)));
    }

    [Fact]
    public void ToBytes_SameMail_IsTheSameBytes() => Assert.Equal(Sample.ToBytes(), Sample.ToBytes());

    private static List<string> HeaderLines(MimeMessage mail, string name)
    {
        var lines = Encoding.ASCII.GetString(mail.ToBytes()).Split("\r\n");
        var first = Array.FindIndex(lines, line => line.StartsWith(name + ":", StringComparison.Ordinal));
        return [lines[first], .. lines.Skip(first + 1).TakeWhile(line => line.StartsWith(' '))];
    }

    private static JsonElement ReadBack(MimeMessage mail)
    {
        Tools.Need(Tools.Python);
        const string program = """
            import base64, email, email.header, email.policy, email.utils, json, sys
            data = base64.b64decode(sys.stdin.read())
            m = email.message_from_bytes(data, policy=email.policy.default)
            parts = list(m.iter_parts())
            raw = email.message_from_bytes(data)["From"]
            name, address = email.utils.parseaddr(raw.replace("\r\n", "").replace("\n", ""))
            name = str(email.header.make_header(email.header.decode_header(name)))
            print(json.dumps({"Subject": m["Subject"],
                "fromName": name, "fromAddress": address,
                "types": [p.get_content_type() for p in parts],
                "text": parts[0].get_payload(decode=True).decode("utf-8"), "html": parts[1].get_payload(decode=True).decode("utf-8"),
                "defects": len(m.defects) + sum(len(p.defects) for p in parts)}))
            """;
        var (exitCode, output, error) = Tools.Run(Tools.Python, Convert.ToBase64String(mail.ToBytes()), "-c", program);
        Assert.True(exitCode == 0, error);
        var read = JsonDocument.Parse(output).RootElement;
        Assert.Equal(["text/plain", "text/html"], read.GetProperty("types").EnumerateArray().Select(t => t.GetString()));
        return read;
    }
}
