using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Mail.Letters;

/// <summary>Where other features leave letters: a row in their own transaction, sent soon after it commits.</summary>
internal sealed class LetterBox(MailSettings settings, TimeProvider clock)
{
    /// <summary>Adds a letter and returns its id. Nothing leaves unless the caller's transaction commits.</summary>
    public async Task<Guid> AddAsync(DbConnection connection, DbTransaction transaction, Letter letter)
    {
        var id = Guid.CreateVersion7();
        await connection.ExecuteAsync(
            LettersSql.Add,
            new
            {
                Id = id,
                letter.To,
                letter.Language,
                letter.Kind,
                letter.Subject,
                letter.Text,
                letter.Html,
                MessageId = $"<{id:N}@{Mailbox.Parse(settings.From).Domain}>",
                now = DapperTypes.Cut(clock.GetUtcNow()),
            },
            transaction);
        return id;
    }
}
