using System.Collections.Frozen;
using System.Security.Cryptography;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using SupplierDiversity.Database;

namespace SupplierDiversity.Wall.Sealing;

/// <summary>
/// The keys of the background database. They lie in it sealed with the portal's own keys, which lie in the other database:
/// neither file opens anything without the other.
/// </summary>
internal sealed class SealKeys(Db db, IDataProtectionProvider protection, TimeProvider clock) : IDisposable
{
    /// <summary>After this long a new key is made and everything is sealed anew.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(90);

    // Another process may have made a newer key; what is sealed with the old one meanwhile is sealed anew the next night.
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    private const string All = "SELECT key_number, sealed_key, created_at FROM seal_keys ORDER BY key_number";

    private const string Add =
        """
        INSERT INTO seal_keys (key_number, sealed_key, created_at) VALUES (@Number, @Sealed, @Now) ON CONFLICT (key_number) DO NOTHING;
        UPDATE seal_keys SET replaced_at = @Now WHERE key_number < @Number AND replaced_at IS NULL;
        """;

    private FrozenDictionary<int, SealKey> _keys = FrozenDictionary<int, SealKey>.Empty;
    private SealKey? _newest;
    private DateTimeOffset _readAt;

    /// <summary>The key that seals what is written now; <see cref="ReadyAsync"/> comes before.</summary>
    public SealKey Newest => _newest ?? throw new SealBrokenException("No key of the background database has been read yet.");

    /// <summary>The key of a number; null when the database does not have it.</summary>
    public SealKey? Find(int number)
    {
        if (!_keys.TryGetValue(number, out var key))
        {
            using var connection = db.Open();
            Keep(connection.Query<KeyRow>(All).AsList());
            _keys.TryGetValue(number, out key);
        }

        return key;
    }

    /// <summary>Reads the keys, and makes the first. Called before each transaction, because making one is a write.</summary>
    public async Task ReadyAsync(CancellationToken ct)
    {
        if (_newest is not null && clock.GetUtcNow() - _readAt is var age && age >= TimeSpan.Zero && age < Fresh)
        {
            return;
        }

        await ReadAsync(ct);
        if (_newest is null)
        {
            await MakeAsync(1, ct);
        }
    }

    /// <summary>Makes the next key when the newest has served its time, or now; true when it did.</summary>
    public async Task<bool> RenewAsync(bool now, CancellationToken ct)
    {
        await ReadAsync(ct);
        if (!now && _newest is { } newest && clock.GetUtcNow() - newest.CreatedAt < Life)
        {
            return false;
        }

        await MakeAsync((_newest?.Number ?? 0) + 1, ct);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }
    }

    // Of two processes that make the same number at once the first wins; both read it then.
    private async Task MakeAsync(int number, CancellationToken ct)
    {
        var sealedKey = Convert.ToBase64String(Protector(number).Protect(RandomNumberGenerator.GetBytes(SealKey.Length)));
        await db.ExecuteAsync(Add, new { Number = number, Sealed = sealedKey, Now = DapperTypes.Cut(clock.GetUtcNow()) }, ct);
        await ReadAsync(ct);
    }

    /// <summary>Reads and opens the keys there are; changes nothing.</summary>
    public async Task ReadAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        Keep((await connection.QueryAsync<KeyRow>(new CommandDefinition(All, cancellationToken: ct))).AsList());
    }

    private void Keep(List<KeyRow> rows)
    {
        var keys = rows.Select(row => _keys.GetValueOrDefault(row.KeyNumber) ?? new SealKey(row.KeyNumber, Open(row), row.CreatedAt)).ToFrozenDictionary(k => k.Number);
        _keys = keys;
        _newest = rows.Count > 0 ? keys[rows[^1].KeyNumber] : null;
        _readAt = clock.GetUtcNow();
    }

    private byte[] Open(KeyRow row)
    {
        try
        {
            return Protector(row.KeyNumber).Unprotect(Convert.FromBase64String(row.SealedKey));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            throw new SealBrokenException(
                $"Key {row.KeyNumber} of the background database cannot be opened: it belongs to another portal database, or that database's keys or certificate are missing.", e);
        }
    }

    private IDataProtector Protector(int number) =>
        protection.CreateProtector("SupplierDiversity.Background", number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private sealed record KeyRow
    {
        public required int KeyNumber { get; init; }

        public required string SealedKey { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }
    }
}
