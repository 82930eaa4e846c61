using System.Data.Common;
using SupplierDiversity.Mail;
using SupplierDiversity.Mail.Letters;

namespace SupplierDiversity.Features.BidReports.Requests;

/// <summary>The answer as a mail, to the person who asked: the same words as on paper, and where the files are.</summary>
internal sealed class AnswerLetters(LetterBox letters, PortalAddress address)
{
    /// <summary>Queues it.</summary>
    public Task SendAsync(DbConnection connection, DbTransaction transaction, string to, AnswerWords words)
    {
        var t = words.T;
        var part = new MailPart(t).Heading(words.Title);
        foreach (var line in words.Opening)
        {
            part.Paragraph(line);
        }

        if (words.Request.Words.Length > 0)
        {
            part.Paragraph(words.Request.Words);
        }

        foreach (var year in words.Years)
        {
            part.Label($"{year.Year}").Items(words.Findings(year)).Link(t["reports.saved.mail.read"], address.Of(t.Path($"/cities/{words.City.Slug}/report?year={year.Year}")));
        }

        if (words.Years.Count > 0)
        {
            part.Label(t["reports.request.letter.withheld"]).Items(words.Years.SelectMany(words.Withheld)).Items(words.Why);
        }

        if (words.Request.Rule is { Remedy.Length: > 0 } rule)
        {
            part.Paragraph(rule.Remedy);
        }

        part.Link(t.Of("reports.explain.title", ("city", words.City.Name)), address.Of(t.Path($"/cities/{words.City.Slug}/report/method"))).Rule().Paragraph($"{words.City.Name} · {t["layout.portal"]}, {address.Site}");
        return letters.AddAsync(connection, transaction, new Letter(to, t.Tag, "report", words.Title, part.Text, part.Document(words.Title)));
    }
}
