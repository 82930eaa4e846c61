using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.Accounts;

/// <summary>Which account belongs to which address, for features that give accounts something to do.</summary>
public sealed class AccountDirectory(Db db, IServiceScopeFactory scopes)
{
    private const string Find = "SELECT account_id FROM accounts WHERE email_key = @Key";

    private const string Administrators = "SELECT account_id FROM account_roles WHERE role = 'administrator'";

    /// <summary>True when a text is one bare e-mail address.</summary>
    public static bool IsAddress(string? email) =>
        email is { Length: <= 254 } && System.Net.Mail.MailAddress.TryCreate(email, out var address) && address.Address == email;

    /// <summary>The account of an address, or null.</summary>
    public Task<Guid?> FindAsync(string email, CancellationToken ct) =>
        db.FindAsync<Guid?>(Find, new { Key = email.Trim().Normalize().ToUpperInvariant() }, ct);

    /// <summary>The account of an address somebody has just proven to be theirs, made when there is none.</summary>
    /// <exception cref="FormatException">The text is not an e-mail address.</exception>
    public async Task<Account> EnsureAsync(string email)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountUsers>().EnsureAsync(email);
    }

    /// <summary>The addresses of accounts.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> EmailsAsync(IEnumerable<Guid> accounts, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var found = await connection.QueryAsync<AddressRow>(new CommandDefinition(
            $"SELECT account_id, email FROM accounts WHERE {db.In("account_id", "@Accounts")}", new { Accounts = accounts.Distinct().ToArray() }, cancellationToken: ct));
        return found.ToDictionary(a => a.AccountId, a => a.Email);
    }

    /// <summary>Address and language of those accounts that can get a letter.</summary>
    public async Task<IReadOnlyList<ReachableAccount>> ReachableAsync(IEnumerable<Guid> accounts, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var found = await connection.QueryAsync<ReachableAccount>(new CommandDefinition(
            $"SELECT account_id, email, language FROM accounts WHERE {db.In("account_id", "@Accounts")} AND email <> ''", new { Accounts = accounts.Distinct().ToArray() }, cancellationToken: ct));
        return found.AsList();
    }

    /// <summary>The accounts that run the portal.</summary>
    public async Task<IReadOnlySet<Guid>> PortalAdministratorsAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return (await connection.QueryAsync<Guid>(new CommandDefinition(Administrators, cancellationToken: ct))).ToHashSet();
    }

    private sealed record AddressRow
    {
        public required Guid AccountId { get; init; }
        public required string Email { get; init; }
    }
}

/// <summary>An account that can get a letter.</summary>
public sealed record ReachableAccount
{
    /// <summary>Key.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Its address.</summary>
    public required string Email { get; init; }

    /// <summary>BCP 47; empty while nobody chose one.</summary>
    public required string Language { get; init; }
}
