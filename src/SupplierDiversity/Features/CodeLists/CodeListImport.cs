using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.CodeLists;

/// <summary>What an import found and did.</summary>
/// <param name="Lists">Lists in the folder that are now in the database.</param>
/// <param name="Codes">Their codes.</param>
/// <param name="Changed">Lists this import wrote; 0 when the same files come again.</param>
/// <param name="Refused">Files that were refused.</param>
internal sealed record CodeListsImported(int Lists, int Codes, int Changed, int Refused);

/// <summary>
/// Takes official code lists in, one transaction a list. A code that a newer list dropped keeps its labels, because
/// published notices still carry it. A list of which a file is refused stays as it was before.
/// </summary>
internal sealed class CodeListImport(Db db, TimeProvider clock, CodeLabels labels)
{
    // Part of the fingerprint: raise it when the readers learn something, so that known files are read again.
    private const string ReaderVersion = "1";

    public async Task<CodeListsImported> RunAsync(IEnumerable<IGrouping<string, CodeListFile>> lists, Action<string> refuse, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var known = (await connection.QueryAsync<ListRow>(CodeListsSql.FindLists)).ToDictionary(l => l.List);
        var (count, codes, changed, refused) = (0, 0, 0, 0);
        foreach (var files in lists)
        {
            ct.ThrowIfCancellationRequested();
            var (list, hash, bad) = Read(files, known.GetValueOrDefault(files.Key)?.SourceHash, refuse);
            refused += bad;
            var before = known.GetValueOrDefault(files.Key);
            if (list is not null && (before is null || (bad == 0 && before.SourceHash != hash)))
            {
                codes += await KeepAsync(files.Key, list, hash, ct);
                changed++;
            }
            else if (before is not null)
            {
                codes += before.Codes;
            }
            else
            {
                continue;
            }

            count++;
        }

        labels.Imported.Forget();
        return new(count, codes, changed, refused);
    }

    // The list is null when its files are those of the last import, or none could be read.
    private static (CodeList? List, string Hash, int Refused) Read(IEnumerable<CodeListFile> files, string? knownHash, Action<string> refuse)
    {
        var refused = 0;
        var contents = new List<(CodeListFile File, byte[] Bytes)>();
        void Try(CodeListFile file, Action read)
        {
            try
            {
                read();
            }
            catch (CodeListRefusedException e)
            {
                refused++;
                refuse($"{file.FilePath}:{e.Line}: {e.Message}");
            }
        }

        foreach (var file in files)
        {
            Try(file, () => contents.Add((file, file.ReadBytes())));
        }

        if (Hash(contents.Select(c => c.Bytes)) is var hash && hash == knownHash)
        {
            return (null, hash, refused);
        }

        CodeList? list = null;
        var accepted = new List<byte[]>();
        foreach (var (file, bytes) in contents)
        {
            Try(file, () =>
            {
                var read = file.Read(bytes);
                accepted.Add(bytes);
                (list ??= new CodeList()).AddMissing(read);
            });
        }

        return (list, Hash(accepted), refused);
    }

    private static string Hash(IEnumerable<byte[]> contents)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(ReaderVersion));
        foreach (var bytes in contents)
        {
            hash.AppendData(SHA256.HashData(bytes));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private Task<int> KeepAsync(string name, CodeList list, string hash, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var stored = await connection.QueryAsync<string>(CodeListsSql.FindCodes, new { List = name }, transaction);
            var dropped = stored.Where(c => !list.Labels.ContainsKey(c)).ToArray();
            var kept = dropped.Length == 0 ? [] : (await connection.QueryAsync<LabelRow>(
                $"{CodeListsSql.FindLabelsOfCodes} AND {db.In("code", "@Codes")}", new { List = name, Codes = dropped }, transaction)).ToList();
            var rows = list.Labels.SelectMany(c => c.Value.Select(l => new LabelRow { List = name, Code = c.Key, Language = l.Key, Label = l.Value })).Concat(kept);
            var codes = list.Labels.Count + dropped.Length;
            var english = list.Labels.Values.Count(l => l.ContainsKey("en")) + kept.Count(l => l.Language == "en");
            await connection.ExecuteAsync(
                CodeListsSql.KeepList,
                new { List = name, ImportedAt = DapperTypes.Cut(clock.GetUtcNow()), Codes = codes, English = english, SourceHash = hash },
                transaction);
            await connection.ExecuteAsync(CodeListsSql.RemoveLabels, new { List = name }, transaction);
            await AddLabelsAsync(connection, transaction, rows, ct);
            return codes;
        },
        ct);

    private static async Task AddLabelsAsync(DbConnection connection, DbTransaction transaction, IEnumerable<LabelRow> rows, CancellationToken ct)
    {
        if (connection is NpgsqlConnection postgres)
        {
            await using var copy = await postgres.BeginBinaryImportAsync(CodeListsSql.CopyLabels, ct);
            foreach (var row in rows)
            {
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(row.List, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(row.Code, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(row.Language, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(row.Label, NpgsqlDbType.Text, ct);
            }

            await copy.CompleteAsync(ct);
            return;
        }

        await using var command = ((SqliteConnection)connection).CreateCommand();
        command.Transaction = (SqliteTransaction)transaction;
        command.CommandText = CodeListsSql.AddLabel;
        var parameters = CodeListsSql.AddLabelParameters.Select(n => command.Parameters.Add(n, SqliteType.Text)).ToArray();
        command.Prepare();
        // In the order of the primary key, so that the index grows at its end.
        foreach (var row in rows.OrderBy(r => r.Language, StringComparer.Ordinal).ThenBy(r => r.Code, StringComparer.Ordinal))
        {
            (parameters[0].Value, parameters[1].Value, parameters[2].Value, parameters[3].Value) = (row.List, row.Code, row.Language, row.Label);
            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
