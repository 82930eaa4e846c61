using System.Text;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.Accounts.Passkeys;

/// <summary>The passkeys of an account as its owner sees them.</summary>
public sealed class PasskeyList(Db db, TimeProvider clock)
{
    private const int LongestName = 60;

    /// <summary>All of them, the oldest first.</summary>
    public Task<IReadOnlyList<PasskeyRow>> OfAsync(Guid accountId, CancellationToken ct) =>
        db.ListAsync<PasskeyRow>(PasskeysSql.OfAccount, new { AccountId = accountId }, ct);

    /// <summary>Gives one another name.</summary>
    public Task RenameAsync(Guid accountId, string credentialId, string name, CancellationToken ct) =>
        db.ExecuteAsync(PasskeysSql.Rename, new { AccountId = accountId, CredentialId = credentialId, Name = name }, ct);

    /// <summary>Takes one away; nobody signs in with it any more.</summary>
    public Task RemoveAsync(Guid accountId, string credentialId, CancellationToken ct) =>
        db.ExecuteAsync(PasskeysSql.Remove, new { AccountId = accountId, CredentialId = credentialId }, ct);

    /// <summary>Notes that somebody has just signed in with one.</summary>
    public Task UsedAsync(Guid accountId, string credentialId, CancellationToken ct) =>
        db.ExecuteAsync(PasskeysSql.Used, new { AccountId = accountId, CredentialId = credentialId, Now = DapperTypes.Cut(clock.GetUtcNow()) }, ct);

    /// <summary>A typed name, cut to what is kept; the given one when nothing was typed.</summary>
    public static string Named(string? typed, string otherwise)
    {
        var name = typed?.Trim() is { Length: > 0 } some ? some : otherwise;
        var kept = new StringBuilder();
        foreach (var rune in name.EnumerateRunes().Where(r => !Rune.IsControl(r)).Take(LongestName))
        {
            kept.Append(rune);
        }

        return kept.ToString();
    }
}
