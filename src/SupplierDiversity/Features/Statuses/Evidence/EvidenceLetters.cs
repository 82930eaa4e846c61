using System.Security.Cryptography;
using System.Text;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Jobs;
using SupplierDiversity.Languages;
using SupplierDiversity.Mail;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Statuses.Evidence;

/// <summary>
/// Letters about documents: 30 days before the last day, on the last day, and when a city has answered. They do not say
/// what the document is or what was answered, because mails are kept before the wall. Each is written once: its key and the
/// letter are one transaction, so nothing is lost between the two databases either.
/// </summary>
internal static class EvidenceLetters
{
    private const string Hears = "evidence";
    private const int Early = 30;

    // A portal that was switched off for a while still tells; what is older nobody waits for any more.
    private const int Late = 14;

    private static readonly TimeSpan KeysKept = TimeSpan.FromDays(90);

    public static async Task<JobCount> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var now = DapperTypes.Cut(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var due = await DueAsync(services, now, ct);
        var db = services.GetRequiredService<Db>();
        await using (var connection = await db.OpenAsync(ct))
        {
            await connection.ExecuteAsync(new CommandDefinition(EvidenceSql.DropLetters, new { Before = now - KeysKept }, cancellationToken: ct));
            var sql = EvidenceSql.KnownLetters(db.In("letter_key", "@Keys"));
            var known = await connection.QueryAsync<string>(new CommandDefinition(sql, new { Keys = due.Select(d => d.Key).ToArray() }, cancellationToken: ct));
            due.RemoveAll(d => known.Contains(d.Key));
        }

        var written = 0;
        foreach (var letter in due)
        {
            written += await WriteAsync(services, letter, now, ct);
        }

        return new JobCount(Queued: written, DidSomething: written > 0);
    }

    private static async Task<List<DueLetter>> DueAsync(IServiceProvider services, DateTimeOffset now, CancellationToken ct)
    {
        var (background, book) = (services.GetRequiredService<BackgroundDatabase>(), services.GetRequiredService<EvidenceBook>());
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        List<DueLetter> due = [];
        await background.Keys.ReadyAsync(ct);
        await using var connection = await background.OpenAsync(BackgroundReason.Work, ct);
        await connection.ExecuteAsync(new CommandDefinition(EvidenceSql.DropOldFiles, new { Before = today.AddYears(-1) }, cancellationToken: ct));
        var ending = await connection.QueryAsync<DocumentRow>(EvidenceSql.RunningOut, new { From = today.AddDays(-Late), To = today.AddDays(Early) });
        foreach (var firm in ending.Select(d => d.SupplierId).Distinct())
        {
            due.AddRange((await book.OfFirmAsync(connection, firm)).RunningOut(today.AddDays(-Late), today.AddDays(Early))
                .Select(d => new DueLetter(Key(d.DocumentId, d.Until <= today ? "today" : "soon"), firm, d.Until <= today ? "today" : "soon", d.Until)));
        }

        foreach (var review in await connection.QueryAsync<ReviewRow>(EvidenceSql.DecidedSince, new { Since = now.AddDays(-Late) }))
        {
            var document = await connection.QuerySingleAsync<DocumentRow>(EvidenceSql.Document, new { review.DocumentId });
            due.Add(new(Key(review.ReviewId, "answer"), document.SupplierId, "answer", document.ExpiresOn));
        }

        return due;
    }

    private static Task<int> WriteAsync(IServiceProvider services, DueLetter letter, DateTimeOffset now, CancellationToken ct)
    {
        var (mail, address) = (services.GetRequiredService<FirmMail>(), services.GetRequiredService<PortalAddress>());
        return services.GetRequiredService<Db>().InTransactionAsync(
            async (connection, transaction) =>
                await connection.ExecuteAsync(EvidenceSql.AddLetter, new { letter.Key, Now = now }, transaction) == 0 ? 0
                    : await mail.SendAsync(connection, transaction, letter.SupplierId, Hears, t => (
                        t.Of($"evidence.letter.{letter.Kind}.subject", Day(t)),
                        new MailPart(t)
                            .Paragraph(t.Of($"evidence.letter.{letter.Kind}.text", Day(t)))
                            .Button(t["suppliers.home.mine"], address.Of(t.Path($"/business/{letter.SupplierId}")))), ct),
            ct);

        (string, object?) Day(Language t) => ("day", t.ShortDay(letter.Day));
    }

    // The id is known behind the wall only, so the key tells nothing to who sees it.
    private static string Key(Guid id, string kind) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{id:N} {kind}")));

    private sealed record DueLetter(string Key, Guid SupplierId, string Kind, DateOnly Day);
}
