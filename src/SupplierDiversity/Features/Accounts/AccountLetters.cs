using System.Data.Common;
using System.Globalization;
using SupplierDiversity.Languages;
using SupplierDiversity.Mail;
using SupplierDiversity.Mail.Letters;

namespace SupplierDiversity.Features.Accounts;

/// <summary>Letters about an account: links that do something, and news that something was done.</summary>
internal sealed class AccountLetters(LetterBox letters, LanguageList languages, PortalAddress address, TimeProvider clock)
{
    /// <summary>The language of letters to an account: its own choice, else the page's.</summary>
    public Language Of(Account account, Language page) => languages.Find(account.Language) ?? page;

    /// <summary>A link. Its words are the texts <c>accounts.letter.{name}</c>.</summary>
    public Task<Guid> LinkAsync(DbConnection connection, DbTransaction transaction, string to, Language t, string name, string path, TimeSpan validity, string newEmail = "")
    {
        var part = new MailPart(t)
            .Paragraph(t.Of($"accounts.letter.{name}.text", ("email", newEmail)))
            .Button(t[$"accounts.letter.{name}.button"], address.Of(t.Path(path)))
            .Paragraph(t.Of("accounts.letter.until", ("time", t.Instant(clock.GetUtcNow() + validity, TimeZoneInfo.Utc))))
            .Paragraph(t[$"accounts.letter.{name}.ignore"]);
        return AddAsync(connection, transaction, to, t, t[$"accounts.letter.{name}.subject"], part);
    }

    /// <summary>News of a change, so that its owner hears of one that somebody else made. Its words are <c>accounts.news.{name}</c>.</summary>
    public Task<Guid> NewsAsync(DbConnection connection, DbTransaction transaction, string to, Language t, string name)
    {
        var part = new MailPart(t)
            .Paragraph(t[$"accounts.news.{name}.text"])
            .Paragraph(t["accounts.letter.not_you"])
            .Link(t["accounts.forgotten.title"], address.Of(t.Path("/forgotten-password")));
        return AddAsync(connection, transaction, to, t, t[$"accounts.news.{name}.subject"], part);
    }

    private Task<Guid> AddAsync(DbConnection connection, DbTransaction transaction, string to, Language t, string subject, MailPart part)
    {
        part.Rule().Paragraph(string.Create(CultureInfo.InvariantCulture, $"{t["layout.portal"]}, {address.Site}"));
        return letters.AddAsync(connection, transaction, new Letter(to, t.Tag, "account", subject, part.Text, part.Document(subject)));
    }
}
